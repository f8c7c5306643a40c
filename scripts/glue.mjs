// Finishes the scripts that Trunk leaves: the page's own, and the one that draws long images. Each starts itself, and takes no
// wasm but the one it was built with, as the page takes no script but that one. In a release, also takes out what wasm-bindgen
// leaves in them: exports nobody calls (a crate of Leptos' has three classes for streams, which no page of ours opens) with all
// they alone reach, the long names of imports and exports, and the spaces of the glue, which is written for the oldest engines
// that take it. Trunk's own minifier would also take the comments that hydration counts by. What is not found as wasm-bindgen
// writes it today is left alone.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { transformSync } from "esbuild";

const [folder, profile] = process.argv.slice(2);
const one = (start, ending) => {
  const found = readdirSync(folder).filter((name) => name.startsWith(start) && name.endsWith(ending));
  if (found.length !== 1) throw new Error(`${folder}: found ${found.length} files ${start}*${ending}, expected one`);
  return join(folder, found[0]);
};

// What each does where it cannot start. The page stays the complete page it is; the long image is drawn in the page or in a
// worker, and the page is told.
const still = `
  document.documentElement.setAttribute("data-static", "");
  console.warn("gongxiaomei: the page stays as it was prerendered:", error);
`;
const noImage = `
  if (self.document === undefined) return postMessage({ failed: String(error) });
  console.warn("gongxiaomei: no long image:", error);
  document.dispatchEvent(new Event("gongxiaomei-export-unavailable"));
`;

const left = one("page", ".js");
const script = finished("page", still);
finished("export", noImage);

const index = join(folder, "index.html");
const shell = readFileSync(index, "utf8");
const source = `${basename(left)}"`;
if (!shell.includes(source)) throw new Error(`${index}: has no script ${basename(left)} (Trunk.toml: pattern_script)`);
// Trunk closes its links as XML does; HTML has no use for it.
const links = shell.replaceAll(/(<link [^>]*)\/>/g, "$1>");
// In a frame of the strictest sandbox the page's own files are another's to it, and what is held to its hash is taken from another only
// if that allows it: `crossorigin` asks. Where no script can run, nothing could take the place of a refused style; there it is taken as it is.
const styled = links.replace(/<link (rel="stylesheet" href="[^"]*")([^>]*)>/, '<link $1$2 crossorigin><noscript><link $1></noscript>');
if (styled === links) throw new Error(`${index}: has no stylesheet as Trunk links it`);
writeFileSync(index, styled.replace(source, `${basename(script)}" integrity="${integrity(script)}"`));

// The script for hosts, once more under a name that changes with what it holds, which a host can hold to its hash.
const hosts = join(folder, "embed.js");
named(hosts, "embed", ".js", copyFileSync);

// The script of a name, which starts its wasm. `failing` is what it does where it cannot.
function finished(name, failing) {
  const [left, glue] = [one(name, "_bg.wasm"), one(name, ".js")];
  if (profile === "release") shrink({ wasm: left, script: glue });
  const wasm = named(left, name, "_bg.wasm");
  const start = `
__wbg_init({
  module_or_path: fetch(new URL("${basename(wasm)}", import.meta.url), { integrity: "${integrity(wasm)}" }),
}).catch((error) => {${failing}});
`;
  writeFileSync(glue, readFileSync(glue, "utf8") + start);
  if (profile === "release") minify(glue);
  return named(glue, name, ".js");
}

// Gives a file a name that changes with what it holds. Those that Trunk gave do not know what was done to it since.
function named(file, name, ending, give = renameSync) {
  const hash = createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16);
  const to = join(dirname(file), `${name}-${hash}${ending}`);
  give(file, to);
  return to;
}

function integrity(file) {
  return `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`;
}

function minify(script) {
  const options = { format: "esm", minify: true, target: "es2020", legalComments: "none" };
  writeFileSync(script, transformSync(readFileSync(script, "utf8"), options).code);
}

function shrink({ wasm, script }) {
  const work = mkdtempSync(join(tmpdir(), "glue-"));
  const at = (name) => join(work, name);

  // Classes that nothing in the glue makes, and what lets go of them.
  let glue = readFileSync(script, "utf8");
  const uses = (name) => glue.split(new RegExp(`\\b${name}\\b`)).length - 1;
  for (const [whole, name] of glue.matchAll(/^export class (\w+) \{[\s\S]*?^\}\n(?:if \(Symbol\.dispose\) .*\n)?/gm)) {
    const own = whole.split(new RegExp(`\\b${name}\\b`)).length - 1;
    if (uses(name) > own) continue;
    glue = glue.replace(whole, "");
    glue = glue.replace(new RegExp(`^const ${name}Finalization = [\\s\\S]*?;\\n`, "m"), "");
  }

  const module = new WebAssembly.Module(readFileSync(wasm));
  const called = WebAssembly.Module.exports(module).filter(({ name }) => glue.includes(`wasm.${name}`));
  const graph = [
    { name: "page", root: true, reaches: called.map(({ name }) => `export ${name}`) },
    ...called.map(({ name }) => ({ name: `export ${name}`, export: name })),
    ...WebAssembly.Module.imports(module).map((i) => ({ name: `import ${i.name}`, import: [i.module, i.name] })),
  ];
  writeFileSync(at("graph.json"), JSON.stringify(graph));
  execFileSync("wasm-metadce", [wasm, "--graph-file", at("graph.json"), "-o", at("called.wasm")], { stdio: "pipe" });
  const told = execFileSync("wasm-opt", ["-Oz", "--minify-imports-and-exports-and-modules", at("called.wasm"), "-o", at("small.wasm")]);
  const names = JSON.parse(told);
  for (const [, long, short] of names.imports) glue = glue.replaceAll(new RegExp(`\\b${long}\\b(?!\\()`, "g"), short.replaceAll("$", "$$$$"));
  for (const [long, short] of names.exports) glue = glue.replaceAll(new RegExp(`\\bwasm\\.${long}\\b`, "g"), `wasm.${short}`.replaceAll("$", "$$$$"));
  const [before] = WebAssembly.Module.imports(module);
  const [after] = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(at("small.wasm"))));
  glue = glue.replace(JSON.stringify(before.module), JSON.stringify(after.module));

  writeFileSync(wasm, readFileSync(at("small.wasm")));
  writeFileSync(script, glue);
  rmSync(work, { recursive: true });
}
