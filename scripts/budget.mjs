// Prints the sizes of what a reader loads, raw and after brotli; fails if a budget is exceeded.
import { execSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

// Kilobytes (1000 bytes) after brotli. Without the sources of the standard library, scripts/release uses the prebuilt one, which is
// larger.
const sysroot = execSync("rustc --print sysroot").toString().trim();
const small = existsSync(`${sysroot}/lib/rustlib/src/rust/library/Cargo.lock`);
const BUDGETS = { html: 40, "html en": 40, css: 10.6, "js + wasm": small ? 72.5 : 92 };

const kinds = { html: /^index\.html$/, "html en": /^en\/index\.html$/, css: /\.css$/, js: /^page-.*\.js$/, wasm: /^page-.*\.wasm$/, "export js": /^export-.*\.js$/, "export wasm": /^export-.*\.wasm$/ };
const sizes = {};
for (const [kind, pattern] of Object.entries(kinds)) {
  const files = readdirSync("dist", { recursive: true }).filter((name) => pattern.test(name));
  if (files.length === 0) throw new Error(`dist has no ${kind} file: run make build`);
  const bytes = files.map((name) => readFileSync(`dist/${name}`));
  const squeeze = (b) => brotliCompressSync(b, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  sizes[kind] = [bytes.reduce((n, b) => n + b.length, 0), bytes.reduce((n, b) => n + squeeze(b), 0)];
}
sizes["js + wasm"] = [0, 1].map((i) => sizes.js[i] + sizes.wasm[i]);

let over = 0;
for (const [kind, [raw, br]] of Object.entries(sizes)) {
  const budget = BUDGETS[kind];
  const verdict = budget === undefined ? "" : br > budget * 1000 ? `  OVER its budget of ${budget} KB` : `  of ${budget} KB`;
  if (verdict.includes("OVER")) over += 1;
  console.log(`${kind.padEnd(10)} ${(raw / 1000).toFixed(1).padStart(8)} KB  ${(br / 1000).toFixed(1).padStart(7)} KB brotli${verdict}`);
}
process.exit(over ? 1 : 0);
