// The script of the press, beside its forms (src/browser/press): starts them and the worker, and does what is shorter here than in Rust:
// the frame of the page, files, drafts. scripts/press.mjs puts it into press.html, with everything that it reads there; it requests
// nothing. `press` is what the forms call: src/browser/press/host.rs.
"use strict";

const DATA = { site: "site", icons: "icons", characters: "characters", forms: "forms-wasm", worker: "worker-wasm" };
// Where drafts are kept: each press has its own.
const PLACE = ["press", location.pathname].join(" ");
const STORE = "drafts";
// Where drafts wait that are not worked on, with the sites that they are made of.
const ASIDE = "aside";
// How long an address of a file is kept for the browser to save it, in milliseconds.
const SAVED = 60000;

// This file as it is, since nothing has changed it yet: a package that is made has it, with the site that is in the package. So what is
// parsed has to be written as it was, which scripts/press.mjs sees to.
const PRESS = `<!DOCTYPE html>${document.documentElement.outerHTML}`;

const packed = (id) => Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));

const unpacked = (id) => new Response(new Blob([packed(id)]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();

// Drafts: in IndexedDB, or in local storage where a browser has none for files of the disk.
const database = () =>
  new Promise((done, failed) => {
    const opening = indexedDB.open(PLACE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => failed(opening.error);
  });

const stored = async (mode, act) => {
  const open = await database();
  return new Promise((done, failed) => {
    const going = open.transaction(STORE, mode, { durability: "strict" });
    const asked = act(going.objectStore(STORE));
    going.oncomplete = () => done(asked.result);
    going.onerror = going.onabort = () => failed(going.error);
  });
};

const drafts = {
  async get(key) {
    try {
      return await stored("readonly", (store) => store.get(key));
    } catch {
      return localStorage.getItem(`${PLACE} ${key}`);
    }
  },
  async put(key, value) {
    try {
      await stored("readwrite", (store) => store.put(value, key));
    } catch {
      if (typeof value !== "string") throw new Error("no place for a package");
      localStorage.setItem(`${PLACE} ${key}`, value);
    }
  },
};

// What tells the site of a press from that of another: FNV-1a of it, since browsers have no digests for what is no secure context.
const mark = (text) => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return [text.length, hash >>> 0].join("-");
};

// Puts the draft aside, and goes on with another, or with the site that the press has.
const go_on = async (rest, next, done) => {
  const all = draft ? [...rest, { draft, site, base }] : rest;
  // Local storage has no place for a package: then the draft is of the site that the press has.
  await drafts.put(ASIDE, all).catch(() => drafts.put(ASIDE, JSON.stringify(all.map((own) => ({ ...own, site: "" })))));
  aside = all;
  draft = next.draft || "";
  base = next.base || own;
  site = next.site || packed(DATA.site);
  await drafts.put("site", next.site || "");
  await drafts.put("base", base);
  await drafts.put("draft", draft);
  done();
};

// Makes a document like another, and changes only the elements that differ, so that what is read stays where it is.
const alike = (one, other) => one.nodeType === other.nodeType && one.nodeName === other.nodeName;
const follow = (one, other) => {
  if (one.isEqualNode(other)) return;
  if (one.nodeType !== Node.ELEMENT_NODE) {
    one.nodeValue = other.nodeValue;
    return;
  }
  for (const { name } of [...one.attributes]) if (!other.hasAttribute(name)) one.removeAttribute(name);
  for (const { name, value } of other.attributes) if (one.getAttribute(name) !== value) one.setAttribute(name, value);
  const [ones, others] = [[...one.childNodes], [...other.childNodes]];
  others.forEach((next, i) => {
    const own = ones[i];
    if (!own) one.append(document.importNode(next, true));
    else if (alike(own, next)) follow(own, next);
    else own.replaceWith(document.importNode(next, true));
  });
  ones.slice(others.length).forEach((rest) => rest.remove());
};

let site, icons, characters, code, draft, heard;
// The site that the draft was begun with, that of the press, and the drafts that wait.
let base, own, aside;
let worker, busy;
let field = null;

const work = () => {
  worker = new Worker(code.script);
  worker.onmessage = ({ data }) => {
    busy = false;
    heard(data.answer, data.page, data.file);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    worker.terminate();
    work();
    if (busy) {
      busy = false;
      heard();
    }
  };
  // A copy: what is sent is gone here.
  worker.postMessage({ wasm: code.wasm });
};

const send = (message) => {
  busy = true;
  worker.postMessage(message);
};

const frame = () => document.getElementById("page");

const press = {
  listen: (callback) => (heard = callback),
  ask: (ask, bytes) => send({ ask, bytes }),
  begin: (ask) => send({ ask, bytes: site, icons, characters, press: PRESS, own: base === own ? undefined : packed(DATA.site) }),
  kept: () => draft,
  others: () => [base === own ? "" : "newer", aside.length ? ASIDE : ""].join(" "),
  use_draft: () => {
    base = own;
    drafts.put("base", own).catch(() => {});
  },
  use_site: (done) => void go_on(aside, {}, done),
  use_aside: (done) => void go_on(aside.slice(1), aside[0], done),
  put_aside: (done) => void go_on(aside, { site, base }, done),
  keep: (text, done) => {
    if (!draft) {
      drafts.put("base", base).catch(() => {});
      drafts.put("site", site).catch(() => {});
    }
    draft = text;
    drafts.put("draft", text).then(() => done(true), () => done(false));
  },
  keep_site: (bytes) => {
    site = bytes;
    drafts.put("site", bytes).catch(() => {});
  },
  read: async (input, done) => {
    const [file] = input.files;
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    input.value = "";
    done(file.name, bytes);
  },
  save: (name, bytes) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), SAVED);
  },
  show: (page) => {
    const shown = frame().contentDocument;
    if (shown && shown.getElementById("content")) {
      const next = new DOMParser().parseFromString(page, "text/html");
      follow(shown.documentElement, next.documentElement);
      document.documentElement.dataset.shown = String(Number(document.documentElement.dataset.shown || 0) + 1);
    } else {
      frame().onload = () => (document.documentElement.dataset.shown = "1");
      frame().srcdoc = page;
    }
  },
  reveal: (id) => {
    const shown = frame().contentDocument;
    const place = shown && shown.getElementById(id);
    if (!place) return;
    // What is far away is laid out only when it is near: then it may be somewhere else.
    shown.documentElement.setAttribute("data-whole", "");
    place.scrollIntoView({ block: "center" });
  },
  present: (bytes) => (document.getElementById("proof").srcdoc = new TextDecoder().decode(bytes)),
  print: () => document.getElementById("proof").contentWindow.print(),
  focus: (id) => {
    const wait = (left) => {
      const place = document.getElementById(id);
      if (!place && left) requestAnimationFrame(() => wait(left - 1));
      if (!place) return;
      place.scrollIntoView({ block: "center" });
      place.focus({ preventScroll: true });
    };
    // What is there now may be shown anew before the next frame.
    requestAnimationFrame(() => wait(60));
  },
  stay: () => {
    const { id } = document.activeElement;
    if (!id) return;
    requestAnimationFrame(() => {
      const place = document.getElementById(id);
      if (place && document.activeElement === document.body) place.focus({ preventScroll: true });
    });
  },
  insert: (text) => {
    if (!field || !field.isConnected) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  },
  dialog: (id, open) => {
    const dialog = document.getElementById(id);
    if (!open) dialog.close();
    else if (!dialog.open) {
      dialog.showModal();
      // What has the focus first may be below its beginning.
      dialog.scrollTop = 0;
    }
  },
  sure: (question) => confirm(question),
  is_chinese: () => (navigator.language || "zh").toLowerCase().startsWith("zh"),
  name: (lang, title) => {
    document.documentElement.lang = lang;
    document.title = title;
  },
};
self.press = press;

document.addEventListener("focusin", ({ target }) => {
  if (target.matches(".field textarea, .field input")) field = target;
});

const start = async () => {
  const [forms, wasm, ...sets] = await Promise.all([DATA.forms, DATA.worker, DATA.icons, DATA.characters].map(unpacked));
  [icons, characters] = sets.map((set) => new TextDecoder().decode(set));
  const kept = (key) => drafts.get(key).catch(() => "");
  draft = (await kept("draft")) || "";
  own = mark(document.getElementById(DATA.site).textContent);
  // Drafts of older presses do not say of which site they are.
  base = (draft && (await kept("base"))) || own;
  site = (draft && (await kept("site"))) || packed(DATA.site);
  aside = (await kept(ASIDE)) || [];
  if (typeof aside === "string") aside = JSON.parse(aside);
  const script = document.getElementById("worker").textContent;
  code = { wasm, script: URL.createObjectURL(new Blob([script], { type: "text/javascript" })) };
  work();
  document.getElementById("starting").remove();
  await self.wasm_bindgen({ module_or_path: forms });
};

start().catch((error) => {
  document.getElementById("starting").textContent = String(error);
});
