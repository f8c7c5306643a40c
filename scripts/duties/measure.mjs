// Measures a page in a browser: what it requests and stores while it is used, what axe finds in it, how long it takes on slow lines. It
// judges nothing: `gongxiaomei duties` does.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { start } from "./chromium.mjs";
import { pages } from "./links.mjs";

const require = createRequire(import.meta.url);

const WIDTHS = [
  ["手机", 390, 844],
  ["电脑", 1280, 800],
];
// What each is called, its address, and the least contrast of its texts.
const VERSIONS = [
  ["浅色", "?theme=light", 4.5],
  ["深色", "?theme=dark", 4.5],
  ["高对比度", "?theme=contrast", 7],
  ["适老版", "?mode=elder", 7],
];
// Bits per second and round trip in milliseconds.
const LINES = [
  [400e3, 400],
  [1.6e6, 150],
];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const CONTRAST = readFileSync(new URL("contrast.js", import.meta.url), "utf8");

// Scrolls through the page, and waits until nothing moves any more.
const SETTLE = `
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) { scrollTo(0, y); await new Promise(done => requestAnimationFrame(() => setTimeout(done))); }
  scrollTo(0, 0);
  const ending = document.getAnimations().filter(moving => moving.effect.getComputedTiming().endTime < Infinity);
  await Promise.allSettled(ending.map(moving => moving.finished));`;

// Waits until the page is alive, or says that it is not.
const ALIVE = "for (let i = 0; i < 200 && !document.documentElement.hasAttribute('data-alive'); i += 1) await new Promise(done => setTimeout(done, 50));";

// Reads the page from its beginning to its end, and opens what can be opened.
const USE = `${ALIVE}
  const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  document.querySelectorAll("details").forEach(details => { details.open = true; });
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) { scrollTo(0, y); await frame(); }
  for (const button of document.querySelectorAll("[data-do=embed], #share [data-part]")) { button.click(); await frame(); }
  await new Promise(done => setTimeout(done, 1000));
  document.querySelectorAll("dialog[open] [data-close]").forEach(button => button.click());
  document.querySelectorAll("details").forEach(details => { details.open = false; });
  scrollTo(0, 0);`;

/** Measures the page at an address; its files are in a folder. */
export async function measure(path, address, folder) {
  const browser = await start(path);
  try {
    const { product } = await browser.send("Browser.getVersion");
    const found = { name: product.replace(/^Headless/, "").replace("/", " "), origin: new URL(address).origin, requests: [], cookies: 0, stored: [], axe: "", states: [], slow: [] };
    const names = pages(folder);
    await use(browser, address, names, found);
    await examine(browser, address, names, found);
    for (const [bits, round] of LINES) found.slow.push(await slow(browser, address, bits, round));
    return found;
  } finally {
    await browser.close();
  }
}

/** The address of a page. */
const of = (address, page, query = "") => new URL(page.replace(/index\.html$/, "") + query, address).href;

/** Opens and uses the pages, and notes what they request and store. */
async function use(browser, address, names, found) {
  const page = await browser.page();
  page.on("Network.requestWillBeSent", ({ request }) => {
    if (!/^(data|blob|about):/.test(request.url)) found.requests.push(request.url);
  });
  page.on("Network.webSocketCreated", ({ url }) => found.requests.push(url));
  await page.command("Network.enable");
  await page.command("Page.enable");
  for (const name of names) {
    await page.open(of(address, name));
    await page.run(USE);
  }
  found.cookies = (await page.cookies()).length;
  found.stored = await page.run("return [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await indexedDB.databases()).map(base => base.name)];");
  await page.close();
}

/** Runs axe on each page, at two widths and in each version. */
async function examine(browser, address, names, found) {
  const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  found.axe = require("axe-core/package.json").version;
  const page = await browser.page();
  await page.command("Page.enable");
  for (const name of names) {
    for (const [width, pixels, height] of WIDTHS) {
      await page.command("Emulation.setDeviceMetricsOverride", { width: pixels, height, deviceScaleFactor: 1, mobile: pixels < 600 });
      for (const [version, query, least] of VERSIONS) {
        await page.open(of(address, name, query));
        await page.run(ALIVE + SETTLE);
        await page.run(`${axe}; window.axe = axe;`);
        const result = await page.run(`${CONTRAST}
          const { passes, violations, incomplete } = await axe.run(document, { runOnly: ${JSON.stringify(RULES)} });
          const list = rules => rules.flatMap(rule => rule.nodes.map(node => ({ rule: rule.id, target: node.target.flat().join(" ") })));
          const enough = ({ rule, target }) => rule === "color-contrast" && contrast(document.querySelector(target)) >= ${least};
          const open = list(incomplete);
          return { passes: passes.length, violations: list(violations), incomplete: open.filter(one => !enough(one)), contrast: open.filter(enough).length };`);
        found.states.push({ page: name, name: `${width}${pixels}像素，${version}`, ...result });
      }
    }
  }
  await page.close();
}

/** Opens the first page on a slow line. */
async function slow(browser, address, bits, round) {
  const page = await browser.page();
  await page.command("Page.enable");
  await page.command("Network.enable");
  await page.command("Network.emulateNetworkConditions", { offline: false, latency: round, downloadThroughput: bits / 8, uploadThroughput: bits / 8 });
  await page.command("Page.addScriptToEvaluateOnNewDocument", {
    source: "new MutationObserver(() => { if (document.documentElement?.hasAttribute('data-alive')) window.aliveAt ??= performance.now(); }).observe(document, { attributes: true, childList: true, subtree: true });",
  });
  await page.open(of(address, "index.html"));
  const times = await page.run(`${ALIVE}
    const painted = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;
    for (let i = 0; i < 100 && painted() === null; i += 1) await new Promise(done => setTimeout(done, 50));
    return [painted(), window.aliveAt ?? null];`);
  await page.close();
  return { bits, round_trip: round, painted: times[0], alive: times[1] };
}
