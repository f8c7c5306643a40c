// The charts drawn with ECharts on a canvas; only the parts in use are bundled.
import { BarChart, LineChart, PieChart, ScatterChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { colours, drawAll, font, largest, onResize, onTheme, sizeOf } from "./page.js";

use([BarChart, LineChart, PieChart, ScatterChart, GridComponent, TooltipComponent, CanvasRenderer]);

const family = font();

function option(chart, palette) {
  const { rows, form } = chart;
  const colour = palette[chart.hue];
  const base = {
    animation: false,
    color: [colour, palette.faint],
    textStyle: { fontFamily: family, color: palette.ink },
    tooltip: { backgroundColor: palette.paper, textStyle: { color: palette.ink } },
  };
  const label = { color: palette.ink, fontSize: 13 };
  if (form === "ring") {
    const [row] = rows;
    const data = [{ name: row.label, value: row.value, label: { ...label, show: true, position: "center", formatter: `${row.label}\n${row.said}` } }, { name: "", value: 100 - row.value }];
    return { ...base, series: [{ type: "pie", radius: ["60%", "90%"], label: { show: false }, data }] };
  }
  const axis = { axisLabel: label, axisLine: { lineStyle: { color: palette.soft } }, splitLine: { show: false } };
  const grid = { left: 8, right: 24, top: 8, bottom: 8, containLabel: true };
  if (form === "lines") {
    return {
      ...base,
      grid: { ...grid, right: 96 },
      xAxis: { ...axis, type: "category", data: ["", " "], boundaryGap: false },
      yAxis: { ...axis, type: "value", min: 0 },
      series: rows.map((row) => ({ type: "line", name: row.label, data: [0, row.value], lineStyle: { color: colour }, itemStyle: { color: colour }, endLabel: { ...label, show: true, formatter: `${row.label}\n${row.said}` } })),
    };
  }
  if (form === "bubbles") {
    const most = largest(chart);
    return {
      ...base,
      grid: { ...grid, left: 48 },
      xAxis: { type: "value", show: false, min: -0.5, max: rows.length - 0.5 },
      yAxis: { type: "value", show: false, min: -1, max: 1 },
      series: [{ type: "scatter", data: rows.map((row, i) => ({ name: row.label, value: [i, 0, row.value] })), symbolSize: ([, , value]) => 80 * Math.sqrt(value / most), label: { ...label, show: true, position: "bottom", formatter: ({ dataIndex: i }) => `${rows[i].label}\n${rows[i].said}` } }],
    };
  }
  const series = [{ type: "bar", stack: "all", data: rows.map((row) => row.value) }];
  if (form === "parts") series.push({ type: "bar", stack: "all", data: rows.map((row) => 100 - row.value) });
  return {
    ...base,
    grid,
    xAxis: { ...axis, type: "value", axisLabel: { show: false } },
    yAxis: { ...axis, type: "category", inverse: true, data: rows.map((row) => `${row.label}\n${row.said}`) },
    series,
  };
}

const palette = colours();
const drawn = drawAll((chart, box) => {
  const instance = init(box);
  instance.setOption(option(chart, palette));
  return { chart, box, ...sizeOf(box), instance };
});
onResize(drawn, ({ instance }) => instance.resize());
onTheme(() => {
  const palette = colours();
  for (const { chart, instance } of drawn) instance.setOption(option(chart, palette));
});
