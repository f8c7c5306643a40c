// A local web server. Files are compressed beforehand and never cached by the browser.
import { createServer } from "node:http";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".json": "application/json", ".png": "image/png" };
const squeeze = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

/** Serves each directory under its name. `sent()` returns the bytes sent by kind of file since the last call. */
export async function serve(directories) {
  const files = new Map([["/blank", { type: TYPES[".html"], body: squeeze(Buffer.from("<!DOCTYPE html><title>blank</title>")) }]]);
  for (const [name, root] of Object.entries(directories)) {
    for (const path of readdirSync(root, { recursive: true })) {
      const full = join(root, path);
      const type = TYPES[extname(full)];
      // Skip what is not loaded with the page: compressing it would only take time.
      if (!type || statSync(full).isDirectory() || /\/|^export-/.test(relative(root, full))) continue;
      files.set(`/${encodeURIComponent(name)}/${path}`, { name, kind: extname(full).slice(1), type, body: squeeze(readFileSync(full)) });
    }
  }
  let sent = {};
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    const file = files.get(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    if (file.kind) sent[file.kind] = (sent[file.kind] ?? 0) + file.body.length;
    response.writeHead(200, { "content-type": file.type, "content-encoding": "br", "content-length": file.body.length, "cache-control": "no-store" });
    response.end(file.body);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: (name) => `http://127.0.0.1:${server.address().port}/${name ? `${encodeURIComponent(name)}/` : "blank"}`,
    sent() {
      const was = sent;
      sent = {};
      return was;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
