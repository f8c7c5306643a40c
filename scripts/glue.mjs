// Minifies the scripts of a built page in place. Trunk's own minifier would also take the comments that hydration counts by.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

const folder = process.argv[2];
for (const name of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
  const file = join(folder, name);
  const options = { format: "esm", minify: true, target: "es2020", legalComments: "none" };
  writeFileSync(file, transformSync(readFileSync(file, "utf8"), options).code);
}
