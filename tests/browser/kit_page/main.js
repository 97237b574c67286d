// The kit's own page: fonts, twin, wasm, and nothing else.

import { loadScript } from '{{asset:script.js}}';
import { Twin, loadFonts } from '{{asset:twin.js}}';

const fonts = await loadFonts();
const module = globalThis.Module = {
  canvas: document.getElementById('canvas'),
  fonts,
  locateFile: () => '{{asset:kit.wasm}}',
  print: (line) => console.log(line),
  printErr: (line) => console.warn(line),
};
module.twin = new Twin(module);
await loadScript('{{asset:kit.js}}');
