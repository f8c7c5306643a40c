//! A page that stays open for hours: whatever a reader repeats, the objects that the page keeps alive stop growing. Needs
//! `dist/`: `make build`.
//!
//! Each test repeats one action many times in one page. The objects are counted after a fifth of the repetitions and at the end,
//! both times after garbage collection, and compared. `make soak` repeats it four to ten times as often and prints rows for the table in
//! docs/HOLDS.md. A leak in every repetition shows in the ordinary tests, as the last test here shows; slower ones show only there.

use crate::support::browser::{Browser, Held, Screen};
use crate::support::failure::Outcome;
use crate::support::server::Server;
use crate::support::{caught, complaints, open, read, soaks, visit};
use serde::Deserialize;

/// Counts what DevTools does not report: the memory of each wasm, observed elements, workers, object URLs, and how often a chart is
/// painted. It keeps none of these objects alive, except for the wasm memory of the page itself.
const COUNT: &str = "
(() => {
  const counts = window.counts = { memories: [], frames: [], observed: 0, observers: 0, begun: 0, ended: 0, addresses: 0, paints: 0 };
  // The reference is created here, because an object that a frame creates would keep the frame alive.
  counts.frame = memory => void counts.frames.push(new WeakRef(memory));
  const above = () => { try { return window.parent !== window && window.parent.counts; } catch { return null; } };
  const noted = made => {
    for (const part of Object.values((made.instance ?? made).exports ?? {})) {
      if (!(part instanceof WebAssembly.Memory)) continue;
      const host = above();
      if (host) host.frame(part); else counts.memories.push(part);
    }
    return made;
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...of) => noted(await real.apply(WebAssembly, of));
  }
  for (const kind of ['ResizeObserver', 'IntersectionObserver', 'MutationObserver']) {
    const Real = window[kind], targets = new WeakMap();
    const of = observer => targets.get(observer) ?? targets.set(observer, new Set()).get(observer);
    window[kind] = class extends Real {
      constructor(...of) { super(...of); counts.observers++; }
      observe(target, ...more) { if (!of(this).has(target)) { of(this).add(target); counts.observed++; } super.observe(target, ...more); }
      unobserve(target) { if (of(this).delete(target)) counts.observed--; super.unobserve(target); }
      disconnect() { counts.observed -= of(this).size; of(this).clear(); super.disconnect(); }
    };
  }
  const Real = window.Worker;
  window.Worker = class extends Real {
    constructor(...of) { super(...of); counts.begun++; this.ends = false; }
    terminate() { if (!this.ends) counts.ended++; this.ends = true; super.terminate(); }
  };
  const { createObjectURL, revokeObjectURL } = URL, alive = new Set();
  URL.createObjectURL = of => { const address = createObjectURL.call(URL, of); alive.add(address); counts.addresses = alive.size; return address; };
  URL.revokeObjectURL = address => { alive.delete(address); counts.addresses = alive.size; revokeObjectURL.call(URL, address); };
  const transform = CanvasRenderingContext2D.prototype.setTransform;
  CanvasRenderingContext2D.prototype.setTransform = function (...of) { counts.paints++; return transform.apply(this, of); };
})();";

/// The counts of [`COUNT`] at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
struct Counts {
    /// Bytes of memory of all wasm modules of the page.
    wasm: u64,
    /// Wasm memories of frames that are not collected.
    frames: u64,
    /// Elements that observers observe.
    observed: u64,
    /// Observers ever created.
    observers: u64,
    /// Workers that were started and not terminated.
    workers: u64,
    /// Object URLs that are not revoked.
    addresses: u64,
    /// Canvases and images in the document.
    pictures: u64,
}

const COUNTED: &str = "
const { memories, frames, observed, observers, begun, ended, addresses } = window.counts;
return {
  wasm: memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
  frames: frames.filter(memory => memory.deref()).length,
  observed, observers, workers: begun - ended, addresses, pictures: all('canvas, img').length,
};";

/// Everything that a page keeps alive at a moment.
#[derive(Debug, Clone, Copy)]
struct Moment {
    held: Held,
    counts: Counts,
}

impl Moment {
    /// Counts once nothing is running any more: an announcement to screen readers is made after a short delay and removed three
    /// seconds later, and charts may wait for the module that lays them out for another text size.
    async fn of(page: &Browser) -> Outcome<Moment> {
        page.run::<()>(
            "await rest(13);
             await until('something is still said', () => document.getElementById('said')?.textContent);
             await until('still laid out', () => all('[data-layout-requested]').map(host => host.dataset.chart).join(' '));
             await settled(); for (let i = 0; i < 8; i++) await frame();
             // Recorded by the tests' own observer.
             window.shifts.length = 0;",
        )
        .await?;
        let held = page.held().await?;
        Ok(Moment { held, counts: page.run(COUNTED).await? })
    }

    /// Its columns in the table of docs/HOLDS.md.
    fn row(&self) -> [u64; 10] {
        let Moment { held, counts } = self;
        [
            held.documents,
            held.nodes,
            held.layout_objects,
            held.listeners,
            held.heap / 1000,
            counts.wasm / 1000,
            counts.observed,
            counts.workers + held.workers,
            counts.addresses,
            counts.pictures,
        ]
    }
}

/// The first count is made after a fifth of the repetitions: by then caches are full and the wasm's memory has its size.
const WARM_UP: usize = 5;
/// How often one script repeats an action.
const AT_ONCE: usize = 50;
/// How many times as large the JavaScript heap may be at the end: the engine keeps compiled code, also that of the tests' scripts.
const HEAP: f64 = 1.15;

/// How often an action is repeated in this run: in `make soak`, and in the ordinary tests.
fn times(soak: usize, ordinary: usize) -> usize {
    if soaks() { soak } else { ordinary }
}

/// Repeats an action in the open page and compares the counts. `repeat(from, to)` does the repetitions from one index up to another.
async fn long(page: &Browser, what: &str, times: usize, repeat: impl AsyncFn(usize, usize) -> Outcome) -> Outcome {
    // A single script must not take too long, even on a slow machine.
    let repeat = async |from: usize, to: usize| -> Outcome {
        for next in (from..to).step_by(AT_ONCE) {
            repeat(next, to.min(next + AT_ONCE)).await?;
        }
        Ok(())
    };
    let warm = times / WARM_UP;
    let start = Moment::of(page).await?;
    repeat(0, warm).await?;
    let before = Moment::of(page).await?;
    repeat(warm, times).await?;
    let after = Moment::of(page).await?;
    println!("{}", page.version().await?);
    for (when, moment) in [(0, start), (warm, before), (times, after)] {
        let row = moment.row().map(|number| number.to_string()).join(" | ");
        println!("| {what} | {when} | {row} |");
    }
    let (was, is) = (before.held, after.held);
    assert_eq!(after.counts, before.counts, "{what}: wasm memory, observers, workers, addresses, pictures");
    // A chart has fewer layout objects as a canvas than as its still, and which it is depends on the scroll position.
    let held = |held: Held| Held { heap: 0, layout_objects: 0, ..held };
    assert_eq!(held(is), held(was), "{what}: what the document holds");
    assert!(is.layout_objects <= was.layout_objects + was.layout_objects / 100, "{what}: {is:?}, and was {was:?}");
    assert!(is.heap as f64 <= was.heap as f64 * HEAP, "{what}: a heap of {} bytes was {}", is.heap, was.heap);
    // The host lacks the icon that browsers look for beside a file.
    let lines = complaints(page).await?.into_iter().filter(|line| !line.text.contains("favicon.ico"));
    assert_eq!(lines.collect::<Vec<_>>(), [], "{what}");
    Ok(())
}

/// A screen that is cheap to paint, as it is painted very often.
const SHORT_PHONE: Screen = Screen { height: 568, ..Screen::PHONE };

/// Charts near the viewport whose canvas lacks the size of its place or the pixel density of the screen.
const NOT_FOLLOWED: &str = "
for (let i = 0; i < 30; i++) await frame();
const near = ({ top, bottom, height }) => height > 0 && bottom > -600 && top < innerHeight + 600;
return all('[data-island=chart]').filter(host => host.checkVisibility() && near(host.getBoundingClientRect())).filter(host => {
  const canvas = host.querySelector('canvas.live');
  const { width, height } = canvas?.getBoundingClientRect() ?? {};
  return !canvas || Math.abs(width - host.getBoundingClientRect().width) > 1
    || Math.abs(canvas.width - width * devicePixelRatio) > 1 || Math.abs(canvas.height - height * devicePixelRatio) > 1;
}).map(host => host.dataset.chart);";

/// How often charts have been painted since the last call.
const PAINTS: &str = "const { paints } = window.counts; window.counts.paints = 0; return paints;";

/// How many charts are in view.
const CHARTS: &str = "return all('[data-island=chart]').filter(host => host.checkVisibility() && inView(host)).length;";

/// A single embedded pillar: repainting every chart a thousand times would take minutes on the whole page.
const PILLAR: &str = "index.html?embed&section=gong";

/// Opens [`PILLAR`], scrolls through it and back to its first chart, and returns how many charts are in view there.
async fn read_pillar(page: &Browser, site: &Server) -> Outcome<usize> {
    open(page, &site.url(PILLAR)).await?;
    page.run::<()>(
        "for (let y = 0; y < root.scrollHeight; y += innerHeight / 2) await go(y);
         const shown = () => all('[data-island=chart]').filter(host => host.checkVisibility());
         await until('still not live', () => shown().filter(host => host.querySelector('.marks').hidden).map(host => host.dataset.chart).join(' '));
         await settled();
         await show(shown()[0]); await alive();",
    )
    .await?;
    let charts: usize = page.run(CHARTS).await?;
    assert!(charts > 0, "{charts} charts");
    page.run::<usize>(PAINTS).await?;
    Ok(charts)
}

#[tokio::test]
async fn many_changes_of_theme_leave_nothing_behind() -> Outcome {
    visit(async |page, site| {
        page.before(COUNT).await?;
        page.screen(SHORT_PHONE).await?;
        read_pillar(page, site).await?;
        // The module that lays out larger text is fetched now: until it is there, those charts are not painted anew.
        page.run::<()>(
            "await choose('mode=elder');
             await until('not laid out', () => document.querySelector('.laid-out') ? '' : 'yet');
             await choose('mode=standard'); await alive();",
        )
        .await?;
        let times = times(1000, 250);
        long(page, "theme changes", times, async |from, to| {
            page.run(&format!(
                "const someInView = () => all('[data-island=chart]').some(host => host.checkVisibility() && inView(host));
                 const changes = ['theme=dark', 'theme=contrast', 'theme=light', 'mode=elder', 'text=2', 'text=3', 'text=1', 'theme=dark',
                   'mode=standard', 'theme=auto'];
                 for (let i = {from}; i < {to}; i++) {{
                   const before = window.counts.paints;
                   document.querySelector(`[data-set='${{changes[i % changes.length]}}']`).click();
                   // The charts are painted before the next task; a frame is awaited only now and then.
                   await (i % 10 ? new Promise(done => setTimeout(done)) : frame());
                   // For another text size they are laid out anew first, in a task of its own. In the elder edition none may be in view.
                   if (someInView()) window.due = (window.due ?? 0) + 1;
                   await until('not painted', () => window.counts.paints > before || !someInView() ? '' : changes[i % changes.length]);
                 }}
                 // What the engine skips now keeps its layout objects or has none, by when it looked: all are made anew.
                 root.style.display = 'none'; await rest(3); root.style.display = ''; await rest(3);
                 await show(all('[data-island=chart]').find(host => host.checkVisibility())); await alive();"
            ))
            .await
        })
        .await?;
        let due: usize = page.run("return window.due;").await?;
        assert!(due >= times / 2, "a chart was in view after only {due} of {times} changes");
        assert_eq!(page.run::<Vec<String>>(NOT_FOLLOWED).await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn many_resizes_leave_nothing_behind() -> Outcome {
    const WIDTHS: [u32; 8] = [390, 768, 1280, 320, 1024, 844, 360, 600];
    visit(async |page, site| {
        page.before(COUNT).await?;
        page.screen(SHORT_PHONE).await?;
        let charts = read_pillar(page, site).await?;
        let times = times(1000, 100);
        long(page, "resizes", times, async |from, to| {
            for i in from..to {
                page.screen(Screen { width: WIDTHS[i % WIDTHS.len()], ..Screen::DESK }).await?;
                page.run::<()>("await frame();").await?;
            }
            Ok(())
        })
        .await?;
        let paints: usize = page.run(PAINTS).await?;
        assert!(paints >= times * charts * 9 / 10, "{charts} charts were painted {paints} times");
        assert_eq!(page.run::<Vec<String>>(NOT_FOLLOWED).await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn many_changes_of_the_pixel_ratio_leave_nothing_behind() -> Outcome {
    visit(async |page, site| {
        page.before(COUNT).await?;
        page.screen(SHORT_PHONE).await?;
        let charts = read_pillar(page, site).await?;
        let times = times(200, 40);
        long(page, "changes of the pixel ratio", times, async |from, to| {
            for i in from..to {
                page.screen(Screen { ratio: if i % 2 == 0 { 1.25 } else { 1.0 }, ..SHORT_PHONE }).await?;
                // Chromium's emulation lacks the event that a real screen would send; the lists of the other ratio get it as well.
                page.run::<()>(
                    "const lists = window.queries.filter(list => list.media.includes('resolution'));
                     window.queries = lists.slice(-1);
                     for (const list of lists) list.dispatchEvent(new Event('change'));
                     await frame();",
                )
                .await?;
            }
            Ok(())
        })
        .await?;
        let paints: usize = page.run(PAINTS).await?;
        assert!(paints >= times * charts, "{charts} charts in sight, each painted at every change, but {paints} times");
        assert_eq!(page.run::<Vec<String>>(NOT_FOLLOWED).await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn many_tables_opened_and_closed_leave_nothing_behind() -> Outcome {
    visit(async |page, site| {
        page.before(COUNT).await?;
        page.screen(Screen::DESK).await?;
        read(page, &site.url("")).await?;
        // So that each table was open once by the first count.
        let times = times(1000, 250);
        long(page, "table toggles", times, async |from, to| {
            page.run(&format!(
                "all('.more').forEach(fold => {{ fold.open = true; }});
                 const tables = all('.story .data:has(table) > summary');
                 for (let i = {from}; i < {to}; i++) {{
                   const table = tables[(i >> 1) % tables.length];
                   table.click(); await frame();
                   const rows = all('tbody tr', table.parentElement).filter(row => row.checkVisibility()).length;
                   if (rows > 0 !== (i % 2 === 0)) throw new Error(`${{rows}} rows after toggle ${{i}}`);
                 }}"
            ))
            .await
        })
        .await?;
        assert_eq!(page.run::<Vec<String>>(NOT_FOLLOWED).await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn many_tips_leave_nothing_behind() -> Outcome {
    // A point where a pointer hits the mark; for a test by keyboard, the mark before it is focused.
    const BRING: &str = "
        const marks = all('[data-mark]').filter(mark => mark.checkVisibility());
        const mark = marks[AT % marks.length];
        await show(mark);
        const { left, top, width, height } = mark.getBoundingClientRect();
        let free = null;
        for (let i = 1; i < 20 && !free; i++) for (let j = 1; j < 20 && !free; j++) {
            const point = [left + width * j / 20, top + height * i / 20];
            if (document.elementFromPoint(...point) === mark) free = point;
        }
        const before = mark.previousElementSibling;
        if (KEY) (before ?? mark.nextElementSibling ?? mark).focus({ preventScroll: true });
        return [free ?? [-1, -1], before ? 'ArrowRight' : mark.nextElementSibling ? 'ArrowLeft' : ''];";
    const LEFT: &str = "document.activeElement.blur(); await until('still open', () => said());";
    visit(async |page, site| {
        page.before(COUNT).await?;
        page.screen(Screen::DESK).await?;
        // Transitions would enlarge the memory of the wasm on the way.
        read(page, &site.url("?motion=off")).await?;
        let times = times(200, 40);
        long(page, "tips", times, async |from, to| {
            for i in from..to {
                let by_key = i % 2 == 0;
                // The last tip is always the same one: that of an exact figure has a text less.
                let at = if i + 1 == to { 0 } else { i / 2 * 7 };
                let bring = BRING.replace("AT", &at.to_string()).replace("KEY", &by_key.to_string());
                let ([x, y], key): ([f64; 2], String) = page.run(&bring).await?;
                if by_key {
                    if !key.is_empty() {
                        page.press(&key).await?;
                    }
                } else {
                    page.point(x, y).await?;
                }
                let tip: Option<String> = page.run("await frame(); return said();").await?;
                assert!(tip.is_some(), "tip {i} at {x}, {y} by {key:?}");
                page.point(2.0, 2.0).await?;
                if by_key {
                    page.press("Escape").await?;
                }
                page.run::<()>(LEFT).await?;
            }
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn many_transitions_leave_nothing_behind() -> Outcome {
    visit(async |page, site| {
        page.before(COUNT).await?;
        page.screen(SHORT_PHONE).await?;
        read(page, &site.url("")).await?;
        let times = times(100, 20);
        long(page, "transitions", times, async |from, to| {
            page.run(&format!(
                "const hosts = all('[data-transition-from]');
                 for (let i = {from}; i < {to}; i++) {{
                   const host = hosts[i % hosts.length];
                   await goBelow(host);
                   scrollBy({{ top: innerHeight * 0.6, behavior: 'instant' }});
                   await until('not running', () => host.dataset.transition === 'waiting' ? 'yet' : '');
                   await until('not at rest', () => host.dataset.transition ?? '');
                 }}
                 await go(0); await alive();"
            ))
            .await
        })
        .await
    })
    .await
}

#[tokio::test]
async fn many_long_images_leave_nothing_behind() -> Outcome {
    visit(async |page, site| {
        page.before(COUNT).await?;
        page.screen(SHORT_PHONE).await?;
        read(page, &site.url("")).await?;
        let times = times(50, 12);
        long(page, "long images", times, async |from, to| {
            page.run(&format!(
                "const dialog = document.getElementById('poster'), bar = dialog.querySelector('progress');
                 const close = () => dialog.querySelector('[data-close]').click();
                 for (let i = {from}; i < {to}; i++) {{
                   document.querySelector('#share [data-part=gong]').click();
                   if (i % 10 === 4) {{
                     await until('no progress', () => bar.value > 100 ? '' : 'yet');
                     if (!dialog.querySelector('.made').hidden) throw new Error('it was ready before it could be called off');
                     close(); await frame();
                     continue;
                   }}
                   await until('no image', () => dialog.querySelector('.made').hidden ? 'yet' : '');
                   const image = dialog.querySelector('img');
                   await image.decode();
                   if (image.naturalHeight < 2500) throw new Error(`image ${{i}} is ${{image.naturalHeight}} high`);
                   close(); await frame();
                 }}"
            ))
            .await
        })
        .await?;
        let (begun, ended): (usize, usize) = page.run("return [window.counts.begun, window.counts.ended];").await?;
        assert_eq!((begun, ended), (times, times), "each has a worker of its own, which ends");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn many_embeds_mounted_and_removed_leave_nothing_behind_on_their_host() -> Outcome {
    visit(async |page, site| {
        page.before(COUNT).await?;
        page.screen(Screen::DESK).await?;
        // On the page's own origin, so that the objects of its frames are counted as well.
        page.open(&site.url("oembed.json")).await?;
        page.run::<()>(&format!(
            "document.body.textContent = '';
             window.heights = 0;
             addEventListener('message', event => {{ if (event.data?.gongxiaomei === 'height') window.heights++; }});
             const script = document.createElement('script'); script.src = {:?};
             document.head.append(script);
             await until('not defined', () => customElements.get('gongxiaomei-infographic') ? '' : 'yet');",
            site.url("embed.js")
        ))
        .await?;
        let times = times(100, 20);
        long(page, "embeds", times, async |from, to| {
            page.run(&format!(
                "const charts = ['steel', 'lithium', 'zones', 'power', 'homes'];
                 for (let i = {from}; i < {to}; i++) {{
                   const embed = document.createElement('gongxiaomei-infographic'), told = window.heights;
                   embed.setAttribute('chart', charts[i % charts.length]);
                   document.body.append(embed);
                   await until('no height', () => window.heights > told ? '' : 'told');
                   await until('not live', () => embed.firstChild.contentDocument.querySelector('canvas.live') ? '' : 'yet');
                   embed.remove(); await frame();
                 }}"
            ))
            .await
        })
        .await?;
        assert_eq!(page.run::<usize>("return window.counts.frames.length;").await?, times, "each had a wasm of its own");
        assert_eq!(page.run::<usize>("return all('iframe').length;").await?, 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_leaks_that_were_found_once_would_be_found_again() -> Outcome {
    // Each is put back by a script, at every repetition of nothing else: docs/HOLDS.md says what they were.
    const LEAKS: [(&str, &str); 2] = [
        (
            "a listener that a change of the pixel ratio leaves",
            "matchMedia(`(resolution: ${1 + i}dppx)`).addEventListener('change', () => {});",
        ),
        (
            "a worker that has finished",
            "new Worker(window.idle ??= URL.createObjectURL(new Blob([''], { type: 'text/javascript' })));",
        ),
    ];
    for (what, leak) in LEAKS {
        visit(async |page, site| {
            page.before(COUNT).await?;
            page.screen(SHORT_PHONE).await?;
            open(page, &site.url("?embed&chart=steel")).await?;
            let repeat = async |from: usize, to: usize| -> Outcome {
                page.run(&format!("for (let i = {from}; i < {to}; i++) {{ {leak} await frame(); }}")).await
            };
            let found = caught(Box::pin(long(page, what, times(200, 12), repeat))).await;
            let found = found.expect_err("it is told");
            let told = found.downcast_ref::<String>().map(String::as_str).unwrap_or_default();
            assert!(told.contains(what), "{told}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}
