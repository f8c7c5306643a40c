// The charts drawn with Plotly, as SVG, from its smallest published bundle that has bars, pies and scatters.
import Plotly from "plotly.js-cartesian-dist-min";
import { colours, drawAllLater, font, largest, onResize, onTheme, sizeOf } from "./page.js";

const family = font();
const named = (row) => `${row.label}<br>${row.said}`;

/** Traces and layout of a chart in a box of this size. */
function figure(chart, palette, width, height) {
  const { rows, form } = chart;
  const colour = palette[chart.hue];
  const bare = { visible: false, fixedrange: true };
  const axis = { showgrid: false, zeroline: false, linecolor: palette.soft, fixedrange: true };
  const layout = {
    width,
    height,
    margin: { l: 8, r: 8, t: 8, b: 8 },
    showlegend: false,
    paper_bgcolor: "transparent",
    plot_bgcolor: "transparent",
    font: { family, size: 13, color: palette.ink },
    hoverlabel: { bgcolor: palette.paper, font: { color: palette.ink } },
    xaxis: bare,
    yaxis: bare,
  };
  if (form === "ring") {
    const [row] = rows;
    const data = [{ type: "pie", hole: 0.66, sort: false, values: [row.value, 100 - row.value], labels: [row.label, ""], marker: { colors: [colour, palette.faint] }, textinfo: "none" }];
    return { data, layout: { ...layout, annotations: [{ text: named(row), showarrow: false, x: 0.5, y: 0.5 }] } };
  }
  if (form === "lines") {
    const data = rows.map((row) => ({ type: "scatter", mode: "lines+markers+text", x: [0, 1], y: [0, row.value], text: ["", named(row)], textposition: "middle right", line: { color: colour }, cliponaxis: false }));
    return { data, layout: { ...layout, margin: { ...layout.margin, l: 48, r: 110 }, yaxis: { ...axis, rangemode: "tozero" } } };
  }
  if (form === "bubbles") {
    const most = largest(chart);
    const data = [{ type: "scatter", mode: "markers+text", x: rows.map((_, i) => i), y: rows.map(() => 0), text: rows.map(named), textposition: "bottom center", marker: { color: colour, opacity: 1, size: rows.map((row) => 80 * Math.sqrt(row.value / most)) }, cliponaxis: false }];
    return { data, layout: { ...layout, xaxis: { ...bare, range: [-0.5, rows.length - 0.5] }, yaxis: { ...bare, range: [-1, 1] } } };
  }
  const bars = { type: "bar", orientation: "h", y: rows.map(named) };
  const data = [{ ...bars, x: rows.map((row) => row.value), marker: { color: colour } }];
  if (form === "parts") data.push({ ...bars, x: rows.map((row) => 100 - row.value), marker: { color: palette.faint } });
  return { data, layout: { ...layout, barmode: "stack", margin: { ...layout.margin, l: 120 }, yaxis: { ...axis, autorange: "reversed" } } };
}

function draw({ chart, box, width, height }, palette) {
  const { data, layout } = figure(chart, palette, width, height);
  return Plotly.react(box, data, layout, { displayModeBar: false });
}

const palette = colours();
const drawn = drawAllLater(async (chart, box) => {
  const known = { chart, box, ...sizeOf(box) };
  await draw(known, palette);
  return known;
});
drawn.then((all) => {
  onResize(all, ({ box, width, height }) => Plotly.relayout(box, { width, height }));
  onTheme(() => {
    const palette = colours();
    for (const known of all) draw(known, palette);
  });
});
