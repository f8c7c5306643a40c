// Packs a built page for release: the page, configurations for servers, the bill of materials, the licences with the texts that
// packages bring, and the checksum of every file, as .tar.gz and as .zip, whose own checksums lie beside them in SHA256SUMS.
// The same files at the same commit make the same bytes.
//
//   node scripts/pack.mjs [DIST [RELEASE]]
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { tarball, zip } from "./archive.mjs";
import { bill, parts } from "./sbom.mjs";

const [dist = "dist", release = "release"] = process.argv.slice(2);
if (!existsSync(join(dist, "index.html"))) {
  console.error(`pack: ${dist} has no page: run make build first`);
  process.exit(1);
}

const git = (...args) => {
  try {
    return execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
};
const version = readFileSync("Cargo.toml", "utf8").match(/^version = "(.*)"$/m)[1];
const commit = git("rev-parse", "HEAD").slice(0, 12);
const changed = git("status", "--porcelain", "--untracked-files=no") ? "dirty" : "";
const time = Number(process.env.SOURCE_DATE_EPOCH || git("log", "-1", "--format=%ct") || 0);
const name = ["gongxiaomei", version, commit, changed].filter(Boolean).join("-");

// What is not the page: Trunk's own, a gallery that was built into it.
const other = (name) => name.startsWith(".") || name.startsWith("gallery.html");
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

const files = new Map();
const add = (path, bytes) => files.set(`${name}/${path}`, Buffer.from(bytes));
const folder = (from, to) => {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (other(entry.name)) continue;
    const [source, target] = [join(from, entry.name), `${to}/${entry.name}`];
    if (entry.isDirectory()) folder(source, target);
    else add(target, readFileSync(source));
  }
};

folder(dist, "dist");
folder("deploy", "deploy");
for (const file of ["LICENSE-APACHE", "LICENSE-MIT", "docs/LICENCES.md"]) add(basename(file), readFileSync(file));
const all = parts();
add("sbom.cdx.json", bill(all, time));
const textless = [];
for (const part of all.filter((part) => part.linked && !part.root)) {
  const texts = readdirSync(part.folder).filter((file) => /^(licen[cs]e|copying|notice|unlicense)/i.test(file));
  const whole = texts.filter((file) => statSync(join(part.folder, file)).isFile());
  const own = `${part.name}-${part.version}`;
  for (const file of whole) add(`licences/${own}/${file}`, readFileSync(join(part.folder, file)));
  if (whole.length === 0) textless.push(`${own}: ${part.licence}\n`);
}
add("licences/WITHOUT-TEXTS", `These packages name their licence and bring no text of it.\n\n${textless.join("")}`);
const inside = [...files].map(([path, bytes]) => `${sha256(bytes)}  ${path.slice(name.length + 1)}\n`);
add("SHA256SUMS", inside.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join(""));

mkdirSync(release, { recursive: true });
for (const old of readdirSync(release).filter((file) => /^gongxiaomei-.*\.(tar\.gz|zip)$/.test(file))) rmSync(join(release, old));
const sums = [
  [`${name}.tar.gz`, tarball(files, time)],
  [`${name}.zip`, zip(files, time)],
].map(([file, bytes]) => {
  writeFileSync(join(release, file), bytes);
  console.log(`${join(release, file)}  ${(bytes.length / 1e6).toFixed(2)} MB`);
  return `${sha256(bytes)}  ${file}\n`;
});
writeFileSync(join(release, "SHA256SUMS"), sums.join(""));
