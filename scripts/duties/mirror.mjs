// Fetches a deployed page with the files that it names, so that they can be looked at like those of a built one.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Most files that are fetched: a page of this project has about 60. */
const MOST = 300;

const PATIENCE = 30_000;

const get = (url) => fetch(url, { redirect: "follow", signal: AbortSignal.timeout(PATIENCE), headers: { "accept-encoding": "br, gzip" } });

/** How many bytes of a compressed answer were transferred, if that is said. */
const transferred = ({ headers }) => (headers.get("content-encoding") ? Number(headers.get("content-length")) || null : null);

/**
 * Fetches the page at an address into a folder. Returns the headers of its answer, what the files answered that are not to be had, and how
 * many bytes of the compressed ones were transferred.
 */
export async function mirror(address, folder) {
  const first = await get(address).catch((error) => {
    throw new Error(`${address}: ${error.cause?.message ?? error.message}`);
  });
  if (!first.ok) throw new Error(`${address}: ${first.status}`);
  const root = new URL(".", first.url);
  const headers = [...first.headers];
  const seen = new Set();
  const open = [["index.html", Buffer.from(await first.arrayBuffer())]];
  const add = (url) => {
    url.hash = url.search = "";
    const path = decodeURIComponent(url.href.slice(root.href.length));
    const own = url.href.startsWith(root.href) && !path.split("/").includes("..");
    if (own && path && !seen.has(path) && seen.size < MOST) {
      seen.add(path);
      return path.endsWith("/") ? `${path}index.html` : path;
    }
    return null;
  };
  seen.add("index.html");
  const queue = [];
  const lost = [];
  const sizes = [["index.html", transferred(first)]];
  const keep = (path, bytes) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
    if (!/\.(html|css|js|json)$/.test(path)) return;
    for (const name of named(path, bytes.toString("utf8"))) {
      try {
        const next = add(new URL(name, new URL(path, root)));
        if (next) queue.push(next);
      } catch {
        // No address: the checks of links say so.
      }
    }
  };
  open.forEach(([path, bytes]) => keep(path, bytes));
  while (queue.length) {
    const batch = queue.splice(0, 6);
    await Promise.all(
      batch.map(async (path) => {
        try {
          const answer = await get(new URL(path, root));
          if (answer.ok) {
            sizes.push([path, transferred(answer)]);
            keep(path, Buffer.from(await answer.arrayBuffer()));
          } else lost.push({ url: path, status: answer.status, error: "" });
        } catch (error) {
          lost.push({ url: path, status: null, error: error.cause?.code ?? error.name });
        }
      }),
    );
  }
  return { headers, lost, sizes: sizes.filter(([, size]) => size) };
}

/** The addresses that a file names: of a page, all in attributes; of other files, names with a hash or an ending of the site's. */
function named(path, text) {
  const attribute = /\s(?:href|src|data-module|data-sheet|data-script|data-picture|content)="([^"#][^"]*)"/g;
  const word = /["'(]((?:\.\.?\/)?[\w./-]+\.(?:wasm|js|css|svg|png|json))["')]/g;
  const found = [...text.matchAll(path.endsWith(".html") ? attribute : word)].map((match) => match[1].replaceAll("&amp;", "&"));
  // The content of <meta> is text, unless it ends like a file.
  return found.filter((name) => !/^[a-z-]+:/i.test(name) && /\.(?:html|css|js|wasm|svg|png|json|csv|txt)(?:\?|$)|\/$/.test(name));
}
