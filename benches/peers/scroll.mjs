// Measures the built page while it is scrolled: `node benches/peers/scroll.mjs [--minutes 10]`, after `make build`.
//
// First the frames of each transition, with the processor four times slower; then what the page holds after each minute of scrolling up and
// down through all of it, after garbage collection. The results are in docs/WEIGHT.md.
import { parseArgs } from "node:util";
import { DIST } from "./build.mjs";
import { launch } from "./chrome.mjs";
import { CONDITIONS, held, PHONE, WATCH } from "./measure.mjs";
import { serve } from "./serve.mjs";
import { CATEGORIES } from "./trace.mjs";

/** A quick reader's pixels a frame. */
const STEP = 12;

const { values: asked } = parseArgs({ options: { minutes: { type: "string", default: "10" } } });
const minutes = Number(asked.minutes);
if (!(minutes >= 0)) throw new Error(`--minutes: found '${asked.minutes}', expected a number`);

const server = await serve({ ours: DIST });
const browser = await launch();
try {
  const page = await browser.newPage();
  const client = await page.createCDPSession();
  await page.setViewport(PHONE);
  await page.evaluateOnNewDocument(WATCH);
  await page.goto(server.address("ours"));
  await page.waitForSelector("[data-alive]");
  await client.send("Emulation.setCPUThrottlingRate", { rate: CONDITIONS.phone.slower });
  await transitions(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await hold(page, client, minutes);
} finally {
  await browser.close();
  server.close();
}

/** Scrolls each chart that has a transition into view and prints its frames. */
async function transitions(page) {
  console.log("| transition | marks | ms | frames | median frame, ms | longest frame, ms | longest task, ms | at once |\n|---|--:|--:|--:|--:|--:|--:|--:|");
  const names = await page.evaluate(() => [...document.querySelectorAll("[data-transition-from]")].map((host) => host.dataset.chart));
  for (const name of names) {
    if (!(await page.evaluate(below, name))) {
      console.log(`| ${name} | no transition on a phone |`);
      continue;
    }
    await page.tracing.start({ categories: CATEGORIES });
    const seen = await page.evaluate(scrollIn, name, STEP);
    const longest = longestTask(await page.tracing.stop());
    const of = seen.frames.toSorted((a, b) => a - b);
    console.log(`| ${name} | ${seen.marks} | ${seen.took.toFixed(0)} | ${of.length} | ${of[of.length >> 1].toFixed(1)} | ${of.at(-1).toFixed(1)} | ${longest.toFixed(1)} | ${seen.most} |`);
  }
}

/** In the page: scrolls until the chart is just below the window and its transition waits. Returns whether it does within five seconds. */
async function below(name) {
  const host = document.querySelector(`[data-chart="${name}"]`);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const until = performance.now() + 5000;
  while (host.dataset.transition !== "waiting" && performance.now() < until) {
    // Again and again: the heights of stories on the way become known, which moves the chart.
    scrollBy({ top: host.getBoundingClientRect().top - innerHeight - 20, behavior: "instant" });
    await frame();
  }
  return host.dataset.transition === "waiting";
}

/** In the page: scrolls down by `step` pixels a frame until the chart's transition has ended. */
async function scrollIn(name, step) {
  const host = document.querySelector(`[data-chart="${name}"]`);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const frames = [];
  let most = 0;
  let began = 0;
  let before = await frame();
  while (host.dataset.transition) {
    // As far as a reader sees the chart whole.
    if (host.getBoundingClientRect().top > innerHeight / 4) scrollBy({ top: step, behavior: "instant" });
    const now = await frame();
    const running = document.querySelectorAll("[data-transition=running]").length;
    most = Math.max(most, running);
    if (running && !began) {
      began = now;
      performance.mark("transition-began");
    } else if (began) frames.push(now - before);
    before = now;
  }
  performance.mark("transition-ended");
  return { frames, most, took: before - began, marks: host.querySelectorAll("[data-mark]").length };
}

/** The longest task of the page's main thread between the two marks, in milliseconds. */
function longestTask(trace) {
  const { traceEvents: events } = JSON.parse(Buffer.from(trace).toString());
  const mark = (name) => events.findLast((event) => event.name === name);
  const [began, ended] = [mark("transition-began"), mark("transition-ended")];
  const tasks = events.filter((event) => event.name === "RunTask" && event.dur && event.pid === began.pid && event.tid === began.tid);
  return Math.max(...tasks.filter(({ ts }) => ts > began.ts && ts < ended.ts).map(({ dur }) => dur)) / 1000;
}

/** Scrolls up and down through the page and prints what it holds after each minute. */
async function hold(page, client, minutes) {
  console.log("\n| after, min | times through | JS heap, KB | wasm memory, KB | nodes | bitmaps of canvases, MB |\n|--:|--:|--:|--:|--:|--:|");
  let times = 0;
  for (let minute = 0; minute <= minutes; minute += 1) {
    if (minute) times += await page.evaluate(scrollFor, 60_000, STEP);
    const { heap, wasm, bitmaps } = await held(page, client);
    const { nodes } = await client.send("Memory.getDOMCounters");
    console.log(`| ${minute} | ${times} | ${(heap * 1000).toFixed(0)} | ${(wasm * 1000).toFixed(0)} | ${nodes} | ${bitmaps.toFixed(1)} |`);
  }
}

/** In the page: scrolls by `step` pixels a frame, to the end and back, for so many milliseconds and then back to the top. Returns how often. */
async function scrollFor(time, step) {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const until = performance.now() + time;
  const bottom = () => document.documentElement.scrollHeight - innerHeight - 1;
  let [times, down] = [0, true];
  while (performance.now() < until) {
    scrollBy({ top: down ? step : -step, behavior: "instant" });
    await frame();
    if (down ? scrollY >= bottom() : scrollY <= 0) {
      down = !down;
      times += 1;
    }
  }
  scrollTo({ top: 0, behavior: "instant" });
  for (let i = 0; i < 60; i += 1) await frame();
  return times;
}
