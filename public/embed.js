/* Sets the height of iframes of this page to that of their content: of those with the attribute MARK, and of the element ELEMENT, whose
   attributes are section, chart, theme, mode, lang, motion and background. Collects nothing and loads nothing else. There may be
   several on a page, added or removed at any time. Works as a classic or a module script, from any path. ASCII only, since hosts in
   GBK read it as GBK. */
(function () {
  "use strict";
  // Filled in when the site is made: the name of the page in code; folder and title of each edition by its language, the original first.
  var NAME = "";
  var EDITIONS = {};
  var LEAST = 40, MOST = 60000, MARK = "data-" + NAME, OURS = "iframe[" + MARK + "]", ELEMENT = NAME + "-infographic";
  // DOM clobbering: a host's markup can shadow any property of its document (<img name=currentScript>) or of a form. So properties are
  // read, and methods called, through the prototypes.
  function ask(type, name, of, given) {
    var own = Object.getOwnPropertyDescriptor(type.prototype, name);
    return own.get ? own.get.call(of) : own.value.call(of, given);
  }
  var script = ask(Document, "currentScript", document), own = script instanceof HTMLScriptElement && script.src;
  // A module has no current script.
  if (!own) own = (/(https?:\/\/[^\s()]+?)(?::\d+){1,2}\)?\s*$/m.exec(new Error().stack || "") || [])[1] || location.href;
  var base = own.split(/[?#]/)[0].replace(/[^/]*$/, "");
  // The followed iframes, each with its custom element if it has one.
  var frames = new Map(), count = 0;

  // A message counts only if it comes from one of our frames.
  function heard(event) {
    var message = event.data;
    if (!message || typeof message !== "object" || message[NAME] !== "height") return;
    // Any window may send anything: ignore what is not a number, without converting it.
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
    say(event.target, { [NAME]: "request-height" });
  }
  function say(frame, message) {
    if (frame.contentWindow) frame.contentWindow.postMessage(message, "*");
  }
  function take(frame, element) {
    if (frames.has(frame)) return;
    if (!frames.size) addEventListener("message", heard);
    frames.set(frame, element);
    // The reported height is that of the content, without borders.
    frame.style.setProperty("box-sizing", "content-box", "important");
    frame.addEventListener("load", loaded);
    say(frame, { [NAME]: "request-height" });
  }
  function drop(frame) {
    if (!frames.delete(frame)) return;
    frame.removeEventListener("load", loaded);
    if (!frames.size) removeEventListener("message", heard);
  }

  // Iframes that are in the host's page, and those that it adds, marks or removes later.
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

  if (!window.customElements || customElements.get(ELEMENT)) return;
  var HEARD = { theme: "auto", mode: "standard" }, ASKED = ["section", "chart", "theme", "mode", "motion", "background"];
  customElements.define(ELEMENT, class extends HTMLElement {
    static get observedAttributes() {
      return ASKED.concat("lang");
    }
    connectedCallback() {
      if (this.frame) return;
      var frame = (this.frame = ask(Document, "createElement", document, "iframe"));
      this.name = NAME + "-" + ++count;
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
      this.frame.title = this.title || this.edition()[1];
      this.frame.src = this.address();
    }
    // A loading frame starts with the settings in its address. Until it answers, it receives no messages.
    began() {
      this.alive = false;
      this.told = this.first;
    }
    answered() {
      this.alive = true;
      this.tell();
    }
    // Sends the frame the settings that have changed since the last message.
    tell() {
      var now = this.state(), told = this.told || this.first, message = { [NAME]: "set" };
      this.told = now;
      for (var name in now) if (now[name] !== told[name]) say(this.frame, Object.assign(message, { [name]: now[name] }));
    }
    state() {
      var now = {};
      for (var name in HEARD) now[name] = this.getAttribute(name) || HEARD[name];
      return now;
    }
    // The edition in the element's language, or in another form of that language; the original if there is none.
    edition() {
      var lang = (this.getAttribute("lang") || "").toLowerCase(), first, near;
      for (var own in EDITIONS) {
        if (own === lang) return EDITIONS[own];
        first = first || EDITIONS[own];
        if (own.split("-")[0] === lang.split("-")[0]) near = near || EDITIONS[own];
      }
      return near || first || ["", ""];
    }
    address() {
      var query = new URLSearchParams({ embed: "", id: this.name }), chart = this.getAttribute("chart");
      // The fragment selects the part where a policy keeps the page's boot script from running.
      var part = chart ? "chart-" + chart : this.getAttribute("section");
      ASKED.forEach((name) => this.getAttribute(name) && query.set(name, this.getAttribute(name)));
      return base + this.edition()[0] + "index.html?" + query + (part ? "#part-" + encodeURIComponent(part) : "");
    }
  });
})();
