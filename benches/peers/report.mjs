// Formats the results of a run as tables: medians, and their ratios to those of the static page.
import { availableParallelism } from "node:os";

/** What a page is called in a table: this one, or a peer by its own name. */
const called = (name) => (name === "ours" ? "this page" : name);

/** The rows, in order: name, label, decimals, and whether a ratio is meaningful. */
const ROWS = [
  ["html", "HTML, KB", 1],
  ["css", "CSS, KB", 1],
  ["js", "JS, KB", 1],
  ["wasm", "wasm, KB", 1],
  ["fcp", "first contentful paint, ms", 0, "ratio"],
  ["lcp", "largest contentful paint, ms", 0, "ratio"],
  ["painted", "every chart painted, ms", 0, "ratio"],
  ["blocking", "total blocking time, ms", 0, "ratio"],
  ["blockingAll", "blocking from the navigation on, ms", 0, "ratio"],
  ["longest", "longest task, ms", 0, "ratio"],
  ["script", "longest run of scripts, ms", 0],
  ["layout", "longest layout, ms", 0, "ratio"],
  ["shift", "layout shift", 3],
  ["tap", "first tap answered, ms", 0, "ratio"],
  ["tapWorst", "slowest tap while loading, ms", 0, "ratio"],
  ["memory", "memory once loaded, MB", 1, "ratio"],
  ["memoryAll", "memory, once read through, MB", 1, "ratio"],
  ["bitmaps", "bitmaps of canvases, MB", 0],
  ["renderer", "memory of its process, MB", 0, "ratio"],
  ["nodes", "nodes of the document", 0, "ratio"],
  ["resize", "a resize, ms", 1, "ratio"],
  ["theme", "a change of theme, ms", 1, "ratio"],
];

const TITLES = {
  phone: "Phone, processor four times slower, 1.6 Mbit/s, 150 ms",
  free: "The same screen, processor and network as they are",
};

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const round = (value, decimals) => (value === null ? "" : value === 0 ? "0" : value.toFixed(decimals));

/** Medians by page and name. */
function medians(pages) {
  const of = (samples, name) => median(samples.map((sample) => sample[name]));
  return Object.fromEntries(Object.entries(pages).map(([page, samples]) => [page, Object.fromEntries([...ROWS.map(([name]) => name), "live"].map((name) => [name, of(samples, name)]))]));
}

/** One table: each value, and in brackets its ratio to that of the static page. */
function table(pages) {
  const names = Object.keys(pages);
  const limit = pages.static;
  const cell = (page, name, decimals, ratio) => {
    const value = pages[page][name];
    const text = round(value, decimals);
    return ratio && page !== "static" && limit[name] > 0 ? `${text} (${(value / limit[name]).toFixed(2)}×)` : text;
  };
  return [
    `| | ${names.map(called).join(" | ")} |`,
    `|---|${names.map(() => "--:").join("|")}|`,
    ...ROWS.map(([name, words, decimals, ratio]) => `| ${words} | ${names.map((page) => cell(page, name, decimals, ratio)).join(" | ")} |`),
  ].join("\n");
}

/** What the longest task of each page was busy with, in the sample whose longest task is the median. */
function longest(pages) {
  return Object.entries(pages).map(([page, samples]) => {
    const { longest, within } = samples.toSorted((a, b) => a.longest - b.longest)[samples.length >> 1];
    return `| ${called(page)} | ${longest.toFixed(0)} | ${within} |`;
  });
}

/** The tables for the terminal, and the text of docs/SPEED.md. */
export function report(samples, { engine, versions, runs, count }) {
  const parts = Object.entries(samples).map(([condition, pages]) => {
    const of = medians(pages);
    return [
      `## ${TITLES[condition]}`,
      table(of),
      `Charts near the window are live on this page after ${round(of.ours.live, 0)} ms.`,
      `| longest task of | ms | busy most with, ms |\n|---|--:|---|\n${longest(pages).join("\n")}`,
    ].join("\n\n");
  });
  const tables = parts.join("\n\n");
  const pages = Object.keys(samples.phone).length;
  const speed = `# What the page costs beside its peers

Written by \`node benches/peers/main.mjs --write\` after \`make build\`; \`make bench-peers\` measures again and only prints.

The same text, style and ${count} charts in ${pages} pages: this one; the same without any script, its charts as SVG, which is the lower limit; and that
static page with its SVGs removed and the charts drawn by a library: the same values and labels in the same colours, each in the
nearest form the library has, tree-shaken, bundled and minified, without animation, drawn on load and redrawn when its box changes size or
the page its theme. d3 draws SVG coloured by the page's style, Highcharts and Plotly SVG, the others canvases.

The static page and this one skip the layout of what is far from the window (\`content-visibility\`), and this page paints only
the charts near it. The libraries' pages do neither: a library draws everything it is given, on load.

${engine}, headless, ${availableParallelism()} cores, 390 × 844 at three pixels to one; ${versions.join(", ")}. Medians of ${runs}, the pages in turns,
each load with an empty cache, over HTTP/1.1 from the same machine. In brackets: how many times the static page.

**Only ratios say anything**: times differ from machine to machine, and this one was not idle. They are reported; no test
depends on them.

${tables}

## How to read it

| | |
|---|---|
| KB | 1000 bytes sent, after brotli at its highest level, until the page has settled; for this page everything but the second wasm module |
| every chart painted | this page and the static one: the first frame once all of the HTML is there, since the stills are in it; libraries: the first frame after the last chart was drawn |
| total blocking time | what tasks of the main thread take beyond 50 ms each, from the first paint until nothing took that long for a second; a page that is first painted once all of it is laid out has that work behind it, and it does not count here |
| blocking from the navigation on | the same from the navigation on, so that work before the first paint counts as well |
| longest task | in the same trace, from the navigation on, so parsing the HTML and its first layout are included |
| longest run of scripts | in the same trace, the longest time that scripts or wasm run without giving the thread back, with the layouts they ask for; a frame's own layout is not in it |
| first tap, slowest tap | on the first control of the bar, at the first paint, and every quarter of a second from then on until all charts are painted: until the next frame, in steps of 8 ms (Event Timing) |
| memory | the JS heap after garbage collection, and the whole memory of the wasm; once loaded, and after scrolling to the end and back. Without the DOM |
| memory of its process | what the process that renders the page has allocated, once it is read through in a load without a trace, with the part it has of shared memory such as bitmaps (\`Pss_Anon\` and \`Pss_Shmem\` of Linux) |
| nodes | elements, texts and the browser's own parts of controls, once the page is read through |
| bitmaps | width × height × 4 bytes of every canvas, which the memory above does not include |
| resize, theme | processor time of the main thread until it is idle, after scrolling through the page: 390 to 375 px wide or back; light to dark or back |

The libraries draw simpler charts than this page: a bar for a crowd of people, no marks that keyboards and screen readers reach, no hatching for
“nearly” and “more than”.
`;
  return { tables, speed };
}
