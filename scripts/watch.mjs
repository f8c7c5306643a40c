// Runs the native tests whenever a source is saved, and shows changed stills beside the committed ones in
// target/changed-stills/index.html, which reloads itself. Arguments are passed to the tests, such as a part of a test's name.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";

const WATCHED = ["Cargo.toml", "build.rs", "public", "src", "style", "tests"];
// Editors save a file in several steps.
const PAUSE = 150;
const CHANGED = "target/changed-stills";
const COMMITTED = "tests/snapshots/stills";
const TESTS = ["test", "--locked", "--features", "ssr", "--lib", "--test", "native", "--", ...process.argv.slice(2)];

const svgs = () => readdirSync(CHANGED, { recursive: true }).filter((name) => name.endsWith(".svg")).sort();
const still = (folder, name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "none");

function page(passed) {
  mkdirSync(CHANGED, { recursive: true });
  const rows = svgs().map((name) => `<h2>${name}</h2><div>${still(COMMITTED, name)}</div><div>${still(CHANGED, name)}</div>\n`);
  const html = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<title>${rows.length} changed stills</title><link rel="stylesheet" href="../../style/tokens.css">
<style>
main { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; font-family: sans-serif; }
h1, h2 { grid-column: 1 / 3; margin: 0; font-size: 1rem; } div { border: 1px solid; background: var(--paper); } svg { width: 100%; }
</style>
<main><h1>${passed ? "All native tests pass" : "Native tests fail"}: ${rows.length} changed stills, committed | as drawn now</h1>
${rows.join("")}</main></html>
`;
  writeFileSync(join(CHANGED, "index.html"), html);
  console.log(`watch: ${rows.length} changed stills: ${join(process.cwd(), CHANGED, "index.html")}`);
}

let running = null;
let again = false;

function run() {
  if (running) {
    again = true;
    return;
  }
  rmSync(CHANGED, { recursive: true, force: true });
  running = spawn("cargo", TESTS, { stdio: "inherit" });
  running.on("exit", (code) => {
    running = null;
    page(code === 0);
    if (again) {
      again = false;
      run();
    }
  });
}

let timer = null;
for (const path of WATCHED)
  watch(path, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(run, PAUSE);
  });
run();
