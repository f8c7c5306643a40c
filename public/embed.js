/* Frames of the page that are as high as what they hold: for <iframe data-gongxiaomei>, and for the element
   <gongxiaomei-infographic section chart theme mode lang motion background>. Nothing is collected, nothing else is loaded.
   Several on one page, added late and taken away again, as a plain or a module script, from any path. In ASCII alone, since a
   host in GBK reads it as GBK. */
(function () {
  "use strict";
  var LEAST = 40, MOST = 60000, OURS = "iframe[data-gongxiaomei]", MARK = "data-gongxiaomei";
  // A host's markup can name an element like anything its document has (<img name=currentScript>), and a form's field like
  // anything the form has. So what is asked of them is asked of their prototypes, which no markup reaches.
  function ask(type, name, of, given) {
    var own = Object.getOwnPropertyDescriptor(type.prototype, name);
    return own.get ? own.get.call(of) : own.value.call(of, given);
  }
  var script = ask(Document, "currentScript", document), own = script instanceof HTMLScriptElement && script.src;
  // A module has no current script.
  if (!own) own = (/(https?:\/\/[^\s()]+?)(?::\d+){1,2}\)?\s*$/m.exec(new Error().stack || "") || [])[1] || location.href;
  var base = own.split(/[?#]/)[0].replace(/[^/]*$/, "");
  // The frames that are followed, each with the element it is of, if it is of one.
  var frames = new Map(), count = 0;

  // A message counts only if it comes from one of our frames.
  function heard(event) {
    var message = event.data;
    if (!message || typeof message !== "object" || message.gongxiaomei !== "height") return;
    // Whoever can reach this window may send anything; what is not a number may not even become one.
    var height = typeof message.height === "number" ? message.height : 0;
    frames.forEach(function (element, frame) {
      if (!frame.isConnected || event.source !== frame.contentWindow) return;
      if (height > 0) frame.style.height = Math.min(Math.max(Math.ceil(height), LEAST), MOST) + "px";
      if (element) element.answered();
    });
  }
  function loaded(event) {
    var element = frames.get(event.target);
    if (element) element.began();
    say(event.target, { gongxiaomei: "request-height" });
  }
  function say(frame, message) {
    if (frame.contentWindow) frame.contentWindow.postMessage(message, "*");
  }
  function take(frame, element) {
    if (frames.has(frame)) return;
    if (!frames.size) addEventListener("message", heard);
    frames.set(frame, element);
    // The height told is that of what the frame holds.
    frame.style.boxSizing = "content-box";
    frame.addEventListener("load", loaded);
    say(frame, { gongxiaomei: "request-height" });
  }
  function drop(frame) {
    if (!frames.delete(frame)) return;
    frame.removeEventListener("load", loaded);
    if (!frames.size) removeEventListener("message", heard);
  }

  // Frames that the host has, and those it adds, marks or takes away at any time.
  function marked(frame) {
    take(frame);
  }
  new MutationObserver(function (records) {
    records.forEach(function (record) {
      if (record.type === "attributes") return (ask(Element, "matches", record.target, OURS) ? take : drop)(record.target);
      record.addedNodes.forEach(function (node) {
        if (!(node instanceof Element)) return;
        if (ask(Element, "matches", node, OURS)) take(node);
        else ask(Element, "querySelectorAll", node, OURS).forEach(marked);
      });
    });
    frames.forEach(function (_, frame) {
      if (!frame.isConnected) drop(frame);
    });
  }).observe(document, { childList: true, subtree: true, attributeFilter: [MARK] });
  ask(Document, "querySelectorAll", document, OURS).forEach(marked);

  if (!window.customElements || customElements.get("gongxiaomei-infographic")) return;
  var HEARD = { theme: "auto", mode: "standard" }, ASKED = ["section", "chart", "theme", "mode", "motion", "background"];
  customElements.define("gongxiaomei-infographic", class extends HTMLElement {
    static get observedAttributes() {
      return ASKED.concat("lang");
    }
    connectedCallback() {
      if (this.frame) return;
      var frame = (this.frame = ask(Document, "createElement", document, "iframe"));
      this.name = "gongxiaomei-" + ++count;
      frame.title = this.title || "\u65b0\u4f59\u201c\u5de5\u5c0f\u7f8e\u201d";
      frame.style.cssText = "display:block;width:100%;height:640px;border:0";
      this.load();
      this.appendChild(frame);
      take(frame, this);
    }
    disconnectedCallback() {
      if (!this.frame) return;
      drop(this.frame);
      this.frame.remove();
      this.frame = null;
    }
    attributeChangedCallback(name, before, now) {
      if (!this.frame || before === now) return;
      if (!HEARD[name]) this.load();
      else if (this.alive) this.tell();
    }
    load() {
      this.alive = false;
      this.first = this.state();
      this.frame.src = this.address();
    }
    // What the frame begins with is what its address says. Until it answers, nothing that is said to it is heard.
    began() {
      this.alive = false;
      this.told = this.first;
    }
    answered() {
      this.alive = true;
      this.tell();
    }
    // Tells the frame what has changed since it was told last.
    tell() {
      var now = this.state(), told = this.told || this.first, message = { gongxiaomei: "set" };
      this.told = now;
      for (var name in now) if (now[name] !== told[name]) say(this.frame, Object.assign(message, { [name]: now[name] }));
    }
    state() {
      var now = {};
      for (var name in HEARD) now[name] = this.getAttribute(name) || HEARD[name];
      return now;
    }
    address() {
      var lang = this.getAttribute("lang") || "", query = new URLSearchParams({ embed: "", id: this.name });
      ASKED.forEach((name) => this.getAttribute(name) && query.set(name, this.getAttribute(name)));
      return base + (/^en/i.test(lang) ? "en/" : "") + "index.html?" + query;
    }
  });
})();
