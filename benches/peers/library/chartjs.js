// The charts drawn with Chart.js, of which only the parts in use are bundled.
import { ArcElement, BarController, BarElement, BubbleController, CategoryScale, Chart, DoughnutController, LinearScale, LineController, LineElement, PointElement, Tooltip } from "chart.js";
import { colours, drawAll, font, largest, onTheme } from "./page.js";

Chart.register(ArcElement, BarController, BarElement, BubbleController, CategoryScale, DoughnutController, LinearScale, LineController, LineElement, PointElement, Tooltip);
Chart.defaults.animation = false;
Chart.defaults.maintainAspectRatio = false;
Chart.defaults.font.family = font();
Chart.defaults.font.size = 13;

const named = (row) => [row.label, row.said];
const plain = (palette) => ({ ticks: { color: palette.ink }, grid: { display: false }, border: { color: palette.soft } });

function configuration(chart, palette) {
  const { rows, form } = chart;
  const colour = palette[chart.hue];
  if (form === "ring") {
    const [row] = rows;
    return {
      type: "doughnut",
      data: { labels: [`${row.label} ${row.said}`, ""], datasets: [{ data: [row.value, 100 - row.value], backgroundColor: [colour, palette.faint], borderWidth: 0 }] },
      options: { cutout: "66%" },
      plugins: [inTheMiddle(row)],
    };
  }
  if (form === "lines") {
    return {
      type: "line",
      data: { labels: ["", rows.map((row) => `${row.label} ${row.said}`)], datasets: rows.map((row) => ({ label: row.label, data: [0, row.value], borderColor: colour, backgroundColor: colour })) },
      options: { scales: { x: plain(palette), y: { ...plain(palette), min: 0 } } },
    };
  }
  if (form === "bubbles") {
    const most = largest(chart);
    return {
      type: "bubble",
      data: { datasets: [{ data: rows.map((row, x) => ({ x, y: 0, r: 40 * Math.sqrt(row.value / most) })), backgroundColor: colour, clip: false }] },
      options: {
        scales: {
          x: { ...plain(palette), min: -0.5, max: rows.length - 0.5, ticks: { color: palette.ink, stepSize: 0.5, maxRotation: 0, autoSkip: false, callback: (value) => (rows[value] ? named(rows[value]) : "") } },
          y: { display: false, min: -1, max: 1 },
        },
      },
    };
  }
  const datasets = [{ data: rows.map((row) => row.value), backgroundColor: colour }];
  if (form === "parts") datasets.push({ data: rows.map((row) => 100 - row.value), backgroundColor: palette.faint });
  return {
    type: "bar",
    data: { labels: rows.map(named), datasets },
    options: { indexAxis: "y", scales: { x: { stacked: true, display: false, min: 0 }, y: { ...plain(palette), stacked: true } } },
  };
}

/** Plugin that writes the text in the middle of a ring. */
const inTheMiddle = (row) => ({
  id: "in-the-middle",
  afterDraw({ ctx, chartArea: { left, right, top, bottom } }) {
    ctx.save();
    ctx.fillStyle = now.ink;
    ctx.font = `13px ${Chart.defaults.font.family}`;
    ctx.textAlign = "center";
    named(row).forEach((line, i) => ctx.fillText(line, (left + right) / 2, (top + bottom) / 2 + 18 * i));
    ctx.restore();
  },
});

let now = colours();
const drawn = drawAll((chart, box) => {
  const canvas = document.createElement("canvas");
  box.append(canvas);
  return { chart, instance: new Chart(canvas, configuration(chart, now)) };
});
onTheme(() => {
  now = colours();
  for (const { chart, instance } of drawn) {
    const { data, options } = configuration(chart, now);
    instance.data.datasets.forEach((set, i) => Object.assign(set, data.datasets[i]));
    instance.options = options;
    instance.update("none");
  }
});
