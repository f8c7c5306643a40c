// Runs in every page before anything of its own, and keeps what the page tells of itself.
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
  // The first input is told however quick it was; others from 16 ms on.
  const tapped = (entry) => (seen.taps = Math.max(seen.taps, entry.duration));
  observe("first-input", tapped);
  observe("event", (entry) => entry.interactionId && tapped(entry), { durationThreshold: 16 });

  const afterFrame = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(0);
    });
  // The charts of a page with stills are painted with the frame that has all of its HTML; a library's with that after the last call.
  addEventListener("DOMContentLoaded", () => {
    const stills = [...document.querySelectorAll(".still svg")];
    if (stills.some((still) => still.firstChild)) afterFrame((now) => (seen.painted = now));
  });
  observe("mark", (entry) => entry.name === "charts-drawn" && afterFrame((now) => (seen.painted = now)));
  addEventListener("DOMContentLoaded", () => {
    if (!document.getElementById("gongxiaomei-content")) return;
    const watching = new MutationObserver((changes) => {
      if (changes.some(({ target }) => target.matches("canvas.live"))) afterFrame((now) => (seen.live = now));
    });
    watching.observe(document.getElementById("content"), { subtree: true, attributeFilter: ["class"] });
  });

  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await original.apply(WebAssembly, given);
      // Whatever the build calls it.
      const exported = Object.values((result.instance ?? result).exports);
      seen.memories.push(...exported.filter((one) => one instanceof WebAssembly.Memory));
      return result;
    };
  }
})();
