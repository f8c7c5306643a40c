// The worker of the press: what wasm-bindgen wrote for it stands before this in press.html. The page sends the wasm first; questions that
// come before it runs wait.
"use strict";

const waiting = [];
self.onmessage = async ({ data }) => {
  if (!data.wasm) {
    waiting.push(data);
    return;
  }
  await self.wasm_bindgen({ module_or_path: data.wasm });
  // Now the wasm listens.
  for (const message of waiting) self.onmessage({ data: message });
};
