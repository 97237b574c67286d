// QR codes of printed forms and of a one-time password's key; loaded when the first of them is wanted.

import { loadScript } from '{{asset:script.js}}';

const SIDE_AT_MOST = 177;
const QUIET = 4;  // Light modules around a code, as its standard asks.
let encoder = null;

function encoding() {
  encoder ??= loadScript('{{asset:qr-core.js}}')
    .then(() => globalThis.createQr({ locateFile: () => '{{asset:qr-core.wasm}}' }));
  return encoder;
}

function lend(module, text) {
  const bytes = new TextEncoder().encode(text);
  const room = SIDE_AT_MOST * SIDE_AT_MOST;
  const at = module._malloc(bytes.length + room);
  module.HEAPU8.set(bytes, at);
  const side = module._kotaj_qr(at, bytes.length, at + bytes.length, room);
  const modules = module.HEAPU8.slice(at + bytes.length, at + bytes.length + side * side);
  module._free(at);
  return { side, modules };
}

function picture(side, modules) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const whole = side + 2 * QUIET;
  svg.setAttribute('viewBox', `0 0 ${whole} ${whole}`);
  svg.setAttribute('shape-rendering', 'crispEdges');
  svg.setAttribute('aria-hidden', 'true');  // What it says stands beside it in words.
  let drawn = '';
  modules.forEach((dark, at) => { if (dark) drawn += `M${at % side + QUIET} ${Math.floor(at / side) + QUIET}h1v1h-1z`; });
  path.setAttribute('d', drawn);
  svg.append(path);
  return svg;
}

/** Fills every element with `data-qr` by the code of that text. */
export async function drawCodes(root) {
  const module = await encoding();
  for (const element of root.querySelectorAll('[data-qr]')) {
    const { side, modules } = lend(module, element.dataset.qr);
    if (side) element.replaceChildren(picture(side, modules));
  }
}
