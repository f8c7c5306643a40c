// Measures a page with ten and a hundred times the charts: `node benches/peers/scale.mjs`, after `make build`.
//
// It has copies of the page's own charts, each in a story of its own, and is rendered from a content file as an editor would write it.
// Measured in the same browser as the peers, unthrottled.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliCompressSync, constants } from "node:zlib";
import { DIST, OUT } from "./build.mjs";
import { launch } from "./chrome.mjs";
import { PHONE, WATCH } from "./measure.mjs";

const ROOT = join(import.meta.dirname, "../..");
const TIMES = [1, 10, 100];
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".wasm": "application/wasm", ".svg": "image/svg+xml" };

const rows = [];
const browser = await launch();
try {
  for (const times of TIMES) rows.push(await measure(times));
} finally {
  await browser.close();
}
const names = ["charts", "HTML, KB", "HTML after brotli, KB", "elements", "first contentful paint, ms", "alive, ms", "busy until settled, ms", "longest task, ms", "memory, MB", "canvases painted", "bitmaps, MB"];
console.log(`| | ${TIMES.map((times) => `${times} ×`).join(" | ")} |\n|---|${TIMES.map(() => "--:").join("|")}|`);
names.forEach((name, i) => console.log(`| ${name} | ${rows.map((row) => row[i]).join(" | ")} |`));

/** The content with `times` times the charts: after the stories of each section, copies with one chart each are added. */
function content(times) {
  const content = JSON.parse(readFileSync(join(ROOT, "public/content/zh-CN.json"), "utf8"));
  const charts = new Map(content.charts.map((chart) => [chart.id, chart]));
  for (const section of content.sections) {
    const own = section.stories.flatMap((story) => story.charts ?? []);
    for (let nth = 2; nth <= times; nth += 1) {
      for (const id of own) {
        const copy = `${id}-${nth}`;
        content.charts.push({ ...charts.get(id), id: copy });
        section.stories.push({ id: `story-${copy}`, layout: "split", headline: charts.get(id).title, charts: [copy], prose: [charts.get(id).title] });
      }
    }
  }
  return content;
}

async function measure(times) {
  const folder = join(OUT, `times-${times}`);
  rmSync(folder, { recursive: true, force: true });
  const work = join(OUT, `content-${times}`);
  mkdirSync(work, { recursive: true });
  const file = join(work, "content.json");
  writeFileSync(file, JSON.stringify(content(times)));
  execFileSync("cargo", ["run", "--quiet", "--locked", "--features", "ssr", "--bin", "gongxiaomei", "--", "render", DIST, "--content", file, "--without", "en", "--out", folder], { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
  const html = readFileSync(join(folder, "index.html"));
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://127.0.0.1").pathname;
    const name = path.endsWith("/") ? "index.html" : path.slice(1);
    try {
      const body = readFileSync(join(folder, name));
      response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const client = await page.createCDPSession();
    await page.setViewport(PHONE);
    await page.evaluateOnNewDocument(WATCH);
    await page.evaluateOnNewDocument(() => {
      window.longest = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((task) => (window.longest = Math.max(window.longest, task.duration)))).observe({ type: "longtask", buffered: true });
      new MutationObserver(() => (window.alive ??= document.documentElement.hasAttribute("data-alive") ? performance.now() : undefined)).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-alive"] });
    });
    await client.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(`http://127.0.0.1:${server.address().port}/`, { waitUntil: "load", timeout: 180_000 });
    const busy = async () => (await client.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
    for (let known = -Infinity, now = 0; ; known = now) {
      await sleep(1000);
      now = await busy();
      if (now - known < 10) break;
    }
    const spent = await busy();
    await client.send("HeapProfiler.collectGarbage");
    const { usedSize } = await client.send("Runtime.getHeapUsage");
    const seen = await page.evaluate(() => {
      const painted = [...document.querySelectorAll("canvas.live")].filter((canvas) => canvas.width > 0);
      return {
        fcp: window.seen.fcp,
        alive: window.alive,
        longest: window.longest,
        elements: document.querySelectorAll("*").length,
        wasm: window.seen.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
        painted: painted.length,
        bitmaps: painted.reduce((sum, canvas) => sum + canvas.width * canvas.height * 4, 0),
        charts: document.querySelectorAll("[data-island=chart]").length,
      };
    });
    const squeezed = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    return [seen.charts, (html.length / 1000).toFixed(0), (squeezed.length / 1000).toFixed(0), seen.elements, seen.fcp.toFixed(0), seen.alive?.toFixed(0), spent.toFixed(0), seen.longest.toFixed(0), ((usedSize + seen.wasm) / 1e6).toFixed(1), seen.painted, (seen.bitmaps / 1e6).toFixed(1)];
  } finally {
    await context.close();
    server.close();
  }
}
