/* Frames of the page that are as high as what they hold: for <iframe data-gongxiaomei>, and for the element
   <gongxiaomei-infographic section chart theme mode lang motion background>. Nothing is collected, nothing else is loaded.
   Several on one page, added late and taken away again, as a plain or a module script, from any path. */
(function () {
  "use strict";
  var LEAST = 40, MOST = 60000;
  var own = document.currentScript && document.currentScript.src;
  if (!own) own = (/(https?:\/\/[^\s()]+?)(?::\d+){1,2}\)?\s*$/m.exec(new Error().stack || "") || [])[1] || location.href;
  var base = own.split(/[?#]/)[0].replace(/[^/]*$/, "");
  var frames = new Set(), count = 0;

  // A message counts only if it comes from one of our frames.
  function heard(event) {
    var message = event.data;
    if (!message || typeof message !== "object" || message.gongxiaomei !== "height") return;
    // Whoever can reach this window may send anything; what is not a number may not even become one.
    var height = typeof message.height === "number" ? message.height : 0;
    frames.forEach(function (frame) {
      if (!frame.isConnected) return drop(frame);
      if (event.source === frame.contentWindow && height > 0) frame.style.height = Math.min(Math.max(Math.ceil(height), LEAST), MOST) + "px";
    });
  }
  function ask(event) {
    say(event.target, { gongxiaomei: "request-height" });
  }
  function say(frame, message) {
    if (frame.contentWindow) frame.contentWindow.postMessage(message, "*");
  }
  function take(frame) {
    if (frames.has(frame)) return;
    if (!frames.size) addEventListener("message", heard);
    frames.add(frame);
    frame.addEventListener("load", ask);
    say(frame, { gongxiaomei: "request-height" });
  }
  function drop(frame) {
    frame.removeEventListener("load", ask);
    frames.delete(frame);
    if (!frames.size) removeEventListener("message", heard);
  }

  function find() {
    document.querySelectorAll("iframe[data-gongxiaomei]").forEach(take);
  }
  find();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", find);

  if (!window.customElements || customElements.get("gongxiaomei-infographic")) return;
  var ASKED = ["section", "chart", "theme", "mode", "motion", "background"];
  customElements.define("gongxiaomei-infographic", class extends HTMLElement {
    static get observedAttributes() {
      return ASKED.concat("lang");
    }
    connectedCallback() {
      if (this.frame) return;
      var frame = (this.frame = document.createElement("iframe"));
      this.name = "gongxiaomei-" + ++count;
      frame.title = this.title || "新余“工小美”";
      frame.style.cssText = "display:block;width:100%;height:640px;border:0";
      frame.src = this.address();
      this.appendChild(frame);
      take(frame);
    }
    disconnectedCallback() {
      if (!this.frame) return;
      drop(this.frame);
      this.frame.remove();
      this.frame = null;
    }
    attributeChangedCallback(name, before, now) {
      if (!this.frame || before === now) return;
      if (name !== "theme" && name !== "mode") return void (this.frame.src = this.address());
      var usual = name === "theme" ? "auto" : "standard", message = { gongxiaomei: "set" };
      message[name] = now || usual;
      say(this.frame, message);
    }
    address() {
      var lang = this.getAttribute("lang") || "", query = new URLSearchParams({ embed: "", id: this.name });
      ASKED.forEach((name) => this.getAttribute(name) && query.set(name, this.getAttribute(name)));
      return base + (/^en/i.test(lang) ? "en/" : "") + "index.html?" + query;
    }
  });
})();
