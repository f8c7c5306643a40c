// Writes docs/LICENCES.md: the licence of every package this project is built with, from cargo's and npm's records. With `--check`,
// writes nothing, and fails if the file is out of date.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const FILE = "docs/LICENCES.md";
const { source } = JSON.parse(readFileSync("public/content/zh-CN.json", "utf8"));
const metadata = JSON.parse(
  execFileSync("cargo", ["metadata", "--locked", "--format-version", "1", "--all-features"], { maxBuffer: 1 << 28 }),
);
const crates = metadata.packages
  .filter((p) => p.source)
  .map((p) => [p.name, p.version, p.license ?? "see its files"]);
const locked = (file) =>
  Object.entries(JSON.parse(readFileSync(file, "utf8")).packages)
    .filter(([path]) => path.startsWith("node_modules/") && !path.includes("@esbuild/"))
    .map(([path, p]) => [path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length), p.version, p.license ?? "see its files"]);

const table = (rows) =>
  ["| package | version | licence |", "|---|---|---|", ...rows.sort().map((row) => `| ${row.join(" | ")} |`)].join("\n");
const text = `# Licences

The code of this project is under MIT OR Apache-2.0. The facts and figures are those of ${source.publisher}.
Made by \`make licences\` from the lock files; tools that only test are listed too.

## Crates

${table(crates)}

## npm packages

Icons in the page are from lucide-static. The strokes of characters in a content, and of all that the press can draw, are from
hanzi-writer-data, under the Arphic Public License (\`ARPHICPL.TXT\` of the package). The others are tools of the build.

${table(locked("package-lock.json"))}

## npm packages of the bench

What the page is measured beside, and what drives the browser for it (\`benches/peers\`): nothing of it ships.

${table(locked("benches/peers/package-lock.json"))}
`;
if (!process.argv.includes("--check")) {
  writeFileSync(FILE, text);
} else if (readFileSync(FILE, "utf8") !== text) {
  console.error(`${FILE}: does not say what the lock files have: run 'make licences' and look at what has changed`);
  process.exit(1);
}
