// Measures one page once under given conditions: loading, taps, resizes and changes of theme.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CATEGORIES, tasks } from "./trace.mjs";

/** What records the performance entries of a page: runs before its own scripts. */
export const WATCH = readFileSync(join(import.meta.dirname, "watch.js"), "utf8");
/** The screen of everything that is measured. */
export const PHONE = { width: 390, height: 844, deviceScaleFactor: 3, isMobile: true, hasTouch: true };
const NARROWER = 375;
/** How often the width and the theme are changed; the median counts. */
const CHANGES = 3;
/** How long no task may take over 50 ms before the page counts as settled, in milliseconds. */
const QUIET = 1000;
/** How long one measurement may take, in milliseconds. */
const PATIENCE = 180_000;
/** The time between taps, in milliseconds. */
const TAPS = 250;

/** Conditions: the slowdown of the processor, and the emulated network, if any. */
export const CONDITIONS = {
  phone: { slower: 4, network: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 } },
  free: { slower: 1 },
};

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** All measurements of a page, by name: numbers, and in `within` what its longest task was busy with. */
export async function measure(browser, server, name, count, conditions) {
  const loaded = await open(browser, server, name, conditions, async (page, client) => {
    await page.tracing.start({ categories: CATEGORIES });
    server.sent();
    await page.goto(server.address(name));
    const seen = await settled(page, name);
    const bytes = server.sent();
    const { blocking, blockingAll, longest, script, layout, within } = tasks(await page.tracing.stop());
    const memory = await held(page, client);
    await scroll(page, client);
    const all = await held(page, client);
    const { nodes } = await client.send("Memory.getDOMCounters");
    const costs = {
      resize: await repeated(client, (i) => client.send("Emulation.setDeviceMetricsOverride", { ...metrics, width: i % 2 ? PHONE.width : NARROWER })),
      theme: await repeated(client, (i) => page.evaluate(change, i % 2 ? "light" : "dark")),
    };
    // Last, since reading a canvas back changes how the browser paints it.
    await client.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await complete(page, name, count);
    return {
      ...costs,
      html: bytes.html / 1000,
      css: bytes.css / 1000,
      js: (bytes.js ?? 0) / 1000,
      wasm: (bytes.wasm ?? 0) / 1000,
      fcp: seen.fcp,
      lcp: seen.lcp,
      painted: seen.painted,
      live: seen.live,
      blocking,
      blockingAll,
      longest,
      script,
      layout,
      within,
      shift: seen.shift,
      memory: memory.heap + memory.wasm,
      memoryAll: all.heap + all.wasm,
      bitmaps: all.bitmaps,
      nodes,
    };
  });
  const tapped = await open(browser, server, name, conditions, tap.bind(null, server, name));
  return { ...loaded, ...tapped, renderer: await occupied(browser, server, name, conditions) };
}

/** Memory of the process of a page that was read through, in megabytes, in a load of its own, since a trace leaves memory behind. */
export function occupied(browser, server, name, conditions) {
  return open(browser, server, name, conditions, async (page, client) => {
    await page.goto(server.address(name));
    await settled(page, name);
    await scroll(page, client);
    await client.send("HeapProfiler.collectGarbage");
    return resident(browser);
  });
}

const metrics = { width: PHONE.width, height: PHONE.height, deviceScaleFactor: PHONE.deviceScaleFactor, mobile: true };

/** Opens a page in a fresh browser context under the conditions, calls `then`, and closes it. */
async function open(browser, server, name, { slower, network }, then) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    page.on("pageerror", (error) => console.error(`${name}: ${error.message}`));
    const client = await page.createCDPSession();
    await page.setViewport(PHONE);
    await page.evaluateOnNewDocument(WATCH);
    // Navigate from a blank page of the same origin, so that the page loads in the process that is slowed down.
    await page.goto(server.address());
    await client.send("Performance.enable", { timeDomain: "threadTicks" });
    await client.send("Network.enable");
    if (network) await client.send("Network.emulateNetworkConditions", network);
    await client.send("Emulation.setCPUThrottlingRate", { rate: slower });
    const late = sleep(PATIENCE, undefined, { ref: false }).then(() => {
      throw new Error(`${name}: not measured within ${PATIENCE / 1000} s`);
    });
    return await Promise.race([then(page, client), late]);
  } finally {
    await context.close();
  }
}

/** Waits until all charts are painted, those of this page near the window are live, and the page has settled. Returns `seen`. */
async function settled(page, name) {
  for (;;) {
    const { now, ...seen } = await page.evaluate(() => ({ ...seen, memories: 0, now: performance.now() }));
    if (seen.painted && (seen.live || name !== "ours") && now - Math.max(seen.busy, seen.painted, seen.live, seen.fcp) > QUIET) return seen;
    await sleep(250);
  }
}

/** Memory after garbage collection, in megabytes: JS heap, wasm memory, and bitmaps of canvases. */
export async function held(page, client) {
  await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  const own = await page.evaluate(() => ({
    wasm: seen.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) / 1e6,
    bitmaps: [...document.querySelectorAll("canvas.live, .plot canvas")].reduce((sum, canvas) => sum + canvas.width * canvas.height * 4, 0) / 1e6,
  }));
  return { heap: usedSize / 1e6, ...own };
}

/**
 * Memory of the process that renders the page, in megabytes: what it has allocated for itself, and its part of what it shares with the
 * processes that show its canvases. Read from Linux; null elsewhere. The pages before are closed, so it is the process that worked
 * most, but for that of the browser's own controls.
 */
async function resident(browser) {
  const { processInfo } = await (await browser.target().createCDPSession()).send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  if (!renderers.every(({ id }) => existsSync(`/proc/${id}/smaps_rollup`))) return null;
  const shows = ({ id }) => !readFileSync(`/proc/${id}/cmdline`, "utf8").includes("webui");
  const { id } = renderers.filter(shows).toSorted((a, b) => b.cpuTime - a.cpuTime)[0];
  const file = `/proc/${id}/smaps_rollup`;
  const rollup = readFileSync(file, "utf8");
  const kilobytes = (name) => Number(new RegExp(`^${name}: +(\\d+) kB$`, "m").exec(rollup)[1]);
  return ((kilobytes("Pss_Anon") + kilobytes("Pss_Shmem")) * 1024) / 1e6;
}

/** Scrolls through the page to its end and back, so that everything that becomes live near the window does. */
async function scroll(page, client) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += PHONE.height) {
    // Two frames: the IntersectionObserver reports with a frame, however long that takes.
    await page.evaluate(async (y) => {
      scrollTo({ top: y, behavior: "instant" });
      for (let i = 0; i < 2; i += 1) await new Promise((done) => requestAnimationFrame(done));
    }, y);
  }
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await rest(client);
}

/** Fails unless every chart is shown: live, as a still, or drawn by the library. */
async function complete(page, name, count) {
  const there = await page.evaluate((name) => {
    const shown = (element) => element?.getClientRects().length > 0;
    const filled = (canvas) => shown(canvas) && canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((n) => n);
    const drawn = {
      // Far from the window, a chart is a still.
      ours: (host) => [...host.querySelectorAll("canvas.live, .still.seen svg")].some(shown),
      static: (host) => [...host.querySelectorAll(".still svg path")].some(shown),
    }[name] ?? ((host) => [...host.querySelectorAll(".plot svg :is(path, rect, circle, text)")].some(shown) || [...host.querySelectorAll(".plot canvas")].some(filled));
    return [...document.querySelectorAll("[data-island=chart]")].filter(drawn).length;
  }, name);
  if (there !== count) throw new Error(`${name}: found ${there} charts, expected ${count}`);
}

/** Changes the theme: on the page itself as a reader does, on the peers by the event that their scripts expect. */
function change(theme) {
  const link = document.documentElement.hasAttribute("data-alive") && document.querySelector(`[data-set="theme=${theme}"]`);
  if (link) {
    link.click();
  } else {
    document.documentElement.setAttribute("data-theme", theme);
    dispatchEvent(new Event("themechange"));
  }
}

/** Main-thread time that a change costs, in milliseconds: the median of several. */
async function repeated(client, change) {
  const costs = [];
  for (let i = 0; i < CHANGES; i += 1) {
    const before = await busy(client);
    await change(i);
    costs.push((await rest(client)) - before);
  }
  return median(costs);
}

/** Total busy time of the main thread so far, in milliseconds. */
async function busy(client) {
  const { metrics } = await client.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
}

/**
 * Waits until the main thread is idle, and returns its total busy time. G2 asks for every frame for good: where the thread is as busy in one
 * moment as in the one before, that is its rest, and does not count.
 */
async function rest(client) {
  await sleep(150);
  let known = await busy(client);
  let before = -Infinity;
  for (let moments = 1; ; moments += 1) {
    await sleep(150);
    const now = await busy(client);
    const spent = now - known;
    if (spent < 5) return now;
    if (moments > 4 && Math.abs(spent - before) < spent / 4) return now - moments * spent;
    before = spent;
    known = now;
  }
}

/** Taps the first disclosure, from the first paint until all charts are painted. Returns the latency of the first tap and the worst. */
async function tap(server, name, page, client) {
  let resolve;
  const painted = new Promise((done) => (resolve = done));
  await page.exposeFunction("firstPaint", () => resolve());
  const loading = page.goto(server.address(name));
  await painted;
  const place = await page.evaluate(() => {
    // One after the other: to ask for the box of a control in a skipped story would lay that story out, in the way of the tap.
    const boxes = function* () {
      for (const summary of document.querySelectorAll("summary")) yield summary.getBoundingClientRect();
    };
    const { top, left, width, height } = boxes().find(({ top, bottom, height }) => height > 0 && top >= 0 && bottom <= innerHeight);
    return { x: left + width / 2, y: top + height / 2 };
  });
  const touch = async () => {
    await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [place] });
    await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  };
  await touch();
  let first = 0;
  while (!first) {
    await sleep(TAPS);
    first = await page.evaluate(() => seen.taps);
  }
  let done = false;
  while (!done) {
    await touch();
    await sleep(TAPS);
    done = await page.evaluate(() => seen.painted > 0 && performance.now() - Math.max(seen.painted, seen.live) > 500);
  }
  await loading;
  return { tap: first, tapWorst: await page.evaluate(() => seen.taps) };
}
