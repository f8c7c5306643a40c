// The charts drawn with Vega-Lite on a canvas: each is compiled to Vega in the browser, as Vega-Lite's own embedding does.
import { parse, View, Warn } from "vega";
import { compile } from "vega-lite";
import { colours, drawAllLater, font, largest, onResize, onTheme, sizeOf } from "./page.js";

const family = font();
/** Lines of a text; Vega breaks it at this character. */
const BREAK = "\n";
const named = (row) => `${row.label}${BREAK}${row.said}`;

function specification(chart, palette, width, height) {
  const { rows, form } = chart;
  const colour = palette[chart.hue];
  const base = {
    width,
    height,
    autosize: { type: "fit", contains: "padding" },
    padding: 8,
    background: null,
    config: { font: family, view: { stroke: null }, text: { color: palette.ink, fontSize: 13, lineBreak: BREAK }, axis: { labelColor: palette.ink, labelFontSize: 13, labelLimit: 140, domainColor: palette.soft, grid: false, ticks: false, title: null } },
  };
  const quantity = (field, more) => ({ field, type: "quantitative", axis: null, ...more });
  if (form === "ring") {
    const [row] = rows;
    const values = [{ part: 0, value: row.value }, { part: 1, value: 100 - row.value }];
    const layer = [
      {
        data: { values },
        mark: { type: "arc", innerRadius: { expr: "min(width, height) / 2 * 0.6" }, outerRadius: { expr: "min(width, height) / 2 * 0.9" } },
        encoding: { theta: { field: "value", type: "quantitative" }, order: { field: "part" }, color: { field: "part", type: "nominal", legend: null, scale: { domain: [0, 1], range: [colour, palette.faint] } } },
      },
      { data: { values: [{ said: named(row) }] }, mark: { type: "text", align: "center" }, encoding: { text: { field: "said" } } },
    ];
    return { ...base, layer };
  }
  if (form === "lines") {
    const values = rows.flatMap((row) => [{ name: row.label, x: 0, y: 0, said: "" }, { name: row.label, x: 1, y: row.value, said: named(row) }]);
    const encoding = { x: quantity("x", { scale: { domain: [0, 1.6] } }), y: { field: "y", type: "quantitative", axis: {}, scale: { domainMin: 0 } }, detail: { field: "name" } };
    return { ...base, data: { values }, encoding, layer: [{ mark: { type: "line", color: colour, point: { color: colour } } }, { mark: { type: "text", align: "left", dx: 6 }, encoding: { text: { field: "said" } } }] };
  }
  if (form === "bubbles") {
    const most = largest(chart);
    const values = rows.map((row, x) => ({ x, y: 0, area: (Math.PI * 40 * 40 * row.value) / most, said: named(row) }));
    const encoding = { x: quantity("x", { scale: { domain: [-0.5, rows.length - 0.5] } }), y: quantity("y", { scale: { domain: [-1, 1] } }) };
    return { ...base, data: { values }, encoding, layer: [{ mark: { type: "circle", color: colour, opacity: 1 }, encoding: { size: { field: "area", type: "quantitative", scale: null, legend: null } } }, { mark: { type: "text", dy: 58, align: "center" }, encoding: { text: { field: "said" } } }] };
  }
  const values = rows.flatMap((row, at) => [{ at, name: named(row), part: 0, value: row.value }, ...(form === "parts" ? [{ at, name: named(row), part: 1, value: 100 - row.value }] : [])]);
  const encoding = {
    y: { field: "name", type: "nominal", sort: { field: "at" }, axis: { labelExpr: `split(datum.label, "${"\\n"}")` } },
    x: quantity("value"),
    order: { field: "part" },
    color: { field: "part", type: "nominal", legend: null, scale: { domain: [0, 1], range: [colour, palette.faint] } },
  };
  return { ...base, data: { values }, mark: { type: "bar", tooltip: true }, encoding };
}

async function draw(known) {
  const { chart, box, width, height } = known;
  known.view?.finalize();
  const { spec } = compile(specification(chart, colours(), width, height));
  known.view = new View(parse(spec), { renderer: "canvas", container: box, hover: true, logLevel: Warn });
  await known.view.runAsync();
  // The page has a class of this name.
  box.querySelector("canvas").classList.remove("marks");
}

const drawn = drawAllLater(async (chart, box) => {
  const known = { chart, box, ...sizeOf(box) };
  await draw(known);
  return known;
});
drawn.then((all) => {
  onResize(all, ({ view, width, height }) => view.width(width).height(height).runAsync());
  onTheme(() => all.forEach(draw));
});
