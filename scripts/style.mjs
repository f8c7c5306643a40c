// Bundles style/page.css into the page's one stylesheet, compiled for the oldest engines that are supported.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync, transformSync } from "esbuild";
import postcss from "postcss";
import layers from "@csstools/postcss-cascade-layers";

const OUT = "target/style/page.css";
const TARGET = ["chrome86", "safari14", "firefox91"];

// The rules of each theme in style/tokens.css: by the system's setting, and by the choice of the reader or the host. `data-theme` is
// light, dark, contrast or absent. High contrast is light or dark as the system is, but always light in another page's iframe, where
// the host chooses. The elder edition always has high contrast. So has the page in forced colours, where only pictures keep the page's
// colours: they are then light or dark as the system is. Each theme has a higher specificity than those before it. The press writes a
// content's own hues with the same table.
const THEMES = new Map(JSON.parse(readFileSync("src/press/themes.json", "utf8")).map((theme) => [theme.media, theme.rules]));

const themes = {
  postcssPlugin: "themes",
  Once(root) {
    root.walkAtRules("media", (media) => {
      const cases = THEMES.get(media.params);
      const rules = media.nodes.filter((node) => node.type === "rule");
      const ofRoot = rules.filter((rule) => /^:root\S*$/.test(rule.selector));
      if (!cases || ofRoot.length === 0) return;
      if (ofRoot.length < rules.length)
        throw media.error("a theme's rules are for :root alone: put the others into a block of their own, or no theme is raised above another");
      const copies = cases.map(({ media: query, selectors }) => {
        const raised = ofRoot.map((rule) => rule.clone({ selectors: selectors.map((root) => rule.selector.replace(":root", root)) }));
        return query ? postcss.atRule({ name: "media", params: query }).append(raised) : raised;
      });
      media.replaceWith(copies.flat());
    });
  },
};

/// A style sheet with all that it imports, for the oldest engines that show it.
export function bundle(from, target) {
  const options = { entryPoints: [from], bundle: true, write: false, logLevel: "warning" };
  const css = buildSync(options).outputFiles[0].text;
  // Engines before 2022 ignore rules in cascade layers, so layers are converted to specificity.
  const flat = postcss([themes, layers()]).process(css, { from, map: false }).css;
  return transformSync(flat, { loader: "css", minify: true, target }).code;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync(dirname(OUT), { recursive: true });
  writeFileSync(OUT, bundle("style/page.css", TARGET));
}
