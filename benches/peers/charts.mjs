// The charts of a built page as plain values with labels, for any library, each in the nearest form that every library has.

/** The nearest form that every library has, where that is not a bar. */
const NEAREST = {
  "glyph-shares": "parts",
  rates: "parts",
  cloth: "parts",
  waffle: "ring",
  saving: "ring",
  climb: "lines",
  areas: "bubbles",
};

const CONTENT = /<script type="application\/json" id="page-data">(.*?)<\/script>/s;

/** The charts in the page's data. */
export function charts(html) {
  const found = CONTENT.exec(html);
  if (!found) throw new Error("dist/index.html has no #page-data: run `make build`");
  return JSON.parse(found[1]).charts.map(({ title, chart }) => {
    const form = NEAREST[chart.form] ?? "bars";
    const rows = chart.data.map(({ label, value, wording }) => {
      const { before, number, unit, after } = wording;
      return { label, value, said: before + number + unit + after };
    });
    return { id: chart.id, title, form, hue: chart.hue, rows };
  });
}
