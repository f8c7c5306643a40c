// The charts drawn with d3, as SVG with the colours of the page's style.
import { axisLeft } from "d3-axis";
import { scaleBand, scaleLinear, scaleSqrt } from "d3-scale";
import { select } from "d3-selection";
import { arc, line, pie } from "d3-shape";
import { drawAll, largest, onResize, sizeOf } from "./page.js";

const named = (text, x, rows) =>
  text.selectAll("tspan").data((row) => [row.label, row.said]).join("tspan").attr("x", x).attr("dy", (_, i) => (i ? "1.3em" : 0)).text((said) => said);

const FORMS = {
  bars: across,
  parts: across,
  ring(svg, { rows: [row], hue }, width, height) {
    const radius = Math.min(width, height) / 2;
    const slice = arc().innerRadius(radius * 0.6).outerRadius(radius * 0.9);
    const middle = svg.append("g").attr("transform", `translate(${width / 2},${height / 2})`);
    middle.selectAll("path").data(pie().sort(null)([row.value, 100 - row.value])).join("path").attr("d", slice).attr("fill", (_, i) => `var(--${i ? "faint" : hue})`);
    middle.append("text").datum(row).attr("text-anchor", "middle").call((text) => named(text, 0));
  },
  lines(svg, { rows, hue }, width, height) {
    const x = scaleLinear([0, 1], [40, width - 110]);
    const y = scaleLinear([0, Math.max(...rows.map((row) => row.value))], [height - 16, 24]).nice();
    svg.append("g").attr("transform", "translate(40,0)").call(axisLeft(y).ticks(5));
    svg.selectAll(".line").data(rows).join("path").attr("class", "line").attr("fill", "none").attr("stroke", `var(--${hue})`).attr("stroke-width", 2)
      .attr("d", (row) => line()([[x(0), y(0)], [x(1), y(row.value)]]));
    svg.selectAll(".end").data(rows).join("text").attr("class", "end").attr("transform", (row) => `translate(${x(1) + 6},${y(row.value)})`).call((text) => named(text, 0));
  },
  bubbles(svg, chart, width, height) {
    const x = scaleBand(chart.rows.map((_, i) => i), [0, width]);
    const r = scaleSqrt([0, largest(chart)], [0, 40]);
    const each = svg.selectAll("g").data(chart.rows).join("g").attr("transform", (_, i) => `translate(${x(i) + x.bandwidth() / 2},${height / 2})`);
    each.append("circle").attr("r", (row) => r(row.value)).attr("fill", `var(--${chart.hue})`);
    each.append("text").attr("y", 58).attr("text-anchor", "middle").call((text) => named(text, 0));
  },
};

function across(svg, chart, width, height) {
  const whole = chart.form === "parts" ? 100 : largest(chart);
  const y = scaleBand(chart.rows.map((_, i) => i), [0, height]).padding(0.25);
  const x = scaleLinear([0, whole], [124, width - 8]);
  const each = svg.selectAll("g").data(chart.rows).join("g").attr("transform", (_, i) => `translate(0,${y(i)})`);
  each.append("rect").attr("x", x(0)).attr("width", (row) => x(row.value) - x(0)).attr("height", y.bandwidth()).attr("fill", `var(--${chart.hue})`);
  if (chart.form === "parts") each.append("rect").attr("x", (row) => x(row.value)).attr("width", (row) => x(whole) - x(row.value)).attr("height", y.bandwidth()).attr("fill", "var(--faint)");
  each.append("text").attr("y", y.bandwidth() / 2).call((text) => named(text, 0));
}

function draw(chart, box, width, height) {
  const svg = select(box).selectAll("svg").data([chart]).join("svg").attr("width", width).attr("height", height).attr("font-size", 13).attr("fill", "var(--ink)");
  svg.selectAll("*").remove();
  FORMS[chart.form](svg, chart, width, height);
  svg.selectAll("rect, circle, .line").append("title").text((row) => `${row.label} ${row.said}`);
}

const drawn = drawAll((chart, box) => {
  const { width, height } = sizeOf(box);
  draw(chart, box, width, height);
  return { chart, box, width, height };
});
onResize(drawn, ({ chart, box, width, height }) => draw(chart, box, width, height));
