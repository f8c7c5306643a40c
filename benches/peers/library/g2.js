// The charts drawn with G2 on a canvas, with its core library only.
import { corelib, extend, Runtime } from "@antv/g2";
import { colours, drawAllLater, font, largest, onResize, onTheme, sizeOf } from "./page.js";

const Chart = extend(Runtime, corelib());
const family = font();
const named = (row) => `${row.label}\n${row.said}`;

function options(chart, palette, width) {
  const { rows, form } = chart;
  const colour = palette[chart.hue];
  const text = { fill: palette.ink, fontSize: 13, fontFamily: family };
  const names = { labelFill: palette.ink, labelFontSize: 13, labelFontFamily: family, labelOpacity: 1, title: false, tick: false, labelAutoHide: false };
  const base = { animate: false, legend: false, axis: false, padding: 8, theme: { view: { viewFill: "transparent" } } };
  if (form === "ring") {
    const [row] = rows;
    const children = [
      {
        type: "interval",
        data: [{ name: row.label, value: row.value }, { name: "", value: 100 - row.value }],
        encode: { y: "value", color: "name" },
        transform: [{ type: "stackY" }],
        coordinate: { type: "theta", innerRadius: 0.66 },
        scale: { color: { range: [colour, palette.faint] } },
        legend: false,
        axis: false,
        animate: false,
      },
      { type: "text", style: { ...text, text: named(row), x: "50%", y: "50%", textAlign: "center" }, tooltip: false, animate: false },
    ];
    return { ...base, type: "view", children };
  }
  if (form === "lines") {
    const points = rows.flatMap((row) => [{ name: row.label, x: 0, y: 0, said: "" }, { name: row.label, x: 1, y: row.value, said: named(row) }]);
    const children = [
      { type: "line", data: points, encode: { x: "x", y: "y", series: "name" }, style: { stroke: colour, lineWidth: 2 }, labels: [{ text: "said", selector: "last", position: "right", dx: 6, style: text }], animate: false },
      { type: "point", data: points, encode: { x: "x", y: "y" }, style: { fill: colour }, animate: false },
    ];
    return { ...base, type: "view", paddingRight: 110, paddingLeft: 48, scale: { y: { domainMin: 0 } }, axis: { x: false, y: { ...names, grid: false } }, children };
  }
  if (form === "bubbles") {
    const most = largest(chart);
    const data = rows.map((row, x) => ({ x, y: 0, r: 40 * Math.sqrt(row.value / most), said: named(row) }));
    return { ...base, type: "point", data, encode: { x: "x", y: "y", size: "r", shape: "point" }, style: { fill: colour }, scale: { x: { domain: [-0.5, rows.length - 0.5] }, y: { domain: [-1, 1] }, size: { type: "identity" } }, labels: [{ text: "said", position: "bottom", style: text }] };
  }
  const data = rows.flatMap((row) => [{ name: named(row), part: "a", value: row.value }, ...(form === "parts" ? [{ name: named(row), part: "b", value: 100 - row.value }] : [])]);
  return {
    ...base,
    type: "interval",
    paddingLeft: Math.min(120, width / 2),
    data,
    coordinate: { transform: [{ type: "transpose" }] },
    encode: { x: "name", y: "value", color: "part" },
    transform: [{ type: "stackY", reverse: false }],
    scale: { color: { domain: ["a", "b"], range: [colour, palette.faint] }, y: { domainMin: 0 } },
    axis: { x: names, y: false },
  };
}

const palette = colours();
const drawn = drawAllLater(async (chart, box) => {
  const size = sizeOf(box);
  const instance = new Chart({ container: box, ...size });
  instance.options({ ...options(chart, palette, size.width), ...size });
  await instance.render();
  return { chart, box, instance, ...size };
});
drawn.then((all) => {
  onResize(all, ({ instance, width, height }) => instance.changeSize(width, height));
  onTheme(() => {
    const palette = colours();
    for (const { chart, instance, width, height } of all) {
      instance.options({ ...options(chart, palette, width), width, height });
      instance.render();
    }
  });
});
