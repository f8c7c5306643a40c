// Measures the page beside its peers in one run and prints the results: `make bench-peers`.
//
//   node benches/peers/main.mjs [--write] [--runs 7]
//
// `--write` also writes docs/SPEED.md. All samples are left in target/peers/samples.json. CHROME names the browser; by default it is
// looked for in PATH.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { LIBRARIES, OUT, peers } from "./build.mjs";
import { launch } from "./chrome.mjs";
import { CONDITIONS, measure } from "./measure.mjs";
import { report } from "./report.mjs";
import { serve } from "./serve.mjs";

const { values: asked } = parseArgs({ options: { write: { type: "boolean" }, runs: { type: "string", default: "7" } } });
const runs = Number(asked.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs: found '${asked.runs}', expected a whole number from 1`);

const { directories, count } = await peers();
const server = await serve(directories);
const browser = await launch();
const samples = {};
try {
  const names = Object.keys(directories);
  for (const condition of Object.keys(CONDITIONS)) samples[condition] = Object.fromEntries(names.map((name) => [name, []]));
  // Warm up: what is slow only the first time in a browser is not counted.
  for (const name of names) await measure(browser, server, name, count, CONDITIONS.free);
  process.stderr.write("warmed up\n");
  // Each round begins with another page, so that none always comes first in a round.
  for (let run = 0; run < runs; run += 1) {
    for (const [condition, conditions] of Object.entries(CONDITIONS)) {
      for (let i = 0; i < names.length; i += 1) {
        const name = names[(i + run) % names.length];
        samples[condition][name].push(await measure(browser, server, name, count, conditions));
      }
    }
    process.stderr.write(`round ${run + 1} of ${runs}\n`);
    writeFileSync(join(OUT, "samples.json"), JSON.stringify(samples));
  }
  const lock = JSON.parse(readFileSync(join(import.meta.dirname, "package-lock.json"), "utf8"));
  const versions = Object.values(LIBRARIES).map(({ package: of }) => `${of} ${lock.packages[`node_modules/${of}`].version}`);
  const { tables, speed } = report(samples, { engine: await browser.version(), versions, runs, count });
  console.log(tables);
  if (asked.write) writeFileSync(join(import.meta.dirname, "../../docs/SPEED.md"), speed);
} finally {
  await browser.close();
  server.close();
}
