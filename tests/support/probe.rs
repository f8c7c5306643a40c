//! Scripts that inspect a page. Each is the body of an asynchronous function.

/// The helpers that every script can use.
pub const PRELUDE: &str = "
const root = document.scrollingElement;
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const frame = () => new Promise(requestAnimationFrame);
// Waits until `missing()` returns nothing; after a minute it fails with what that returned.
const until = async (what, missing) => {
  const end = performance.now() + 60000;
  for (let rest; (rest = missing()); await frame())
    if (performance.now() > end) throw new Error(`after a minute ${what}: ${rest}`);
};
const inView = host => {
  const { top, bottom, height } = host.getBoundingClientRect();
  return height > 0 && bottom > 0 && top < innerHeight;
};
// Whether an element is in a caption that is for screen readers alone.
const visuallyHidden = e => e.closest('figcaption > *')?.offsetWidth < 2;
// Waits until every chart in view is painted.
const alive = () => until('still not live', () => all('[data-island=chart]')
  .filter(host => inView(host) && host.dataset.paint !== 'live').map(host => host.dataset.chart).join(' '));
// Waits for a number of frames, where no event marks the end of what is running: on a busy machine they come later as well.
const rest = async frames => { while (frames--) await frame(); };
// Opens the ways to save and share at the end of the page, once they work.
const openSharing = () => until('no control', () => {
  document.querySelector('#share details').open = true;
  return document.querySelector('#share [data-do=poster]').checkVisibility() ? '' : 'yet';
});
const announced = () => until('nothing said', () => document.getElementById('said').textContent ? '' : 'to screen readers');
// Chooses settings by their links, such as choose('theme=dark', 'mode=elder'), and waits until the charts have followed.
const choose = async (...settings) => {
  for (const setting of settings) document.querySelector(`[data-set='${setting}']`).click();
  for (let i = 0; i < 8; i++) await frame();
};
const said = () => document.querySelector('.tip:not([hidden])')?.innerText ?? null;
const middle = e => { const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; };
// The heights of stories are estimates until they come near, so it may take several times: until it is about the middle of the window, or
// as near to it as it gets.
const show = async e => {
  for (let tries = 5, before; tries; tries--) {
    e.scrollIntoView({ block: 'center', behavior: 'instant' });
    await frame(); await frame();
    const [, y] = middle(e);
    if (Math.abs(y - innerHeight / 2) < 60 || y === before) break;
    before = y;
  }
};
// Opens the disclosures around a place for controls, as a reader does: once they are in view. Returns the place.
const openControls = async place => {
  await show(place.closest('.more') ?? place.closest('details'));
  for (let around; (around = place.closest('details:not([open])')); ) around.open = true;
  await until('no controls', () => place.firstChild ? '' : 'yet');
  return place;
};
// The same for the controls of a chart.
const controlsOf = (chart, of = document) => openControls(of.querySelector(`[data-actions=${chart}]`));
// The box of the character at a place in a text. The first one of a line may have a rectangle of no width at the end of the line before, too.
const boxOf = (text, at) => {
  const range = document.createRange();
  range.setStart(text, at); range.setEnd(text, at + 1);
  return [...range.getClientRects()].at(-1);
};
// The lines of the texts that are seen in the main part of the page, but for those within `except`: the box of each, and its text node.
const linesSeen = except => {
  const lines = [], walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    const e = node.parentElement;
    if (!node.data.trim() || e.closest(except) || visuallyHidden(e) || !e.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects()) lines.push({ node, left, right, top, bottom });
  }
  return lines;
};
// What a function returns while everything is laid out, since `innerText` lacks what is not.
const laidOut = read => {
  const skips = !root.hasAttribute('data-whole');
  root.setAttribute('data-whole', '');
  const found = read();
  if (skips) root.removeAttribute('data-whole');
  return found;
};
const go = async y => { scrollTo({ top: y, behavior: 'instant' }); await frame(); await frame(); };
const settled = () => Promise.allSettled(document.getAnimations().map(a => a.finished));
// Scrolls until a picture waits for its transition just below the window. What is on the way may turn out to have another height.
const goBelow = host => until('not waiting below the window', () => {
  const off = host.getBoundingClientRect().top - innerHeight - 40;
  if (Math.abs(off) > 30) scrollBy({ top: off, behavior: 'instant' });
  return Math.abs(off) <= 30 && host.dataset.transition === 'waiting' ? '' : `${host.dataset.chart} ${host.dataset.paint} ${off}`;
});
// Goes to a chart as a reader does: until it is live and at rest, and its story has made its entrance. Returns its host.
const goTo = async chart => {
  const host = document.querySelector(`[data-chart=${chart}]`), story = host.closest('.story');
  await show(host);
  await alive();
  await until('still waiting', () => story?.matches('.waiting') ? story.id : '');
  await settled();
  await until('still on its way from another picture', () => host.dataset.transition ? chart : '');
  return host;
};
";

/// Records what the page writes to the console, and its uncaught errors, as [`Line`](super::browser::Line)s: for engines whose
/// drivers do not report them. Runs before any script of the page.
pub const LISTEN: &str = "
window.lines = [];
for (const [name, level] of [['error', 'Error'], ['warn', 'Warning']]) {
  const own = console[name];
  console[name] = (...words) => { window.lines.push({ level, from: 'Page', text: words.map(String).join(' ') }); own.apply(console, words); };
}
// Whether the page handles an error itself is known only after its own listeners have run.
const uncaught = text => event => setTimeout(() => {
  if (!event.defaultPrevented) window.lines.push({ level: 'Error', from: 'Uncaught', text: String(text(event)) });
});
addEventListener('error', uncaught(event => event.message));
addEventListener('unhandledrejection', uncaught(event => event.reason));
";

/// Starts to record layout shifts and media queries, in a page that has only begun to load.
pub const WATCH: &str = "
window.queries = [];
const match = window.matchMedia.bind(window);
window.matchMedia = query => { const list = match(query); window.queries.push(list); return list; };
window.shifts = [];
new PerformanceObserver(list => window.shifts.push(...list.getEntries().map(e => ({
  value: e.value,
  of: e.sources.map(s => {
    const e = s.node?.nodeType === 1 ? s.node : s.node?.parentElement;
    return e ? `${e.tagName.toLowerCase()}.${e.className}#${e.closest('[id]')?.id}` : '?';
  }).join(', '),
})))).observe({ type: 'layout-shift', buffered: true });
";

/// Waits until every chart in view is painted.
pub const ALIVE: &str = "await alive(); await frame();";

/// Scrolls to every chart until it is live, and to every story. Charts are due less far from the window than the page asks for: an
/// engine tells of what is not laid out only once it lays it out itself, which in Firefox is half a window away.
pub const READ_THROUGH: &str = "
const near = ({ top, bottom, height }) => height > 0 && bottom > -300 && top < innerHeight + 300;
for (let y = 0; y < root.scrollHeight; y += innerHeight + 400) {
  await go(y);
  await until('still not live', () => all('[data-island=chart]')
    .filter(host => near(host.getBoundingClientRect()) && host.dataset.paint !== 'live').map(host => host.dataset.chart).join(' '));
}
await until('still not live', () => all('.marks[hidden]').map(marks => marks.parentElement.dataset.chart).join(' '));
for (const story of all('.waiting')) {
  await show(story);
  await until('still waiting', () => story.matches('.waiting') ? story.id : '');
}
await settled();
await go(0);
await alive();
";

/// Reads the page from its top to its end as a reader does, in steps of less than a screen.
pub const READ_IN_STEPS: &str = "
for (let y = 0; y < root.scrollHeight; y += Math.floor(innerHeight * 0.6)) { await go(y); await alive(); }
";

/// The canvas of each chart, with its hue if that is on it, else its most frequent colour: see [`Canvas`](super::Canvas). A chart is live only near the viewport, so each is scrolled to.
pub const CANVASES: &str = "
const scratch = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
// In the dark the fills differ from the hue of texts.
const fillOf = host => '--' + (['orange', 'plum', 'lake'].find(hue => host.closest('.orange, .plum, .lake, .ink').matches('.' + hue)) ?? 'ink');
const seen = [];
const from = scrollY;
for (const host of all('[data-island=chart]')) {
  await show(host);
  const canvas = host.querySelector('canvas');
  const fits = () => Math.abs(canvas.width - canvas.getBoundingClientRect().width * devicePixelRatio) < 2;
  // 120 frames may be over before a busy machine has painted the chart.
  const late = performance.now() + 3000;
  for (let i = 0; (i < 120 || performance.now() < late) && !(canvas.matches('.live') && fits()); i++) await frame();
  const { width, height } = canvas.getBoundingClientRect();
  const found = {
    chart: host.dataset.chart,
    live: canvas.matches('.live'),
    css: [width, height],
    bitmap: [canvas.width, canvas.height],
    ratio: devicePixelRatio,
    ink: 0,
    colour: '',
    token: getComputedStyle(host).getPropertyValue(fillOf(host)).trim(),
  };
  seen.push(found);
  if (!canvas.width || !canvas.height) continue;
  scratch.canvas.width = canvas.width;
  scratch.canvas.height = canvas.height;
  scratch.drawImage(canvas, 0, 0);
  const pixels = new Uint32Array(scratch.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  const style = getComputedStyle(host);
  const channels = token => [1, 3, 5].map(at => parseInt(style.getPropertyValue(token).trim().slice(at, at + 2), 16));
  const [r, g, b] = channels('--paper');
  const paper = (b << 16 | g << 8 | r | 0xff000000) >>> 0;
  const colours = new Map();
  let inked = 0;
  for (let i = 0; i < pixels.length; i++) {
    const pixel = pixels[i];
    if (pixel === 0 || pixel === paper) continue;
    inked++;
    if (pixel >>> 24 < 255 || i % 3) continue;
    const r = pixel & 255, g = (pixel >> 8) & 255, b = (pixel >> 16) & 255;
    if (Math.max(r, g, b) - Math.min(r, g, b) > 40) colours.set(pixel, (colours.get(pixel) ?? 0) + 1);
  }
  const [most] = [...colours].sort((a, b) => b[1] - a[1])[0] ?? [];
  // A gradient's solid part is rounded: one step away in a channel is the same colour.
  const hue = channels(fillOf(host));
  const isOf = (pixel, hue) => hue.every((channel, i) => Math.abs((pixel >> (8 * i) & 255) - channel) < 2);
  const own = [...colours].filter(([pixel]) => isOf(pixel, hue));
  const hex = n => (n & 255).toString(16).padStart(2, '0');
  found.ink = inked / pixels.length;
  if (own.reduce((sum, [, count]) => sum + count, 0) > 100) found.colour = found.token;
  // A mark in a chart of no pillar may have the hue of the pillar that it belongs to.
  else if (fillOf(host) === '--ink' && ['--orange', '--plum', '--lake'].some(token => isOf(most, channels(token)))) found.colour = '';
  else if (most !== undefined) found.colour = '#' + hex(most) + hex(most >> 8) + hex(most >> 16);
}
await go(from);
return seen;
";

/// The position of every element in the document, to a hundredth of a pixel, one on a line; the document's height comes first.
pub const PLACES: &str = "
const place = element => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const numbers = [left + scrollX, top + scrollY, width, height].map(n => n.toFixed(2));
  return `${element.tagName.toLowerCase()} ${element.id || element.dataset.chart || ''}: ${numbers.join(' ')}`;
};
return [`document: ${root.scrollHeight}`, ...all('figure, [data-island=chart], h1, h2, h3, data[id]').map(place)];
";

/// The elements that reach past the right edge of the viewport; empty if the page cannot be scrolled sideways.
pub const SIDEWAYS: &str = "
const edge = root.clientWidth;
if (root.scrollWidth <= edge) return [];
const past = all('body *').filter(e => e.getBoundingClientRect().right > edge + 0.5);
return [`the document is ${root.scrollWidth} wide`, ...past.slice(0, 8).map(e =>
  `${e.tagName.toLowerCase()}.${e.getAttribute('class') ?? ''} in #${e.closest('[id]')?.id}, to ${e.getBoundingClientRect().right}`)];
";

/// What is cut off, lies over other text, or reaches out of the window. Of a line its middle counts: letters of the next line may reach into
/// the space between them.
pub const LOST: &str = "
for (let i = 0; i < 6; i++) await frame();
const cut = all('body *').filter(e => {
  // What costs most comes last: the text of an element is made of that of all in it.
  return getComputedStyle(e).overflow !== 'visible' && e.checkVisibility() && e.getBoundingClientRect().width > 2
      && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) && e.innerText;
}).map(e => `cut off: ${e.className}: ${e.innerText.slice(0, 20)}`);
const lines = linesSeen('svg, script, .said, .tip').filter(({ left, right }) => right - left > 2)
  .map(({ top, bottom, ...line }) => ({ ...line, top: top + (bottom - top) / 4, bottom: bottom - (bottom - top) / 4 }));
const over = [];
lines.sort((a, b) => a.top - b.top);
lines.forEach((a, at) => {
  for (let i = at + 1; i < lines.length && lines[i].top < a.bottom - 1; i++) {
    const b = lines[i];
    if (a.node !== b.node && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1)
      over.push(`over each other: ${a.node.data.slice(0, 20)}, ${b.node.data.slice(0, 20)}`);
  }
});
if (lines.length < 200) over.push(`only ${lines.length} lines`);
const out = lines.filter(({ left, right }) => left < -0.5 || right > innerWidth + 0.5).map(({ node }) => `out of the window: ${node.data.slice(0, 20)}`);
return [...cut, ...over, ...out];";

/// The text a reader sees.
pub const TEXT: &str = "return laidOut(() => document.body.innerText);";

/// What is shown that also works on paper, a line of text an entry: texts, open tables, the labels of the pictures that are shown (as
/// they are laid out for the width of A4), and the source. And the headings that are not shown.
pub const ON_SCREEN: &str = "
const shown = e => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 0;
const works = e => !e.closest('.start, .does, .read, .share-section, .actions, .files, .find, .open-data:not(:has(.data[open])), .records thead, .source > p:has(> a)');
const lines = e => e.innerText.split('\\n').map(line => line.replace(/\\s/g, '')).filter(Boolean);
const texts = all('main :is(h1, h2, h3, p, li, th, td, caption, figcaption), footer :is(p:not(.address), dt, dd), .credit span')
  .filter(e => shown(e) && works(e)).flatMap(lines);
const pictures = all('.picture').filter(shown);
const labels = pictures.flatMap(p => all(':is(svg.wide, svg.any) text', p)).map(t => t.textContent.replace(/\\s/g, '')).filter(Boolean);
const hidden = all('main :is(h1, h2, h3)').filter(e => !shown(e) && works(e)).map(e => e.textContent.replace(/\\s/g, ''));
const source = all('footer > p:first-of-type, .credit span').filter(shown).flatMap(lines);
return { texts: [...new Set([...texts, ...labels])], hidden, source, pictures: pictures.length, tables: all('main table').filter(shown).length };
";

/// Links, buttons and summaries lower or narrower than so many CSS pixels.
pub fn smaller(least: u32) -> String {
    format!(
        "return all('a, button, summary').filter(e => e.checkVisibility({{ visibilityProperty: true }}) && !e.matches('.skip'))
           .map(e => [e.innerText || e.getAttribute('aria-label'), e.getBoundingClientRect()])
           .filter(([, r]) => r.width < {least} - 0.1 || r.height < {least} - 0.1)
           .map(([name, r]) => `${{name}}: ${{r.width.toFixed(1)}} x ${{r.height.toFixed(1)}}`);"
    )
}
