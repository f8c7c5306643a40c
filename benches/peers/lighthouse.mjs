// Prints Lighthouse's scores of the built page on a phone: `node benches/peers/lighthouse.mjs`, after `make build`.
import { launch } from "puppeteer-core";
import lighthouse from "lighthouse";
import { DIST } from "./build.mjs";
import { chrome } from "./chrome.mjs";
import { serve } from "./serve.mjs";

const server = await serve({ page: DIST });
const browser = await launch({ executablePath: chrome(), args: ["--no-sandbox", "--disable-dev-shm-usage"] });
try {
  const page = await browser.newPage();
  const { lhr } = await lighthouse(server.address("page"), { logLevel: "error" }, undefined, page);
  const categories = Object.values(lhr.categories);
  console.log(`Lighthouse ${lhr.lighthouseVersion}, mobile: ${categories.map(({ title, score }) => `${title} ${Math.round(score * 100)}`).join(", ")}`);
  const counted = new Set(categories.flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id)));
  for (const { id, score, displayValue } of Object.values(lhr.audits)) {
    if (counted.has(id) && score !== null && score < 1) console.log(`  ${id}: ${score} (${displayValue ?? "failed"})`);
  }
} finally {
  await browser.close();
  server.close();
}
