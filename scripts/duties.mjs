// Reports on the duties of a government website: docs/DUTIES.md. Measures the page in a browser, requests its links, and lets `gongxiaomei
// duties` judge.
//
//   node scripts/duties.mjs [FOLDER | URL] [--out FOLDER] [--content FILE]
//
// FOLDER is a built page, dist/ if nothing is named; URL is a deployed one. Exits with 0 if all duties are fulfilled, with 1 if one is not,
// with 2 if one could not be checked or nothing could be.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "./duties/chromium.mjs";
import { answers, links } from "./duties/links.mjs";
import { measure } from "./duties/measure.mjs";
import { mirror } from "./duties/mirror.mjs";
import { serve } from "./duties/serve.mjs";

const CONTENT = "public/content/zh-CN.json";

/** The current time as the portal's clocks show it. */
const now = () => `${new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone: "Asia/Shanghai" }).format(new Date())}（北京时间）`;

async function main() {
  const options = { out: { type: "string", default: "duties" }, content: { type: "string" } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (positionals.length > 1) throw new Error(`found '${positionals[1]}', expected one folder or URL`);
  const [asked = "dist"] = positionals;
  const remote = /^https?:\/\//.test(asked);
  if (!remote && !existsSync(join(asked, "index.html"))) throw new Error(`${asked}: no index.html; run make build`);

  const work = mkdtempSync(join(tmpdir(), "duties-"));
  let server;
  try {
    let folder = asked;
    let headers = null;
    let lost = [];
    let sizes = [];
    if (remote) {
      folder = join(work, "site");
      ({ headers, lost, sizes } = await mirror(asked, folder));
    } else {
      server = await serve(folder);
    }
    const address = remote ? asked : server.address;
    const measured = { subject: remote ? asked : `${asked}（构建好的文件夹）`, at: now(), headers, sizes, links: [...(await answers(links(folder))), ...lost], browser: null, no_browser: "" };
    const browser = chromium();
    if (browser) {
      try {
        measured.browser = await measure(browser, address, folder);
      } catch (error) {
        measured.no_browser = `浏览器中断：${error.message}`;
      }
    } else {
      measured.no_browser = "这台电脑没有Chromium";
    }
    const file = join(work, "measured.json");
    writeFileSync(file, JSON.stringify(measured));
    const content = values.content ?? process.env.GONGXIAOMEI_CONTENT ?? (existsSync(CONTENT) ? CONTENT : undefined);
    const judge = ["duties", folder, "--out", values.out, "--measured", file, ...(content ? ["--content", content] : [])];
    const run = ["run", "--quiet", "--locked", "--features", "ssr", "--bin", "gongxiaomei", "--", ...judge];
    const { status } = process.env.GONGXIAOMEI ? spawnSync(process.env.GONGXIAOMEI, judge, { stdio: "inherit" }) : spawnSync("cargo", run, { stdio: "inherit" });
    // 101 is cargo's own.
    return [0, 1, 2].includes(status) ? status : 2;
  } finally {
    server?.close();
    rmSync(work, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`duties: ${error.message}`);
  process.exitCode = 2;
}
