// Whether dist/ is what these sources make: `dist.stamp` beside it says what it was built from, and what came of that.
//
//   node scripts/stamp.mjs begin   notes what is about to be built            (Trunk's pre_build hook)
//   node scripts/stamp.mjs end     leaves the stamp, unless that has changed  (Trunk's post_build hook, scripts/finish)
//   node scripts/stamp.mjs check   ends with 1 and says why, unless dist/ is a release of the sources as they are now
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

// All that a build reads, and what is not in the repository: content that a build was told to take instead.
const SOURCES = ["Cargo.lock", "Cargo.toml", "Trunk.toml", "build.rs", "index.html", "package-lock.json", "public", "scripts", "src", "style"];
const { GONGXIAOMEI_CONTENT, GONGXIAOMEI_IDENTITY } = process.env;

function* files(path) {
  if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) yield* files(join(path, name));
  else yield path;
}

function hash(paths, name = (path) => path) {
  const sum = createHash("sha256");
  for (const path of paths)
    for (const file of files(path)) {
      const bytes = readFileSync(file);
      sum.update(`${name(file)}\n${bytes.length}\n`).update(bytes);
    }
  return sum.digest("hex");
}

const sources = () => hash([...SOURCES, GONGXIAOMEI_CONTENT, GONGXIAOMEI_IDENTITY].filter(Boolean));
// But for what Trunk is still working on, and a gallery.
const output = (folder) => {
  const built = readdirSync(folder).filter((name) => !name.startsWith(".stage") && !name.startsWith("gallery.html"));
  return hash(built.sort().map((name) => join(folder, name)), (file) => relative(folder, file));
};

const { TRUNK_DIST_DIR = "dist", TRUNK_STAGING_DIR, TRUNK_PROFILE } = process.env;
const path = `${TRUNK_DIST_DIR.replace(/\/$/, "")}.stamp`;
const stamp = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
const write = (stamp) => writeFileSync(path, `${JSON.stringify(stamp, null, 2)}\n`);

function stale() {
  if (!existsSync("dist/index.html")) return "there is no dist/index.html";
  if (!stamp.sources) return "nothing says what dist/ was built from";
  if (stamp.profile !== "release") return "dist/ is a build for development, as `make serve` leaves it";
  if (stamp.sources !== sources()) return "dist/ was built from other sources than these";
  if (stamp.output !== output("dist")) return "dist/ was changed since it was built";
  return null;
}

switch (process.argv[2]) {
  case "begin":
    write({ ...stamp, began: sources() });
    break;
  case "end":
    if (stamp.began === sources()) write({ profile: TRUNK_PROFILE, sources: stamp.began, output: output(TRUNK_STAGING_DIR) });
    else console.error("stamp: the sources were changed while they were built, so tests will not take this for a build of theirs");
    break;
  case "check": {
    const why = stale();
    if (why) {
      console.error(`${why}: run \`make build\``);
      process.exit(1);
    }
    break;
  }
  default:
    console.error(`scripts/stamp.mjs: found '${process.argv[2] ?? ""}', expected 'begin', 'end' or 'check'`);
    process.exit(2);
}
