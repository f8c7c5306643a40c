// Finishes the scripts that Trunk made, of the page and of the export module: each starts its wasm, and both are pinned by integrity
// hashes. In a release, also removes what wasm-bindgen leaves in them: exports that nobody calls, with all code that only they reach;
// the long names of imports and exports; and white space. The scripts are compiled for the oldest engines that run the wasm. Code that
// does not look as wasm-bindgen writes it today is left alone.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { transformSync } from "esbuild";

const [folder, profile] = process.argv.slice(2);
const one = (start, ending) => {
  const found = readdirSync(folder).filter((name) => name.startsWith(start) && name.endsWith(ending));
  if (found.length !== 1) throw new Error(`${folder}: found ${found.length} files ${start}*${ending}, expected one`);
  return join(folder, found[0]);
};

// What each script does if its wasm cannot start: the page stays as prerendered; the export module, which runs in the page or in a
// worker, reports to the page.
const still = `
  document.documentElement.setAttribute("data-static", "");
  console.warn("infographic: the page stays as it was prerendered:", error);
`;
const noImage = `
  if (self.document === undefined) return postMessage({ failed: String(error) });
  console.warn("infographic: no long image:", error);
  document.dispatchEvent(new Event("page-export-unavailable"));
`;

const left = one("page", ".js");
const script = finished("page", still);
finished("export", noImage);

const index = join(folder, "index.html");
const shell = readFileSync(index, "utf8");
const source = `${basename(left)}"`;
if (!shell.includes(source)) throw new Error(`${index}: has no script ${basename(left)} (Trunk.toml: pattern_script)`);
// Trunk closes its links as in XML, which HTML does not need.
const links = shell.replaceAll(/(<link [^>]*)\/>/g, "$1>");
// In an iframe with the strictest sandbox the page has an opaque origin, so even its own files are cross-origin, and integrity hashes
// need CORS: hence `crossorigin`. Without scripts nothing could replace a refused style, so there it is linked without a hash.
const styled = links.replace(/<link (rel="stylesheet" href="[^"]*")([^>]*)>/, '<link $1$2 crossorigin><noscript><link $1></noscript>');
if (styled === links) throw new Error(`${index}: has no stylesheet as Trunk links it`);
writeFileSync(index, styled.replace(source, `${basename(script)}" integrity="${integrity(script)}"`));

// Finishes the script with this name, so that it starts its wasm; `failing` is the code for when it cannot.
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

// Gives a file a name with the hash of its content. The hash in Trunk's name is out of date.
function named(file, name, ending) {
  const hash = createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16);
  const to = join(dirname(file), `${name}-${hash}${ending}`);
  renameSync(file, to);
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

  // Removes classes that nothing in the glue constructs, and their finalizers.
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
  const renamed = execFileSync("wasm-opt", ["-Oz", "--minify-imports-and-exports-and-modules", at("called.wasm"), "-o", at("small.wasm")]);
  const names = JSON.parse(renamed);
  for (const [, long, short] of names.imports) glue = glue.replaceAll(new RegExp(`\\b${long}\\b(?!\\()`, "g"), short.replaceAll("$", "$$$$"));
  for (const [long, short] of names.exports) glue = glue.replaceAll(new RegExp(`\\bwasm\\.${long}\\b`, "g"), `wasm.${short}`.replaceAll("$", "$$$$"));
  const [before] = WebAssembly.Module.imports(module);
  const [after] = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(at("small.wasm"))));
  glue = glue.replace(JSON.stringify(before.module), JSON.stringify(after.module));

  writeFileSync(wasm, readFileSync(at("small.wasm")));
  writeFileSync(script, glue);
  rmSync(work, { recursive: true });
}
