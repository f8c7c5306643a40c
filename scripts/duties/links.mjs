// Requests the links that lead out of a page.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PATIENCE = 15_000;
const AT_ONCE = 6;

/** The paths of the pages in a folder. */
export const pages = (folder) => readdirSync(folder, { recursive: true }).filter((name) => /(^|\/)index\.html$/.test(name)).sort();

/** The addresses of other websites that the pages in a folder link to. */
export function links(folder) {
  const found = pages(folder).flatMap((page) => [...readFileSync(join(folder, page), "utf8").matchAll(/<a\s[^>]*?href="((?:https?:)?\/\/[^"]+)"/g)]);
  const entities = { amp: "&", quot: '"', lt: "<", gt: ">", "#39": "'", "#x27": "'" };
  const decoded = (text) => text.replace(/&(amp|quot|lt|gt|#39|#x27);/g, (_, name) => entities[name]);
  return [...new Set(found.map((match) => decoded(match[1])))];
}

/** What each of them answers. */
export async function answers(urls) {
  const left = [...urls];
  const found = [];
  const work = async () => {
    for (let url = left.shift(); url !== undefined; url = left.shift()) found.push(await answer(url));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

async function answer(url) {
  try {
    const { status, body } = await fetch(url, { redirect: "follow", signal: AbortSignal.timeout(PATIENCE), headers: { "user-agent": "Mozilla/5.0 (link check)" } });
    await body?.cancel();
    return { url, status, error: "" };
  } catch (error) {
    return { url, status: null, error: error.cause?.code ?? error.cause?.message ?? error.name };
  }
}
