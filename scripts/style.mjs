// Bundles style/page.css into the one stylesheet the page links, written for the oldest engines it serves.
import { buildSync } from "esbuild";

buildSync({
  entryPoints: ["style/page.css"],
  outfile: "target/style/page.css",
  bundle: true,
  minify: true,
  target: ["chrome86", "safari14", "firefox91"],
  logLevel: "warning",
});
