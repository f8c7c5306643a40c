// Chromium, commanded by its DevTools protocol over a pipe: no port and no library.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The path of Chromium: that in CHROME, or else found in PATH; undefined without one. */
export function chromium() {
  if (process.env.CHROME !== undefined) return process.env.CHROME || undefined;
  for (const command of ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("/bin/sh", ["-c", `command -v ${command}`]).toString().trim();
    } catch {
      // Try the next one.
    }
  }
  return undefined;
}

const PATIENCE = 60_000;

/** Starts a browser. */
export async function start(path) {
  const profile = mkdtempSync(join(tmpdir(), "duties-browser-"));
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const child = spawn(path, ["--headless", "--remote-debugging-pipe", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--mute-audio", `--user-data-dir=${profile}`, ...root, "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const [, , , commands, messages] = child.stdio;
  const waiting = new Map();
  const listeners = new Set();
  let last = 0;
  const ended = new Promise((done) => {
    child.once("exit", done);
    child.once("error", done);
  });
  const fail = () => {
    for (const { refuse } of waiting.values()) refuse(new Error("the browser has ended"));
    waiting.clear();
  };
  ended.then(fail);
  commands.on("error", fail);
  let rest = "";
  messages.setEncoding("utf8");
  messages.on("data", (data) => {
    const parts = (rest + data).split("\0");
    rest = parts.pop();
    for (const part of parts) receive(JSON.parse(part));
  });
  const receive = (message) => {
    if (message.id === undefined) {
      listeners.forEach((listener) => listener(message));
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    clearTimeout(asked?.timer);
    if (message.error) asked?.refuse(new Error(`${asked.method}: ${message.error.message}`));
    else asked?.answer(message.result);
  };
  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((answer, refuse) => {
      const id = (last += 1);
      const timer = setTimeout(() => {
        waiting.delete(id);
        refuse(new Error(`${method}: no answer in ${PATIENCE / 1000} s`));
      }, PATIENCE);
      waiting.set(id, { answer, refuse, method, timer });
      commands.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  return {
    send,
    /** Opens an empty page in a profile of its own. */
    async page() {
      const { browserContextId } = await send("Target.createBrowserContext");
      const { targetId } = await send("Target.createTarget", { url: "about:blank", browserContextId });
      const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
      return page(send, listeners, sessionId, browserContextId);
    },
    async close() {
      await send("Browser.close").catch(() => undefined);
      const late = setTimeout(() => child.kill("SIGKILL"), 5000);
      await ended;
      clearTimeout(late);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function page(send, listeners, sessionId, browserContextId) {
  const own = [];
  const command = (method, params) => send(method, params, sessionId);
  const on = (method, listener) => {
    const heard = (message) => message.sessionId === sessionId && message.method === method && listener(message.params);
    listeners.add(heard);
    own.push(heard);
  };
  return {
    command,
    on,
    /** Runs the body of an asynchronous function in the page, and returns its value. */
    async run(body) {
      const expression = `(async () => { ${body} })()`;
      const { result, exceptionDetails } = await command("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    /** Opens an address and waits until it is loaded. */
    async open(url) {
      const loaded = new Promise((done) => on("Page.loadEventFired", done));
      const { errorText } = await command("Page.navigate", { url });
      if (errorText) throw new Error(`${url}: ${errorText}`);
      await Promise.race([loaded, new Promise((done) => setTimeout(done, PATIENCE).unref())]);
    },
    cookies: async () => (await send("Storage.getCookies", { browserContextId })).cookies,
    async close() {
      own.forEach((heard) => listeners.delete(heard));
      await send("Target.disposeBrowserContext", { browserContextId });
    },
  };
}
