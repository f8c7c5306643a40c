// Finds and starts the browser to measure in.
import { execFileSync } from "node:child_process";
import puppeteer from "puppeteer-core";

/** Starts it. */
export function launch() {
  return puppeteer.launch({ executablePath: chrome(), args: ["--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"] });
}

/** The path of Chromium: that in CHROME, or else found in PATH. */
export function chrome() {
  if (process.env.CHROME) return process.env.CHROME;
  for (const command of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("/bin/sh", ["-c", `command -v ${command}`]).toString().trim();
    } catch {
      // Try the next one.
    }
  }
  throw new Error("no Chromium in PATH: run `scripts/setup test`, or name one in the variable CHROME");
}
