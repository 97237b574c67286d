// The desk's wasm. It starts to come while the officer still types, and is compiled as it comes. The original response goes to
// `compileStreaming` (so that the browser may cache the compiled code); a copy of it is only counted.

const WASM = '{{asset:desk.wasm}}';
const WASM_BYTES = Number('{{size:desk.wasm}}') || 0;

let module = null;
let taken = 0;
let progress = () => {};

async function fetchAndCompile() {
  const response = await fetch(WASM, { credentials: 'same-origin' });
  if (!response.ok) throw new TypeError(`desk: ${response.status}`);
  const counted = response.clone();
  const compiled = WebAssembly.compileStreaming(response);
  const reader = counted.body.getReader();
  taken = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    taken += value.length;
    progress(taken, WASM_BYTES);
  }
  return compiled;
}

/** Starts the download; safe to call more than once. */
export function prefetchDesk() {
  module ??= fetchAndCompile();
  module.catch(() => { module = null; });
  return module;
}

/** The compiled module; `report(bytes, of)` hears how far it has come. */
export async function deskModule(report) {
  progress = report;
  report(taken, WASM_BYTES);
  try {
    return await prefetchDesk();
  } finally {
    progress = () => {};
  }
}
