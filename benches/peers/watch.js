// Runs in every page before its own scripts, and records its performance entries in `window.seen`.
(() => {
  const seen = { fcp: 0, lcp: 0, shift: 0, busy: 0, taps: 0, painted: 0, live: 0, memories: [] };
  Object.defineProperty(window, "seen", { value: seen });
  const observe = (type, each, options) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...options });
  observe("paint", (entry) => {
    if (entry.name !== "first-contentful-paint") return;
    seen.fcp = entry.startTime;
    window.firstPaint?.("");
  });
  observe("largest-contentful-paint", (entry) => (seen.lcp = entry.startTime));
  observe("layout-shift", (entry) => (seen.shift += entry.hadRecentInput ? 0 : entry.value));
  observe("longtask", (entry) => (seen.busy = entry.startTime + entry.duration));
  // The first input is reported however quick it was, others only from 16 ms on.
  const tapped = (entry) => (seen.taps = Math.max(seen.taps, entry.duration));
  observe("first-input", tapped);
  observe("event", (entry) => entry.interactionId && tapped(entry), { durationThreshold: 16 });

  const afterFrame = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(0);
    });
  // With stills, the charts are painted with the first frame after all HTML is parsed; with a library, with the first frame after the
  // last chart was drawn.
  addEventListener("DOMContentLoaded", () => {
    const stills = [...document.querySelectorAll(".still svg")];
    if (stills.some((still) => still.firstChild)) afterFrame((now) => (seen.painted = now));
  });
  observe("mark", (entry) => entry.name === "charts-drawn" && afterFrame((now) => (seen.painted = now)));
  addEventListener("DOMContentLoaded", () => {
    if (!document.getElementById("page-data")) return;
    const watching = new MutationObserver((changes) => {
      if (changes.some(({ target }) => target.matches("canvas.live"))) afterFrame((now) => (seen.live = now));
    });
    watching.observe(document.getElementById("content"), { subtree: true, attributeFilter: ["class"] });
  });

  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await original.apply(WebAssembly, given);
      // By type: the build minifies the name of the export.
      const exported = Object.values((result.instance ?? result).exports);
      seen.memories.push(...exported.filter((one) => one instanceof WebAssembly.Memory));
      return result;
    };
  }
})();
