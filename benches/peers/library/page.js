// Common to the libraries: the boxes of the page, its colours, and when to draw.
import charts from "content:charts";

/** The current colours of the page. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue(name).trim();
  return Object.fromEntries(["paper", "ink", "soft", "faint", "orange", "plum", "lake"].map((role) => [role, get(`--${role}`)]));
}

/** The font of the page. */
export const font = () => getComputedStyle(document.querySelector(".picture")).fontFamily;

/** Largest value of a chart. */
export const largest = (chart) => Math.max(...chart.rows.map((row) => row.value));

/** Calls `draw(chart, box)` for every chart, and returns the results in the order of the charts. */
const each = (draw) =>
  charts.map((chart) => {
    const box = document.createElement("div");
    box.className = "plot";
    document.querySelector(`[data-chart="${chart.id}"]`).append(box);
    return draw(chart, box);
  });

/** Calls `draw(chart, box)` for every chart, sets a performance mark, and returns the results in the order of the charts. */
export function drawAll(draw) {
  const drawn = each(draw);
  performance.mark("charts-drawn");
  return drawn;
}

/** Like [`drawAll`] for a library that draws later: each result is awaited before the mark is set. */
export async function drawAllLater(draw) {
  const drawn = await Promise.all(each(draw));
  performance.mark("charts-drawn");
  return drawn;
}

/** The size of a chart's box now. */
export const sizeOf = ({ clientWidth: width, clientHeight: height }) => ({ width, height });

/** Calls `redraw(known)` whenever the `box` of one of the drawn has another size than its `width` and `height`, which are then updated. */
export function onResize(drawn, redraw) {
  const of = new Map(drawn.map((known) => [known.box, known]));
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const known = of.get(target);
      const { width, height } = sizeOf(target);
      if (known.width === width && known.height === height) continue;
      Object.assign(known, { width, height });
      redraw(known);
    }
  });
  for (const { box } of drawn) observer.observe(box);
}

/** Calls `recolour` when the theme has changed, by the reader's choice or the system's. */
export function onTheme(recolour) {
  addEventListener("themechange", recolour);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
}
