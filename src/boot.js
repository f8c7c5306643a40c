// The boot script, in the head, before the first paint. Applies the display settings (of the address, else the reader's stored choice, else
// the system's), shows an embedded part alone, and handles a page whose module cannot be loaded.
//
// The build puts it into every page, without its comments, in a function of its own in which SETTINGS are those of
// src/page/settings.rs, and STORAGE_KEY is the name of the page (src/site/boot_script.rs). It is written for engines of 2018, which know
// ECMAScript 2017. The wasm changes the same attributes later on: src/browser/page/settings.rs.

const root = document.documentElement;
const framed = self !== top;
const asked = new URLSearchParams(location.search);
const entry = performance.getEntriesByType("navigation")[0];
// Whether the page was opened anew, not by a reload or history navigation.
const isOpened = entry && entry.type === "navigate";

// How long after it was gone to a place is kept in its position, in milliseconds.
const ARRIVAL = 5000;
// Most characters of an address that a warning repeats.
const REPEATED = 200;

const warn = (text) => console.warn("infographic: " + text);

const apply = (setting, value) => {
  if (value === setting.values[0]) root.removeAttribute(setting.attribute);
  else root.setAttribute(setting.attribute, value);
};

// Applies the usable settings of a query, and returns those with unknown values.
const take = (query, usable) => {
  const unknown = [];
  query.forEach((value, name) => {
    const setting = SETTINGS.find((known) => known.name === name);
    if (!setting) return;
    if (setting.values.indexOf(value) < 0) unknown.push(name + "=" + value);
    else if (usable(setting)) apply(setting, value);
  });
  return unknown;
};

const showSettings = () => {
  // In another page's iframe, the host chooses some of the settings.
  if (framed) {
    root.setAttribute("data-framed", "");
    SETTINGS.filter((setting) => setting.framed).forEach((setting) => apply(setting, setting.framed));
  }
  try {
    take(new URLSearchParams(localStorage.getItem(STORAGE_KEY) || ""), (setting) => !(framed && setting.framed));
  } catch (error) {
    // No storage here, so there is no stored choice.
  }
  const unknown = take(asked, () => true);
  if (!unknown.length) return;
  const known = SETTINGS.map((setting) => setting.name + ": " + setting.values.join(", "));
  warn("ignored in the address: " + unknown.join(", ").slice(0, REPEATED) + " (" + known.join("; ") + ")");
};

// Interactive controls are shown only while these elements are defined: style/alive.css.
const define = (name) => {
  if (self.customElements && !customElements.get(name)) customElements.define(name, class extends HTMLElement {});
};

// A saved copy of a live page has what scripts have set and added. If its scripts run, it is first reset to the prerendered state.
const resetCopy = () => {
  if (!root.hasAttribute("data-alive")) return;
  ["data-alive", "data-static", "data-whole", "data-framed", "data-followed"].forEach((stale) => root.removeAttribute(stale));
  document.addEventListener("DOMContentLoaded", () => {
    const each = (selector, change) => document.querySelectorAll(selector).forEach(change);
    each(".tip, .player, .rem, .carrier, .laid-out, .share:not(.live-only) > ul", (added) => added.remove());
    each("dialog[open], .menu[open]", (opened) => opened.removeAttribute("open"));
    each(".menu:not(.display):not(.live-only), .read", (shown) => shown.setAttribute("hidden", ""));
    each(".waiting", (story) => story.classList.remove("waiting"));
    each(".actions", (place) => (place.textContent = ""));
    each("#answer", (answer) => answer.setAttribute("hidden", ""));
    each("[data-paint]", (host) => host.setAttribute("data-paint", "still"));
    each("[data-transition]", (host) => host.removeAttribute("data-transition"));
  });
};

// The Dark Reader extension recolours stylesheets, but not canvases. The page takes its own dark theme instead, and locks Dark Reader out,
// which then removes its styles. Its watchers may put them back once more, so they are removed again.
const answerDarkReader = () => {
  if (root.getAttribute("data-darkreader-scheme") !== "dark" || document.querySelector("meta[name=darkreader-lock]")) return;
  const lock = document.createElement("meta");
  lock.name = "darkreader-lock";
  document.head.appendChild(lock);
  apply(SETTINGS.find((setting) => setting.name === "theme"), "dark");
  const removeStyles = () => {
    document.querySelectorAll(".darkreader").forEach((style) => style.remove());
    document.dispatchEvent(new Event("page-restyled"));
  };
  new MutationObserver(removeStyles).observe(document.head, { childList: true });
  removeStyles();
};

// What a story states beyond its first lines is folded: open on paper, and where an address leads into it. Newer engines do both by
// themselves. So is the table of all figures, which the elder edition prints only if it is open.
const FOLDS = ".more:not([open]), :root:not([data-mode='elder']) .records > .data:not([open])";
const setOpen = (open) => (fold) => (fold.open = open);
const unfoldForPaper = () => {
  const closed = Array.from(document.querySelectorAll(FOLDS));
  closed.forEach(setOpen(true));
  addEventListener("afterprint", () => closed.forEach(setOpen(false)), { once: true });
};
// Whether anything around a place had to be opened.
const unfold = (place) => {
  const closed = place.closest("details:not([open])");
  if (!closed) return false;
  closed.open = true;
  unfold(closed.parentNode);
  return true;
};

const onRootChange = () => {
  if (root.hasAttribute("data-alive")) define("page-alive");
  answerDarkReader();
};

// Measures the bar for scroll-padding-top: at a large minimum font size it wraps and is higher than --bar, the height of its first row. Only
// then is it said, since a custom property of the root makes the browser work out the style of all elements again.
// What an address leads to moves when charts above it or in it come alive at such a size: for a while, until the reader does something, it is
// scrolled to again. In a task of its own: a change of layout within the observer's callback would be an error of the page.
const followBar = () => {
  const bar = document.querySelector(".bar");
  if (!bar || !self.ResizeObserver) return;
  let arriving = !framed && isOpened;
  const arrive = () => setTimeout(() => (arriving = false), ARRIVAL);
  addEventListener("load", arrive);
  ["wheel", "touchstart", "pointerdown", "keydown"].forEach((name) => {
    addEventListener(name, () => (arriving = false), { passive: true });
  });
  addEventListener("click", (event) => {
    arriving = Boolean(event.target.closest && event.target.closest("[href^='#']"));
    arrive();
  });
  const measure = () => {
    const height = bar.offsetHeight;
    if (height - bar.querySelector("ul").offsetHeight <= 1) root.style.removeProperty("--bar-now");
    else root.style.setProperty("--bar-now", height + "px");
    const target = arriving && document.querySelector(":target");
    if (target && Math.abs(target.getBoundingClientRect().top) < innerHeight) target.scrollIntoView();
  };
  const observer = new ResizeObserver(() => setTimeout(measure));
  document.querySelectorAll(".bar, #content").forEach((changing) => observer.observe(changing));
};

// Embedded in another page: shows the whole page, or one part alone, which is looked up when the document is parsed.
const showEmbedded = () => {
  if (!asked.has("embed")) return;
  root.setAttribute("data-embed", "");
  if (asked.get("background") === "transparent") root.setAttribute("data-background", "transparent");
  const chart = asked.get("chart");
  const part = chart ? "chart-" + chart : asked.get("section");
  if (!part) return;
  root.setAttribute("data-embed-part", chart ? "chart" : "section");
  document.addEventListener("DOMContentLoaded", () => {
    const main = document.getElementById("content");
    const found = document.getElementById(part === "overview" ? "top" : part);
    if (!found || found === main || !main.contains(found)) {
      root.removeAttribute("data-embed-part");
      warn("the page has no part '" + part.slice(0, REPEATED) + "' and is shown whole");
      return;
    }
    document.querySelector(".credit a").hash = found.id;
    const data = chart && found.closest(".story") && found.closest(".story").querySelector(".data");
    [found, data].forEach((shown) => {
      if (!shown) return;
      shown.setAttribute("data-embed-shown", "");
      unfold(shown.parentNode);
      for (let around = shown; around !== main; ) {
        around = around.parentNode;
        around.setAttribute("data-embed-path", "");
      }
    });
    root.setAttribute("data-embed-found", "");
  });
};

// The style skips the layout of stories far from the window, whose heights are then estimates. Where a position has to be exact, everything is
// laid out: when the address has a fragment, after a reload or history navigation, and when a place on the page is gone to. Two frames later
// the browser has remembered the heights, and uses them for the stories that it skips.
const layOut = () => {
  root.setAttribute("data-whole", "");
  const skip = () => root.removeAttribute("data-whole");
  const later = () => requestAnimationFrame(() => requestAnimationFrame(skip));
  if (document.readyState === "complete") later();
  else addEventListener("load", later);
};

// The browser has scrolled to the place by estimates. A step back in the history, which it scrolls to where the reader was, is left alone.
let justUnfolded = false;
const onUnfold = () => {
  justUnfolded = true;
  setTimeout(() => (justUnfolded = false), 100);
};
const placeGoneTo = () => document.getElementById(location.hash.slice(1));
const onPlaceGoneTo = () => {
  const place = placeGoneTo();
  const beside = () => place.getBoundingClientRect().top - parseFloat(getComputedStyle(root).scrollPaddingTop);
  if (!place) return;
  // A place that was folded until now, the browser has not always scrolled to.
  const wasFolded = unfold(place) || (justUnfolded && place.closest(".more"));
  if (!wasFolded && Math.abs(beside()) >= 1) return;
  layOut();
  place.scrollIntoView();
};

const arriveUnfolded = () => {
  new MutationObserver(onUnfold).observe(document.body, { subtree: true, attributeFilter: ["open"] });
  const place = placeGoneTo();
  if (place && unfold(place)) place.scrollIntoView();
};

// The address in a long image ends with a digest of the figures that it shows, #part~digest. It leads to the part; and above that the page
// answers whether they are still its figures, with the corrections since from the list in its footer.
const keysOf = (element, attribute) => element.getAttribute(attribute).split(" ");
const answerOf = (part, digest) => {
  const answer = document.getElementById("answer");
  const place = document.getElementById(part) || document.getElementById("content");
  const key = part + "~" + digest;
  const lines = Array.from(document.querySelectorAll("#corrections [data-before]"));
  const at = lines.findIndex((line) => keysOf(line, "data-before").indexOf(key) >= 0);
  const same = keysOf(answer, "data-figures").indexOf(key) >= 0;
  const ofPart = (line) => keysOf(line, "data-before").some((own) => own.indexOf(part + "~") === 0);
  const since = same ? [] : lines.slice(0, at + 1).filter(ofPart);
  answer.textContent = answer.getAttribute(same ? "data-same" : since.length ? "data-otherwise" : "data-unknown");
  const list = document.createElement("ul");
  since.forEach((line) => list.appendChild(line.cloneNode(true)));
  if (since.length) answer.appendChild(list);
  place.insertBefore(answer, place.firstChild);
  answer.hidden = false;
};
const answerPicture = () => {
  const found = /^#(.*)~(\w+)$/.exec(location.hash);
  if (!found) return;
  location.replace("#" + (found[1] || "content"));
  const answer = () => answerOf(found[1], found[2]);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", answer);
  else answer();
};

const layOutForPositions = () => {
  if (location.hash || !isOpened) layOut();
  addEventListener("hashchange", answerPicture);
  addEventListener("hashchange", onPlaceGoneTo);
};

// Search engines need absolute addresses, which a build without the portal's address does not know.
const completeAddresses = () => {
  document.querySelectorAll("link[hreflang]").forEach((link) => link.setAttribute("href", link.href));
};

// If a folder's address lacks its slash, on a server that does not redirect, all relative addresses are wrong. If the page exists under the
// address with the slash, goes there, once; otherwise the page stays as it is.
let soughtFolder = false;
const seekFolder = () => {
  if (soughtFolder || !/\/[^/.]+$/.test(location.pathname)) return;
  soughtFolder = true;
  const folder = location.pathname + "/" + location.search;
  fetch(folder, { method: "HEAD" }).then(
    (answer) => {
      if (answer.ok && !answer.redirected) location.replace(folder + location.hash);
    },
    () => undefined,
  );
};

// A file with an integrity hash failed to load. From the disk, browsers cannot check hashes and load no modules; in a sandbox without an
// origin they cannot check them unless the server allows it by CORS. There, load the style without its hash, and leave the page static. It
// also stays static if the module cannot be loaded or fails its integrity check, which only the element's error event reports.
const onLoadError = (event) => {
  const element = event.target;
  if (element.integrity) seekFolder();
  if (element.integrity && element.rel === "stylesheet" && (location.protocol === "file:" || self.origin === "null")) {
    const unchecked = element.cloneNode();
    unchecked.removeAttribute("integrity");
    unchecked.removeAttribute("crossorigin");
    element.replaceWith(unchecked);
  } else if (element.type === "module" && !root.hasAttribute("data-alive")) {
    root.setAttribute("data-static", "");
    warn("the page stays as it was prerendered: its script cannot be had");
  }
};

resetCopy();
answerPicture();
root.setAttribute("data-scripted", "");
define("page-scripted");
new MutationObserver(onRootChange).observe(root, { attributes: true });
document.addEventListener("DOMContentLoaded", completeAddresses);
document.addEventListener("DOMContentLoaded", followBar);
document.addEventListener("DOMContentLoaded", arriveUnfolded);
addEventListener("beforeprint", unfoldForPaper);
addEventListener("error", onLoadError, true);
showSettings();
showEmbedded();
layOutForPositions();
