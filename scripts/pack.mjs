// Packs a built page for release, as .tar.gz and .zip: the page, the command line with the icons it draws from, guides for editors and
// webmasters, server configurations, the bill of materials, licences with the texts from their packages, and the checksum of every file.
// The checksums of the archives are in SHA256SUMS, signed in SHA256SUMS.minisig if RELEASE_KEY names a minisign key. Page and program are
// packed only if they were built from the current sources, and beside them only files tracked by git. The same files at the same commit
// give the same bytes.
//
//   node scripts/pack.mjs [DIST [RELEASE [PROGRAM]]]
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { tarball, zip } from "./archive.mjs";
import { bill, parts } from "./sbom.mjs";
import { needsLibraries, PROGRAM } from "./program.mjs";
import { changed, files as within, git, sha256, sources, verify } from "./stamp.mjs";

const [dist = "dist", release = "release", program = PROGRAM] = process.argv.slice(2);

// The icons as the one file that the program looks for beside it.
function icons() {
  const folder = mkdtempSync(join(tmpdir(), "pack-"));
  try {
    execFileSync(resolve(program), ["icons", "--out", join(folder, "icons.json")]);
    return readFileSync(join(folder, "icons.json"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// For those who get the archive alone: how to write, check and publish a content.
const GUIDES = ["CONTENT.md", "CONTENT.zh-CN.md", "DEPLOY.md", "DEPLOY.zh-CN.md", "HOSTS.md", "PORTAL.md"];
const key = process.env.RELEASE_KEY;
if (!existsSync(join(dist, "index.html"))) {
  console.error(`pack: ${dist} has no page: run make build first`);
  process.exit(1);
}

const version = readFileSync("Cargo.toml", "utf8").match(/^version = "(.*)"$/m)[1];
const commit = git("rev-parse", "HEAD").slice(0, 12);
const time = Number(process.env.SOURCE_DATE_EPOCH || git("log", "-1", "--format=%ct").trim() || 0);
const name = ["gongxiaomei", version, commit, changed() ? "dirty" : ""].filter(Boolean).join("-");

const files = new Map();
const add = (path, bytes) => files.set(`${name}/${path}`, Buffer.from(bytes));
try {
  verify(dist);
  if (!existsSync(program)) throw new Error(`${program} is not there: run scripts/program first`);
  if (needsLibraries(readFileSync(program))) throw new Error(`${program} needs libraries: run scripts/program first`);
  const stamp = `${program}.sources`;
  if (!existsSync(stamp) || readFileSync(stamp, "utf8").trim() !== sources()) {
    throw new Error(`${program} was built of other sources: run scripts/program first`);
  }
  add("gongxiaomei", readFileSync(program));
  add("icons.json", icons());
  for (const guide of GUIDES) add(`docs/${guide}`, readFileSync(join("docs", guide)));
  for (const file of within(dist)) add(`dist/${file}`, readFileSync(join(dist, file)));
  // Without git, everything in the folder: then nothing tells what belongs to it.
  const kept = git("ls-files", "-z", "deploy").split("\0").filter(Boolean);
  const there = [...within("deploy")].map((file) => `deploy/${file}`);
  for (const file of there.filter((file) => kept.length === 0 || kept.includes(file))) add(file, readFileSync(file));
} catch (error) {
  console.error(`pack: ${error.message}`);
  process.exit(1);
}
for (const file of ["LICENSE-APACHE", "LICENSE-MIT", "docs/LICENCES.md"]) add(basename(file), readFileSync(file));
const all = parts();
add("sbom.cdx.json", bill(all, time));
const textless = [];
for (const part of all.filter((part) => part.linked && !part.root)) {
  const there = existsSync(part.folder) ? readdirSync(part.folder) : [];
  const texts = there.filter((file) => /^(licen[cs]e|copying|copyright$|notice|unlicense)/i.test(file));
  const whole = texts.filter((file) => statSync(join(part.folder, file)).isFile());
  const own = `${part.name}-${part.version}`;
  for (const file of whole) add(`licences/${own}/${file}`, readFileSync(join(part.folder, file)));
  if (whole.length === 0) textless.push(`${own}: ${part.licence}\n`);
}
add("licences/WITHOUT-TEXTS", `These packages name their licence and bring no text of it.\n\n${textless.join("")}`);
const inside = [...files].map(([path, bytes]) => `${sha256(bytes)}  ${path.slice(name.length + 1)}\n`);
add("SHA256SUMS", inside.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join(""));

const entries = [...files].map(([path, bytes]) => [path, bytes, path === `${name}/gongxiaomei`]);
mkdirSync(release, { recursive: true });
for (const old of readdirSync(release).filter((file) => /^gongxiaomei-.*\.(tar\.gz|zip)$/.test(file))) rmSync(join(release, old));
const sums = [
  [`${name}.tar.gz`, tarball(entries, time)],
  [`${name}.zip`, zip(entries, time)],
].map(([file, bytes]) => {
  writeFileSync(join(release, file), bytes);
  console.log(`${join(release, file)}  ${(bytes.length / 1e6).toFixed(2)} MB`);
  return `${sha256(bytes)}  ${file}\n`;
});
writeFileSync(join(release, "SHA256SUMS"), sums.join(""));

rmSync(join(release, "SHA256SUMS.minisig"), { force: true });
if (key) {
  // With the portal's own key; minisign asks for its password. The trusted comment, which is signed, too, names the release.
  try {
    execFileSync("minisign", ["-S", "-s", key, "-m", join(release, "SHA256SUMS"), "-t", name], { stdio: "inherit" });
  } catch (error) {
    console.error(`pack: not signed by ${key}: ${error.code === "ENOENT" ? "minisign is not installed" : error.message}`);
    process.exit(1);
  }
} else {
  console.log("not signed: RELEASE_KEY names no key");
}
