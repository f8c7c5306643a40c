// Stamps a built page with the checksum of its sources and of each of its files, in .built.json beside them. The tests and
// scripts/pack.mjs refuse a page that was built from other sources.
//
//   node scripts/stamp.mjs begin               records the sources before the build (Trunk's pre_build hook)
//   node scripts/stamp.mjs end DIST PROFILE    writes the stamp, unless the sources have changed since (scripts/finish)
//   node scripts/stamp.mjs sources             prints the checksum of the sources
//   node scripts/stamp.mjs check               fails, and says why, unless dist/ is a release build of the current sources
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const STAMP = ".built.json";

// What the page is built from, and with.
const SOURCES = ["Cargo.lock", "Cargo.toml", "Trunk.toml", "build.rs", "index.html", "package-lock.json", "package.json", "public", "src", "style"];
const STEPS = ["scripts/finish", "scripts/glue.mjs", "scripts/press", "scripts/press.mjs", "scripts/release", "scripts/stamp.mjs", "scripts/style.mjs", "scripts/wasm-bindgen"];
// Environment variables that name other source files.
const OVERRIDES = ["GONGXIAOMEI_CONTENT", "GONGXIAOMEI_IDENTITY"];

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/// The output of git; empty without git or a repository.
export const git = (...args) => {
  try {
    return execFileSync("git", args, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
};

const overrides = () => OVERRIDES.filter((name) => process.env[name]);
const listed = (...args) => git("ls-files", "-z", "--exclude-standard", ...args, "--", ...SOURCES, ...STEPS).split("\0").filter(Boolean);

/// The checksum of everything the page is built from, tracked or not.
export function sources() {
  const files = [...new Set(listed("--cached", "--others"))].sort().filter((file) => existsSync(file));
  const lines = files.map((file) => `${sha256(readFileSync(file))}  ${file}\n`);
  const given = overrides().map((name) => `${sha256(readFileSync(process.env[name]))}  ${name}\n`);
  return sha256([...lines, ...given].join(""));
}

/// Whether the sources differ from the checked-out commit.
export const changed = () =>
  git("status", "--porcelain", "--untracked-files=no") !== "" || listed("--others").length > 0 || overrides().length > 0;

/// The files in a folder, relative to it, without hidden files and a gallery that was built into it, which are not part of the page.
export function* files(folder, from = "") {
  for (const entry of readdirSync(join(folder, from), { withFileTypes: true })) {
    if (entry.name.startsWith(".") || entry.name.startsWith("gallery.html")) continue;
    const path = from ? `${from}/${entry.name}` : entry.name;
    if (entry.isDirectory()) yield* files(folder, path);
    else if (entry.isFile()) yield path;
    else throw new Error(`${join(folder, path)}: a link, or no file at all; what it leads to is no part of the page`);
  }
}

const sums = (folder) => Object.fromEntries([...files(folder)].sort().map((file) => [file, sha256(readFileSync(join(folder, file)))]));

/// Fails unless a folder has, file by file, a release build of the current sources.
export function verify(folder) {
  const again = "run make build";
  const stamp = join(folder, STAMP);
  if (!existsSync(stamp)) throw new Error(`${folder}: says nothing of what it was built of (${STAMP}): ${again}`);
  const built = JSON.parse(readFileSync(stamp, "utf8"));
  if (built.profile !== "release") throw new Error(`${folder}: was not built for release: ${again}`);
  if (built.sources !== sources()) throw new Error(`${folder}: was built of other sources than are here now: ${again}`);
  const found = sums(folder);
  const odd = Object.keys({ ...built.files, ...found }).filter((file) => built.files[file] !== found[file]);
  if (odd.length) throw new Error(`${folder}: not as it was built: ${odd.slice(0, 5).join(", ")}${odd.length > 5 ? ", …" : ""}: ${again}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [step, folder, profile] = process.argv.slice(2);
  const begun = "target/sources-begun";
  if (step === "begin") {
    mkdirSync("target", { recursive: true });
    writeFileSync(begun, sources());
  } else if (step === "end" && folder && profile) {
    if (existsSync(begun) && readFileSync(begun, "utf8") === sources()) {
      writeFileSync(join(folder, STAMP), `${JSON.stringify({ profile, sources: sources(), files: sums(folder) }, null, 1)}\n`);
    } else {
      console.error("stamp: the sources were changed while they were built: no test takes this for a page of theirs, and it is not packed");
    }
  } else if (step === "sources") {
    console.log(sources());
  } else if (step === "check") {
    try {
      verify("dist");
    } catch (error) {
      console.error(error.message);
      process.exit(1);
    }
  } else {
    console.error(`scripts/stamp.mjs: found '${process.argv.slice(2).join(" ")}', expected 'begin', 'end DIST PROFILE', 'sources' or 'check'`);
    process.exit(2);
  }
}
