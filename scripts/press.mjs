// Makes press/press.html in a built site: one file that requests nothing. It has the forms and the worker that scripts/press built, the
// icons, and the strokes of characters, all compressed, since nothing compresses a file that is opened from the disk. The site itself is put into it whenever a site is
// made: src/press/package/carried.rs.
//
//   node scripts/press.mjs DIST
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { transformSync } from "esbuild";
import { bundle } from "./style.mjs";

// The oldest engines that the press is for.
const TARGET = ["chrome109", "firefox115", "safari16.4"];
const BUILT = "target/press-parts";

// Nothing from anywhere: not even the page that is shown in its frame can ask for something, since a frame has the policy of its document.
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'wasm-unsafe-eval'",
  "worker-src blob:",
  "style-src 'unsafe-inline'",
  "img-src data: blob:",
  "base-uri about:",
  "form-action 'none'",
].join("; ");

const [dist] = process.argv.slice(2);
if (!dist) {
  console.error("scripts/press.mjs: expected the folder of a built site");
  process.exit(2);
}

const minified = (code) => transformSync(code, { loader: "js", minify: true, target: TARGET, legalComments: "none" }).code;
const glue = (name) => readFileSync(join(BUILT, `${name}.js`), "utf8");
const compressed = (bytes) => gzipSync(bytes, { level: 9 });

function written(command) {
  const folder = mkdtempSync(join(tmpdir(), "press-"));
  try {
    const out = join(folder, command);
    execFileSync("cargo", ["run", "--quiet", "--locked", "--features", "ssr", "--bin", "gongxiaomei", "--", command, "--out", out]);
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const data = {
  "forms-wasm": compressed(readFileSync(join(BUILT, "press_bg.wasm"))),
  "worker-wasm": compressed(readFileSync(join(BUILT, "desk_bg.wasm"))),
  icons: compressed(written("icons")),
  characters: compressed(written("characters")),
  site: Buffer.alloc(0),
};

// A script's own end in a script would end it.
const inline = (code) => code.replaceAll("</script", "<\\/script");
// Whoever passes strokes of characters on has to pass their licence on, too.
const licence = readFileSync("node_modules/hanzi-writer-data/ARPHICPL.TXT", "utf8").replaceAll("\r", "").trim();
const carried = Object.entries(data).map(([id, bytes]) => `<script type="text/plain" id="${id}">${bytes.toString("base64")}</script>`);
const worker = inline(minified(`${glue("desk")}\nself.wasm_bindgen = wasm_bindgen;\n${readFileSync("src/press-worker.js", "utf8")}`));
const forms = inline(minified(`${glue("press")}\nself.wasm_bindgen = wasm_bindgen;\n${readFileSync("src/press.js", "utf8")}`));

// The press puts itself into packages (src/press.js): so what a browser writes of this is this, byte for byte. It leaves out white space
// before the head, and after the script.
const page = `<!DOCTYPE html><html lang="zh-CN"><head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>编辑台 · Press</title>
<link rel="icon" href="data:,">
<style>${bundle("style/press/press.css", TARGET)}</style>
</head>
<body>
<p id="starting" role="status">正在打开编辑台… Opening the press…</p>
<noscript>编辑台要用脚本。The press needs scripts.</noscript>
${carried.join("\n")}
<script type="text/plain" id="characters-licence">${inline(licence)}</script>
<script type="text/plain" id="worker">${worker}</script>
<script>${forms}</script></body></html>`;
mkdirSync(join(dist, "press"), { recursive: true });
writeFileSync(join(dist, "press/press.html"), page);
const sizes = Object.entries(data).map(([id, bytes]) => `${id} ${Math.round((bytes.length * 4) / 3 / 1000)}`);
console.log(`press.html: ${Math.round(Buffer.byteLength(page) / 1000)} KB (${sizes.join(", ")})`);
