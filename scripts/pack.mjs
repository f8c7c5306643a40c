// Packs a built page for release, as .tar.gz and .zip: the page, server configurations, the bill of materials, licences with the texts
// from their packages, and the checksum of every file. The checksums of the archives are in SHA256SUMS, signed in SHA256SUMS.minisig
// if RELEASE_KEY names a minisign key. The page is packed only if it was built from the current sources, and beside it only files
// tracked by git. The same files at the same commit give the same bytes.
//
//   node scripts/pack.mjs [DIST [RELEASE]]
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { tarball, zip } from "./archive.mjs";
import { bill, parts } from "./sbom.mjs";
import { changed, files as within, git, sha256, verify } from "./stamp.mjs";

const [dist = "dist", release = "release"] = process.argv.slice(2);
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
