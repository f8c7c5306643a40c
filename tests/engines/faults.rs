//! What a reader sees when something fails, in every engine: while files are loaded, because the browser lacks something, or while the
//! page is running. docs/HOLDS.md has a table of all faults; `UPDATE_FAULTS=1 cargo test --features ssr --test engines faults` writes
//! it again. Needs `dist/`: `make build`.

use std::sync::Arc;
use std::time::{Duration, Instant};

use scraper::{Html, Node};

use crate::holds::{Table, recorded};
use crate::support::browser::{Browser, Level, Line, Origin, Screen};
use crate::support::engine::Engine;
use crate::support::failure::{Failure, Outcome};
use crate::support::server::{Edit, Fate, Server, Trouble};
use crate::support::whole::{Whole, whole};
use crate::support::{complaints, dist, until, visit_in};

/// The state of the page after a fault. Its text and figures are always there, and each chart as a canvas or as its still.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Becomes {
    /// The page as it is without scripts.
    Still,
    /// The live page.
    Alive,
    /// The page without scripts, and after this time the live page.
    AliveAfter(Duration),
    /// The live page with stills instead of canvases.
    AliveWithStills,
    /// The live page, except for one chart, which keeps its still and its table.
    AliveBut(&'static str),
}

struct Diagnostic {
    name: &'static str,
    trouble: Trouble,
    becomes: Becomes,
    /// Part of the single console message; `None` if the page writes none, because nothing is lost.
    says: Option<&'static str>,
    /// A script that does what a reader does then, and returns what they see.
    then: &'static str,
}

/// The charts whose picture could not be painted.
const FAILED: &str = "return all('[data-paint=failed]').map(host => host.dataset.chart);";

/// Without motion: stories out of view do not wait for an entrance.
const PAGE: &str = "index.html?motion=off";

/// Waits until the page is alive.
const STARTED: &str = "await until('not alive', () => 'alive' in root.dataset ? '' : 'yet');";

/// Scrolls through the page and back twice, in steps of about the area in which charts come alive: the page may be alive before
/// it observes its charts.
const THROUGH: &str = "
await until('not alive', () => 'alive' in root.dataset ? '' : 'yet');
const through = async () => {
  for (let y = 0; y < root.scrollHeight; y += innerHeight + 700) { await go(y); await rest(4); }
  await go(root.scrollHeight); await go(0);
};
await through(); await rest(13); await through();";

/// Scrolls to each chart that is not live yet, and waits until it is. Returns those whose canvas has ink on less than half a percent of it.
const BLANK: &str = "
const scratch = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const blank = [], from = scrollY;
for (const host of all('[data-island=chart]')) {
  const canvas = host.querySelector('canvas');
  if (!canvas.matches('.live')) await show(host);
  for (let i = 0; i < 120 && !canvas.matches('.live'); i++) await frame();
  if (!canvas.matches('.live')) continue;
  const { width, height } = Object.assign(scratch.canvas, { width: canvas.width, height: canvas.height });
  scratch.drawImage(canvas, 0, 0);
  const pixels = new Uint32Array(scratch.getImageData(0, 0, width, height).data.buffer);
  const paper = pixels[0];
  let inked = 0;
  for (let i = 0; i < pixels.length && inked <= pixels.length / 200; i++) inked += pixels[i] !== paper;
  if (inked <= pixels.length / 200) blank.push(host.dataset.chart);
}
await go(from);
return blank;";

/// Chooses the elder edition, which works through its link even if nothing else works.
const SETTINGS: &str = "setTimeout(() => document.querySelector('.to-elder').click()); return 'settings work';";

/// Uses the settings, a table and a tip of a live page.
const LIVES: &str = "
await choose('theme=dark');
if (root.dataset.theme !== 'dark') throw new Error('the setting does not hold');
await choose('theme=auto');
const data = document.querySelector('#steel .data');
data.closest('.more').open = true;
data.querySelector('summary').click();
await frame();
if (!data.querySelector('table').checkVisibility()) throw new Error('no table');
data.querySelector('summary').click();
const mark = document.querySelector('#chart-lithium [data-mark]');
await show(mark);
if (document.querySelector('#chart-lithium .marks').hidden) return 'settings and tables work';
// The marks may have been shown in this very frame.
await until('no focus', () => { mark.focus(); return document.activeElement === mark ? '' : 'yet'; });
await frame();
if (!said()) throw new Error('no tip');
return 'settings, tables and tips work';";

/// Clicks a mark while a method that never fails is missing, and then another mark.
const FAILING: &str = "
const mark = document.querySelector('#chart-steel [data-mark]');
await show(mark);
const own = Element.prototype.getBoundingClientRect;
Element.prototype.getBoundingClientRect = undefined;
mark.click();
Element.prototype.getBoundingClientRect = own;
document.querySelector('#chart-lithium [data-mark]').click();
await frame();
return said() ? 'the next one works' : 'no tip';";

/// Requests the long image of a pillar, and returns the outcome.
const POSTER: &str = "
await openSharing();
document.querySelector('#share [data-part=gong]').click();
const now = () => all('#poster > div:not(.head)').filter(part => !part.hidden).map(part => part.className).join();
await until('not ready', () => now() === 'making' ? 'making' : '');
if (now() === 'made') { await document.querySelector('#poster img').decode(); return 'the image is drawn'; }
const print = document.querySelector('#poster .failed [data-do=print]').checkVisibility();
document.querySelector('#poster .head [data-close]').click();
return now() + (print ? ', and the page offers to print' : '');";

/// Exports a chart as a file, and returns the announcement. Nothing is saved on the machine.
const FILE: &str = "
HTMLAnchorElement.prototype.click = () => {};
(await controlsOf('zones')).querySelector('[data-chart-action=csv]').click();
await announced();
return document.getElementById('said').textContent;";

/// Exports a chart as a PNG while a method that never fails is missing, and then as CSV.
const FAILING_FILE: &str = "
HTMLAnchorElement.prototype.click = () => {};
const controls = await controlsOf('zones');
const take = action => controls.querySelector(`[data-chart-action=${action}]`).click();
take('svg');
await announced();
const of = CanvasRenderingContext2D.prototype, own = Object.getOwnPropertyDescriptor(of, 'fillRect');
let failed = false;
// Missing once: the error then comes from where it is called.
Object.defineProperty(of, 'fillRect', { configurable: true, get() { failed = true; Object.defineProperty(of, 'fillRect', own); } });
take('png');
await until('not painted', () => failed ? '' : 'yet');
await until('still said', () => document.getElementById('said').textContent);
take('csv');
await announced();
return document.getElementById('said').textContent;";

/// The announcement after the link to the page was copied.
const LINK: &str = "await announced(); return document.getElementById('said').textContent;";

/// What follows the reading where comments are gone: the current pillar, the characters of the bar, the address in print.
const FOLLOWS: &str = "
document.getElementById('xiao').scrollIntoView();
await until('no current pillar', () => document.querySelector('.pillars a[aria-current]')?.hash === '#xiao' ? '' : 'yet');
if (all('.pillars li:first-child .unread').length) throw new Error('a character is not written');
await until('no address', () => document.querySelector('.address').textContent === location.href.split('#')[0].split('?')[0] ? '' : document.querySelector('.address').textContent);
return 'the bar follows the reading';";

/// Asks for the picture of a chart that the browser falsifies, and takes what is offered instead.
const INSTEAD: &str = "
HTMLAnchorElement.prototype.click = function () { window.file = this.download; };
(await controlsOf('zones')).querySelector('[data-chart-action=png]').click();
const shown = document.querySelector('#picture .failed');
await until('nothing shown', () => shown.checkVisibility() ? '' : 'yet');
const message = all('p', shown).find(p => p.checkVisibility()).textContent;
shown.querySelector('button').click();
await announced();
if (!window.file?.endsWith('.svg')) throw new Error(`saved ${window.file}`);
return message;";

/// Asks for a long image that the browser falsifies.
const NO_POSTER: &str = "
await openSharing();
document.querySelector('#share [data-part=gong]').click();
const failed = document.querySelector('#poster .failed');
await until('not ready', () => failed.checkVisibility() ? '' : 'yet');
if (!failed.querySelector('[data-do=print]').checkVisibility()) throw new Error('no offer to print');
return all('p', failed).filter(p => p.checkVisibility()).map(p => p.textContent).join();";

const STAYS: Option<&str> = Some("the page stays as it was prerendered");

fn faults() -> Vec<Diagnostic> {
    [on_the_way(), in_the_page(), in_the_engine(), of_canvases(), in_the_midst()].into_iter().flatten().collect()
}

fn on_the_way() -> Vec<Diagnostic> {
    use Becomes::*;
    const WASM: (&str, &str) = ("page-", "_bg.wasm");
    const GLUE: (&str, &str) = ("page-", ".js");
    let file = |name, (begins, ends), fate, becomes, says| Diagnostic {
        name,
        trouble: Trouble { files: vec![(begins, ends, fate)], ..Trouble::default() },
        becomes,
        says,
        then: if becomes == Still { SETTINGS } else { LIVES },
    };
    let maker = |name, ending, says| Diagnostic {
        name,
        trouble: Trouble { files: vec![("export-", ending, Fate::Status(404))], ..Trouble::default() },
        becomes: Alive,
        says: Some(says),
        then: FILE,
    };
    let policy = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:";
    vec![
        file("the wasm is missing (404)", WASM, Fate::Status(404), Still, STAYS),
        file("the server fails for the wasm (500)", WASM, Fate::Status(500), Still, STAYS),
        file("the wasm ends half way, with the connection", WASM, Fate::Cut, Still, STAYS),
        file("the wasm is cut short", WASM, Fate::Half, Still, STAYS),
        file("the wasm is noise", WASM, Fate::Noise, Still, STAYS),
        file("a page of HTML comes instead of the wasm", WASM, Fate::Page, Still, STAYS),
        file("the wasm comes as text", WASM, Fate::Typed("text/plain"), Alive, Some("application/wasm")),
        file(
            "the wasm takes ten seconds",
            WASM,
            Fate::Slow(Duration::from_secs(10)),
            AliveAfter(Duration::from_secs(10)),
            None,
        ),
        file("the script is missing (404)", GLUE, Fate::Status(404), Still, STAYS),
        file("a page of HTML comes instead of the script", GLUE, Fate::Page, Still, STAYS),
        file("the script is noise", GLUE, Fate::Noise, Still, STAYS),
        Diagnostic {
            name: "a policy forbids WebAssembly",
            trouble: Trouble { headers: vec![("content-security-policy", policy.into())], ..Trouble::default() },
            becomes: Still,
            says: STAYS,
            then: SETTINGS,
        },
        maker("the script that makes files is missing (404)", ".js", "cannot be had"),
        maker("the wasm that makes files is missing (404)", "_bg.wasm", "no long image"),
        Diagnostic {
            name: "comments are stripped from the HTML",
            trouble: Trouble { edit: Some(edited(without_comments)), ..Trouble::default() },
            becomes: Alive,
            says: None,
            then: FOLLOWS,
        },
        Diagnostic {
            name: "the HTML is parsed and written anew: other order of attributes, white space collapsed",
            trouble: Trouble { edit: Some(edited(rewritten)), ..Trouble::default() },
            becomes: Alive,
            says: None,
            then: LIVES,
        },
        Diagnostic {
            name: "canvases are stripped from the HTML",
            trouble: Trouble { edit: Some(edited(without_canvases)), ..Trouble::default() },
            becomes: AliveWithStills,
            says: Some("its still stays"),
            then: LIVES,
        },
        Diagnostic {
            name: "comments and white space are inserted into the HTML",
            trouble: Trouble { edit: Some(edited(indented)), ..Trouble::default() },
            becomes: Alive,
            says: None,
            then: LIVES,
        },
    ]
}

/// Faults in the content that the page carries.
fn in_the_page() -> Vec<Diagnostic> {
    let content = |name, says, edit: fn(&str) -> String| Diagnostic {
        name,
        trouble: Trouble { edit: Some(edited(edit)), ..Trouble::default() },
        becomes: Becomes::Still,
        says: Some(says),
        then: SETTINGS,
    };
    vec![
        content("the page carries no content", "has no #page-data", |html| {
            html.replace("id=\"page-data\"", "id=\"lost\"")
        }),
        content("the content is damaged", "is damaged", |html| {
            html.replace("id=\"page-data\">", "id=\"page-data\">{\"oops")
        }),
        content("the content is of a newer version", "of another version", newer),
    ]
}

fn engine(
    name: &'static str,
    script: &str,
    becomes: Becomes,
    says: Option<&'static str>,
    then: &'static str,
) -> Diagnostic {
    Diagnostic { name, trouble: Trouble::script(script), becomes, says, then }
}

/// Faults through features that browsers may lack.
fn in_the_engine() -> Vec<Diagnostic> {
    use Becomes::*;
    vec![
        engine("the browser has no WebAssembly", "delete window.WebAssembly;", Still, STAYS, SETTINGS),
        engine(
            "the wasm does not compile",
            "for (const name of ['compile', 'compileStreaming', 'instantiate', 'instantiateStreaming'])
               WebAssembly[name] = () => Promise.reject(new WebAssembly.CompileError('invalid value type'));",
            Still,
            STAYS,
            SETTINGS,
        ),
        engine(
            "no canvas has a context",
            "HTMLCanvasElement.prototype.getContext = () => null;",
            AliveWithStills,
            Some("no 2d context"),
            LIVES,
        ),
        engine(
            "asking a canvas for its context throws",
            "HTMLCanvasElement.prototype.getContext = () => { throw new DOMException('no', 'InvalidStateError'); };",
            AliveWithStills,
            Some("no 2d context"),
            LIVES,
        ),
        engine("there is no ResizeObserver", "delete window.ResizeObserver;", Alive, None, LIVES),
        engine("there is no IntersectionObserver", "delete window.IntersectionObserver;", Alive, None, LIVES),
        engine(
            "there is no speech",
            "delete window.speechSynthesis; delete Window.prototype.speechSynthesis; delete window.SpeechSynthesisUtterance;",
            Alive,
            None,
            LIVES,
        ),
        engine(
            "there is no clipboard",
            "delete Navigator.prototype.clipboard; delete Navigator.prototype.share; document.execCommand = () => false;",
            Alive,
            None,
            LINK,
        ),
        engine(
            "storage throws",
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
            Alive,
            None,
            LIVES,
        ),
        engine("there is no sharing", "delete Navigator.prototype.share;", Alive, None, LINK),
    ]
}

/// Canvases whose pictures are not what was painted, or that give none.
fn of_canvases() -> Vec<Diagnostic> {
    use Becomes::*;
    vec![
        engine(
            "canvases return noise",
            "const own = CanvasRenderingContext2D.prototype.getImageData;
            CanvasRenderingContext2D.prototype.getImageData = function (...of) {
              const read = own.apply(this, of);
              // The test itself reads whole charts.
              if (read.data.length < 4096) crypto.getRandomValues(read.data);
              return read;
            };",
            Alive,
            Some("another picture than was painted"),
            INSTEAD,
        ),
        engine(
            "canvases give no file",
            "HTMLCanvasElement.prototype.toBlob = done => setTimeout(done, 0, null);",
            Alive,
            Some("no picture"),
            INSTEAD,
        ),
        engine(
            "making a file of a canvas throws",
            "HTMLCanvasElement.prototype.toBlob = () => { throw new DOMException('no', 'SecurityError'); };",
            Alive,
            Some("no picture"),
            INSTEAD,
        ),
        engine(
            "canvases return white",
            "delete window.OffscreenCanvas;
            const own = HTMLCanvasElement.prototype.toBlob;
            HTMLCanvasElement.prototype.toBlob = function (...of) {
              const white = document.createElement('canvas');
              [white.width, white.height] = [this.width, this.height];
              const context = white.getContext('2d');
              context.fillStyle = '#fff'; context.fillRect(0, 0, white.width, white.height);
              return own.apply(white, of);
            };",
            Alive,
            Some("another picture than was painted"),
            NO_POSTER,
        ),
        engine(
            "canvases return nothing",
            "delete window.OffscreenCanvas;
            const own = CanvasRenderingContext2D.prototype.getImageData;
            CanvasRenderingContext2D.prototype.getImageData = function (...of) {
              const read = own.apply(this, of);
              if (read.data.length < 4096) read.data.fill(0);
              return read;
            };",
            Alive,
            Some("another picture than was painted"),
            NO_POSTER,
        ),
    ]
}

/// Faults while the page is running.
fn in_the_midst() -> Vec<Diagnostic> {
    use Becomes::*;
    vec![
        engine(
            "painting one chart fails in its midst, as a panic would",
            "const own = CanvasRenderingContext2D.prototype;
            for (const name of ['beginPath', 'fillRect']) {
              const does = own[name];
              own[name] = function (...of) {
                if (this.canvas.parentElement?.dataset.chart === 'steel') throw new WebAssembly.RuntimeError('unreachable');
                return does.apply(this, of);
              };
            }",
            AliveBut("steel"),
            Some("chart 'steel'"),
            LIVES,
        ),
        engine("a press fails in its midst", "", Alive, Some("a part of the page failed"), FAILING),
        engine("making a file fails in its midst", "", Alive, Some("a part of the page failed"), FAILING_FILE),
        engine(
            "there is no memory for the long image",
            "delete window.OffscreenCanvas;
            const get = HTMLCanvasElement.prototype.getContext;
            HTMLCanvasElement.prototype.getContext = function (...of) { return this.height > 2000 ? null : get.apply(this, of); };",
            Alive,
            Some("long image"),
            POSTER,
        ),
        engine(
            "the worker of the long image dies",
            "const Real = window.Worker;
            window.Worker = class extends Real {
              postMessage() { setTimeout(() => this.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' })), 50); }
            };",
            Alive,
            None,
            POSTER,
        ),
    ]
}

fn edited(edit: fn(&str) -> String) -> Edit {
    Arc::new(move |html| edit(&html))
}

/// The page without comments, as networks send it that minify HTML.
fn without_comments(html: &str) -> String {
    let mut parts = html.split("<!--");
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |page, part| page + part.split_once("-->").map_or("", |(_, rest)| rest))
}

/// The page as a filter leaves it that knows no canvas.
fn without_canvases(html: &str) -> String {
    let mut parts = html.split("<canvas");
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |page, part| page + part.split_once("</canvas>").map_or("", |(_, rest)| rest))
}

/// The page as proxies write it that parse HTML: without comments, white space collapsed, attributes in another order.
fn rewritten(html: &str) -> String {
    let mut page = Html::parse_document(&without_comments(html));
    let nodes: Vec<_> = page.tree.nodes().map(|node| node.id()).collect();
    for id in nodes {
        let Some(mut node) = page.tree.get_mut(id) else { continue };
        let raw = node.parent().is_some_and(|mut parent| {
            parent.value().as_element().is_some_and(|element| ["script", "textarea"].contains(&element.name()))
        });
        if let (Node::Text(text), false) = (node.value(), raw) {
            let words = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            let edge = |is_edge: bool| if is_edge { " " } else { "" };
            let [before, after] =
                [text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace)].map(edge);
            text.text = if words.is_empty() { before.into() } else { format!("{before}{words}{after}").into() };
        }
    }
    page.html()
}

/// The page as proxies write it that indent HTML or say in it what they did.
fn indented(html: &str) -> String {
    ["<canvas", "<div class=\"still", "<div class=\"marks", "<nav"]
        .iter()
        .fold(html.to_string(), |page, tag| page.replace(tag, &format!("\n    <!-- cached -->\n    {tag}")))
}

/// The page with a newer version number of the format.
fn newer(html: &str) -> String {
    let Some((before, after)) = html.split_once("id=\"page-data\">") else {
        return html.into();
    };
    // The version is the first value.
    let version = |c: char| c.is_ascii_digit();
    let at = after.find(version).unwrap_or_default();
    let rest = after.get(at..).unwrap_or_default().trim_start_matches(version);
    format!("{before}id=\"page-data\">{}99{rest}", after.get(..at).unwrap_or_default())
}

/// The page's own errors and warnings. If a message is expected, waits up to ten seconds for it.
async fn own_lines(page: &Browser, expected: bool) -> Outcome<Vec<Line>> {
    let (start, mut lines) = (Instant::now(), Vec::new());
    while expected
        && lines.iter().all(|line: &Line| line.from != Origin::Page)
        && start.elapsed() < Duration::from_secs(10)
    {
        tokio::time::sleep(Duration::from_millis(50)).await;
        lines.extend(complaints(page).await?);
    }
    // Waits for further messages.
    page.run::<()>("await rest(16);").await?;
    lines.extend(complaints(page).await?);
    // The page cannot prevent the browser's own messages about files and policies.
    lines.retain(|line| line.from != Origin::Browser);
    Ok(lines)
}

impl Diagnostic {
    /// Opens the page with the fault, and returns what the reader sees, for the table.
    async fn seen(&self, page: &Browser, still: &Whole) -> Outcome<String> {
        let site = Server::troubled(&dist()?, self.trouble.clone())?;
        page.open(&site.url(PAGE)).await?;
        let start = Instant::now();
        if let Becomes::AliveAfter(time) = self.becomes {
            let before = whole(page).await?;
            assert!(before == *still, "{}: before it comes: {}", self.name, before.beside(still));
            tokio::time::sleep(time.saturating_sub(start.elapsed())).await;
        }
        let (mut lines, mut blank) = (Vec::new(), Vec::<String>::new());
        match self.becomes {
            Becomes::Still => {}
            Becomes::AliveWithStills => {
                page.run::<()>(THROUGH).await?;
            }
            Becomes::AliveBut(_) | Becomes::Alive | Becomes::AliveAfter(_) => {
                page.run::<()>(STARTED).await?;
                blank = page.run(BLANK).await?;
            }
        }
        // What fails when it is asked for is told then.
        let asked = [POSTER, FAILING, INSTEAD, NO_POSTER, FILE, FAILING_FILE].contains(&self.then);
        lines.extend(own_lines(page, self.says.is_some() && !asked).await?);
        let found = whole(page).await?;
        assert_eq!(found.figures, still.figures, "{}", self.name);
        assert_eq!(found.live.len() + found.still.len(), still.still.len(), "{}: {}", self.name, found.beside(still));
        assert_eq!(blank, [] as [&str; 0], "{}: blank", self.name);
        assert_eq!(found.story, still.story, "{}", self.name);
        let what = match self.becomes {
            Becomes::Still => {
                assert!(found == *still, "{}: {}", self.name, found.beside(still));
                "the page as it was prerendered".into()
            }
            Becomes::Alive => {
                assert_eq!(found.still, Vec::<String>::new(), "{}", self.name);
                "the live page".into()
            }
            Becomes::AliveAfter(_) => {
                assert_eq!(found.still, Vec::<String>::new(), "{}", self.name);
                "the page as it was prerendered, then live".into()
            }
            Becomes::AliveWithStills => {
                assert_eq!(found.live, Vec::<String>::new(), "{}", self.name);
                assert_eq!(page.run::<Vec<String>>(FAILED).await?, found.still, "{}", self.name);
                "the live page with its stills".into()
            }
            Becomes::AliveBut(chart) => {
                assert_eq!(found.still, [chart], "{}", self.name);
                assert_eq!(page.run::<Vec<String>>(FAILED).await?, [chart], "{}", self.name);
                format!("the live page, the still of “{chart}”")
            }
        };
        if self.then == LINK {
            // Clicked with the mouse: browsers give the clipboard only after a reader's action.
            page.run::<()>("await until('no control', () => all('.menu.share[hidden]').length ? 'yet' : ''); document.querySelector('.bar .share').open = true;").await?;
            page.click(".bar .share [data-do=link]").await?;
        }
        let then: String = page.run(self.then).await?;
        if self.then == SETTINGS {
            until(page, "document.documentElement?.dataset.mode === 'elder'").await?;
        } else {
            lines.extend(own_lines(page, self.says.is_some() && lines.is_empty()).await?);
        }
        let errors: Vec<&Line> =
            lines.iter().filter(|line| line.level == Level::Error || line.from == Origin::Uncaught).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", self.name);
        match self.says {
            None => assert_eq!(lines, [], "{}", self.name),
            Some(part) => {
                assert!(
                    lines.len() == 1 && lines[0].text.contains(part),
                    "{}: one message with “{part}”: {lines:#?}",
                    self.name
                );
            }
        }
        let console = if lines.is_empty() { "" } else { "; one message" };
        Ok(format!("{what}; {then}{console}"))
    }
}

async fn tried(engine: Engine) -> Outcome {
    let lost = Trouble { files: vec![("page-", ".js", Fate::Status(404))], ..Trouble::default() };
    let scriptless = Server::troubled(&dist()?, lost)?;
    let mut odd = Vec::new();
    visit_in(engine, async |page| {
        page.screen(Screen::PHONE).await?;
        page.open(&scriptless.url(PAGE)).await?;
        page.run::<()>("await until('not static', () => 'static' in document.documentElement.dataset ? '' : 'yet');")
            .await?;
        let still = whole(page).await?;
        assert!(still.still.len() >= 14 && still.live.is_empty() && still.figures.len() >= 55, "{still:?}");
        for fault in faults() {
            let seen =
                fault.seen(page, &still).await.map_err(|failure| Failure(format!("{}: {}", fault.name, failure.0)))?;
            odd.extend(recorded(Table::Faults, fault.name, engine, &seen)?);
        }
        Ok(())
    })
    .await?;
    assert!(odd.is_empty(), "docs/HOLDS.md says otherwise; read, then UPDATE_FAULTS=1:\n{}", odd.join("\n"));
    Ok(())
}

mod whatever_fails_the_page_stays_whole_and_says_so_once {
    use super::*;

    in_every_engine!(tried);
}
