// The bill of materials of a release in CycloneDX 1.6: the crates linked into the page's two wasm modules and into the command line, the
// npm packages whose files it contains and the C library (required), and what only builds them (excluded). From cargo's and npm's
// records, without any addresses.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { libraryVersion } from "./program.mjs";

const OPTIONS = { maxBuffer: 1 << 28, encoding: "utf8" };
const run = (command, ...args) => execFileSync(command, args, OPTIONS);
const metadata = (...args) => JSON.parse(run("cargo", "metadata", "--locked", "--format-version", "1", ...args));
const WASM = ["--filter-platform", "wasm32-unknown-unknown", "--no-default-features", "--features"];

// npm packages with files in the page; the others are tools.
const SHIPPED = new Set(["lucide-static"]);

// The dependencies of the standard library, such as dlmalloc and hashbrown, with the features that scripts/release builds it with.
// Null without its sources. Its manifest uses unstable features of cargo.
const library = join(run("rustc", "--print", "sysroot").trim(), "lib/rustlib/src/rust/library");
function standard() {
  if (!existsSync(join(library, "Cargo.lock"))) return null;
  const manifest = ["--manifest-path", join(library, "std/Cargo.toml")];
  const args = ["metadata", "--locked", "--offline", "--format-version", "1", ...manifest, ...WASM, "optimize_for_size"];
  return JSON.parse(execFileSync("cargo", args, { ...OPTIONS, env: { ...process.env, RUSTC_BOOTSTRAP: "1" } }));
}
const STD = standard();

/// The crates and npm packages of the page: { name, version, licence, folder, purl, hash, linked, std, needs: [purl…] }.
export function parts() {
  const crates = new Map();
  const page = [metadata(...WASM, "hydrate"), metadata(...WASM, "export")];
  const host = run("rustc", "-vV").match(/^host: (.*)$/m)[1];
  const program = metadata("--filter-platform", host, "--no-default-features", "--features", "ssr");
  for (const graph of [...page, program]) gather(crates, graph, true);
  if (STD) gather(crates, STD, true, library);
  return [...crates.values(), ...packages(), ...cLibrary()].sort((a, b) => (a.purl < b.purl ? -1 : 1));
}

// Adds the crates that the root of a graph depends on. Dependencies of macros and build scripts run at build time and are not linked.
// Of the standard library, whose workspace is the folder `std`, only what is from the registry: the rest is itself.
function gather(crates, graph, linked, std) {
  const sums = checksums(std ?? ".");
  const packages = new Map(graph.packages.map((p) => [p.id, p]));
  const nodes = new Map(graph.resolve.nodes.map((node) => [node.id, node]));
  const macro = (id) => packages.get(id).targets.some((target) => target.kind.includes("proc-macro"));
  const seen = new Map();
  const visit = (id, linked) => {
    if (seen.get(id) || seen.get(id) === linked) return;
    seen.set(id, linked);
    const p = packages.get(id);
    const own = `${p.name}@${p.version}`;
    const itself = std && !p.source;
    const part = crates.get(own) ?? {
      name: p.name,
      version: p.version,
      licence: p.license?.replaceAll(/\s*\/\s*/g, " OR "),
      folder: p.manifest_path.replace(/[/\\][^/\\]*$/, ""),
      purl: `pkg:cargo/${own}`,
      hash: sums.get(own) && { alg: "SHA-256", content: sums.get(own) },
      linked: false,
      root: id === graph.resolve.root,
      std: false,
      needs: new Set(),
    };
    part.linked ||= linked;
    if (!itself) crates.set(own, part);
    part.std ||= Boolean(std && linked);
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      const kinds = dep_kinds.map(({ kind }) => kind).filter((kind) => kind !== "dev");
      if (kinds.length === 0) continue;
      if (!std || packages.get(pkg).source) part.needs.add(`pkg:cargo/${packages.get(pkg).name}@${packages.get(pkg).version}`);
      visit(pkg, linked && kinds.includes(null) && !macro(pkg));
    }
  };
  visit(graph.resolve.root, linked);
}

// The C library in the command line, with its licence where Debian has it. Anybody can link another one: `scripts/program` and these
// sources make the program again.
function cLibrary() {
  const version = libraryVersion();
  if (!version) return [];
  const purl = `pkg:generic/glibc@${version}`;
  const folder = "/usr/share/doc/libc6-dev";
  return [{ name: "glibc", version, licence: "LGPL-2.1-or-later", folder, purl, linked: true, root: false, std: false, needs: new Set() }];
}

function checksums(folder) {
  const lock = readFileSync(join(folder, "Cargo.lock"), "utf8");
  const entries = lock.matchAll(/^name = "(.*)"\nversion = "(.*)"\nsource = .*\nchecksum = "(.*)"$/gm);
  return new Map([...entries].map(([, name, version, sum]) => [`${name}@${version}`, sum]));
}

function packages() {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const entries = Object.entries(lock.packages).filter(([path]) => path.startsWith("node_modules/"));
  // Optional packages for other platforms are not installed, and not listed. Those for this platform are: esbuild's binary minifies what
  // ships.
  const own = entries.filter(([path, p]) => !p.optional || existsSync(path));
  const purl = (name, version) => `pkg:npm/${name.replace("@", "%40")}@${version}`;
  const known = new Map(own.map(([path, p]) => [path.slice("node_modules/".length), p]));
  return [...known].map(([name, p]) => ({
    name,
    version: p.version,
    licence: p.license,
    folder: `node_modules/${name}`,
    purl: purl(name, p.version),
    hash: p.integrity?.startsWith("sha512-") && {
      alg: "SHA-512",
      content: Buffer.from(p.integrity.slice("sha512-".length), "base64").toString("hex"),
    },
    linked: SHIPPED.has(name),
    root: false,
    needs: new Set(Object.keys({ ...p.dependencies, ...p.optionalDependencies }).filter((n) => known.has(n)).map((n) => purl(n, known.get(n).version))),
  }));
}

/// The bill of materials of `parts()`, as text; time in seconds since 1970.
export function bill(all, time) {
  const root = all.find((part) => part.root);
  const component = (part) => ({
    type: part.root ? "application" : "library",
    "bom-ref": part.purl,
    name: part.name,
    version: part.version,
    ...(!part.root && { scope: part.linked ? "required" : "excluded" }),
    ...(part.hash && { hashes: [part.hash] }),
    ...(part.licence && { licenses: [{ expression: part.licence }] }),
    purl: part.purl,
  });
  const rust = run("rustc", "--version").split(" ")[1];
  const std = {
    type: "library",
    "bom-ref": `pkg:generic/rust-std@${rust}`,
    name: "rust-std",
    version: rust,
    description: `Rust's standard library, linked into the wasm and the command line${STD ? "" : "; its sources are not there to name its own crates"}`,
    scope: "required",
    licenses: [{ expression: "MIT OR Apache-2.0" }],
    purl: `pkg:generic/rust-std@${rust}`,
  };
  const trunk = readFileSync("scripts/setup", "utf8").match(/^TRUNK=(.*)$/m)[1];
  const tools = [["rustc", rust], ["trunk", trunk], ["wasm-bindgen-cli", all.find((p) => p.name === "wasm-bindgen").version], ["node", process.versions.node]];
  const glibc = all.filter((part) => part.name === "glibc").map((part) => part.purl);
  const needs = (part) => [...part.needs, ...(part.root ? [std.purl, ...glibc, ...npm(all)] : [])].sort();
  const document = {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: "",
    version: 1,
    metadata: {
      timestamp: new Date(time * 1000).toISOString().replace(".000Z", "Z"),
      lifecycles: [{ phase: "build" }],
      tools: { components: tools.map(([name, version]) => ({ type: "application", name, version })) },
      component: component(root),
    },
    components: [...all.filter((part) => !part.root).map(component), std].sort((a, b) => (a.purl < b.purl ? -1 : 1)),
    dependencies: [
      ...all.map((part) => ({ ref: part.purl, dependsOn: needs(part) })),
      { ref: std.purl, dependsOn: all.filter((part) => part.std).map((part) => part.purl).sort() },
    ].sort((a, b) => (a.ref < b.ref ? -1 : 1)),
  };
  // Derived from the content, so that the same content has the same number.
  const hash = createHash("sha256").update(JSON.stringify(document)).digest("hex");
  document.serialNumber = `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  return `${JSON.stringify(document, null, 1)}\n`;
}

// The direct dependencies in package.json.
const npm = (all) => {
  const direct = Object.keys(JSON.parse(readFileSync("package.json", "utf8")).devDependencies);
  return all.filter((part) => part.purl.startsWith("pkg:npm/") && direct.includes(part.name)).map((part) => part.purl);
};
