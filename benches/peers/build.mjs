// Makes the peers from the built page: the same HTML and style without its scripts; `static` keeps the stills, the others have them
// removed and a library that draws the charts in their place.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { charts } from "./charts.mjs";

const ROOT = join(import.meta.dirname, "../..");
export const DIST = join(ROOT, "dist");
export const OUT = join(ROOT, "target/peers");
/** Each library's own source here, and the npm package whose version is quoted. */
export const LIBRARIES = {
  d3: { source: "d3.js", package: "d3-selection" },
  "Chart.js": { source: "chartjs.js", package: "chart.js" },
  ECharts: { source: "echarts.js", package: "echarts" },
  Highcharts: { source: "highcharts.js", package: "highcharts" },
  G2: { source: "g2.js", package: "@antv/g2" },
  Plotly: { source: "plotly.js", package: "plotly.js-cartesian-dist-min" },
  "Vega-Lite": { source: "vegalite.js", package: "vega-lite" },
};

const SCRIPT = /<script\b.*?<\/script>\s*/gs;
const STILL = /(<div [^>]*class="still seen"[^>]*>)(.*?)(<\/div>)/gs;
const DEFINED = /<(page-\w+)><\/\1>/g;
const DRAWN = /(<svg\b[^>]*>).*?(<\/svg>)/gs;

/** Builds all peers and returns the directory of each by its name. The first is the page itself, the second the lower limit. */
export async function peers() {
  const html = readFileSync(join(DIST, "index.html"), "utf8");
  const data = charts(html);
  const stills = html.match(STILL)?.length ?? 0;
  if (stills !== data.length) throw new Error(`dist/index.html: found ${stills} stills, expected ${data.length}, one for each chart`);
  // With the attribute that the boot script sets, and without the elements that scripts define, so that all show the same controls.
  const bare = html.replace(SCRIPT, "").replace(DEFINED, "").replace("<html ", "<html data-scripted ");
  rmSync(OUT, { recursive: true, force: true });

  const directories = { ours: DIST, static: directory("static", bare) };
  // An empty SVG with the still's proportions keeps the size of the box, so that nothing moves when the library draws into it. The
  // whole page is laid out: a library draws all charts at once, and a box without layout has no size.
  const whole = bare.replace("<html ", "<html data-whole ");
  const boxes = whole.replace(STILL, (_, open, still, close) => open + still.replace(DRAWN, "$1$2") + close);
  // The page's style hides a canvas until it is live; G2 makes its box relative, which would then have no height.
  const style = "<style>.plot{position:absolute!important;inset:0}.plot canvas{display:block!important}</style>\n";
  for (const [name, { source }] of Object.entries(LIBRARIES)) {
    const head = `${style}<script type="module" src="./charts.js"></script>\n</head>`;
    directories[name] = directory(name, boxes.replace("</head>", head));
    await build({
      entryPoints: [join(import.meta.dirname, "library", source)],
      outfile: join(directories[name], "charts.js"),
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2020",
      logLevel: "warning",
      define: { "process.env.NODE_ENV": '"production"' },
      plugins: [content(data)],
    });
  }
  return { directories, count: data.length };
}

/** A directory with a page, and the files of the built page that it refers to. */
function directory(name, html) {
  const path = join(OUT, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "index.html"), html);
  for (const file of readdirSync(DIST).filter((file) => /^(page-.*\.css|icon-.*\.svg)$/.test(file))) cpSync(join(DIST, file), join(path, file));
  return path;
}

/** Lets a library import the charts as `content:charts`. */
function content(data) {
  return {
    name: "content",
    setup(build) {
      build.onResolve({ filter: /^content:charts$/ }, ({ path }) => ({ path, namespace: "content" }));
      build.onLoad({ filter: /.*/, namespace: "content" }, () => ({ contents: JSON.stringify(data), loader: "json" }));
    },
  };
}
