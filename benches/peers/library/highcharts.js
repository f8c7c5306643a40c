// The charts drawn with Highcharts, as SVG; only the parts in use are bundled.
import Highcharts from "highcharts/esm/highcharts.src.js";
import "highcharts/esm/highcharts-more.src.js";
import { colours, drawAll, font, largest, onResize, onTheme, sizeOf } from "./page.js";

const family = font();
const said = (rows) => rows.map((row) => `${row.label}<br>${row.said}`);

function options(chart, palette) {
  const { rows, form } = chart;
  const text = { color: palette.ink, fontFamily: family, fontSize: "13px" };
  const labels = { style: text, allowOverlap: true };
  const base = {
    chart: { animation: false, backgroundColor: "transparent", style: { fontFamily: family }, spacing: [8, 8, 8, 8] },
    title: { text: undefined },
    credits: { enabled: false },
    legend: { enabled: false },
    accessibility: { enabled: false },
    colors: [palette[chart.hue]],
    tooltip: { animation: false, backgroundColor: palette.paper, style: text },
    plotOptions: { series: { animation: false, borderWidth: 0, states: { inactive: { enabled: false } } } },
  };
  const hidden = { visible: false, title: { text: undefined } };
  if (form === "ring") {
    const [row] = rows;
    const data = [
      { name: row.label, y: row.value, color: palette[chart.hue], dataLabels: { ...labels, enabled: true, distance: "-100%", format: `${row.label}<br>${row.said}` } },
      { name: "", y: 100 - row.value, color: palette.faint },
    ];
    return { ...base, series: [{ type: "pie", innerSize: "66%", dataLabels: { enabled: false }, data }] };
  }
  if (form === "lines") {
    const series = rows.map((row) => ({
      type: "line",
      name: row.label,
      color: palette[chart.hue],
      data: [0, { y: row.value, dataLabels: { ...labels, enabled: true, align: "left", format: `${row.label}<br>${row.said}` } }],
    }));
    return { ...base, chart: { ...base.chart, marginRight: 110 }, xAxis: { lineColor: palette.soft, labels: { enabled: false } }, yAxis: { min: 0, title: { text: undefined }, labels, gridLineWidth: 0 }, series };
  }
  if (form === "bubbles") {
    const most = largest(chart);
    const data = rows.map((row, x) => ({ x, y: 0, z: row.value, name: row.label, dataLabels: { ...labels, enabled: true, verticalAlign: "bottom", format: `${row.label}<br>${row.said}` } }));
    return { ...base, xAxis: { ...hidden, min: -0.5, max: rows.length - 0.5 }, yAxis: { ...hidden, min: -1, max: 1 }, series: [{ type: "bubble", minSize: 0, maxSize: 80, zMin: 0, zMax: most, data }] };
  }
  const series = [{ type: "bar", data: rows.map((row) => row.value), color: palette[chart.hue] }];
  // Highcharts stacks from the last series to the first.
  if (form === "parts") series.unshift({ type: "bar", data: rows.map((row) => 100 - row.value), color: palette.faint });
  return {
    ...base,
    plotOptions: { ...base.plotOptions, bar: { stacking: "normal" } },
    xAxis: { categories: said(rows), lineColor: palette.soft, tickLength: 0, labels },
    yAxis: { ...hidden, min: 0 },
    series,
  };
}

const palette = colours();
const drawn = drawAll((chart, box) => ({ chart, box, ...sizeOf(box), instance: Highcharts.chart(box, options(chart, palette)) }));
onResize(drawn, ({ instance, width, height }) => instance.setSize(width, height, false));
onTheme(() => {
  const palette = colours();
  for (const { chart, instance } of drawn) instance.update(options(chart, palette), true, true, false);
});
