// Lines are as wide as Chromium makes them, from the same font file: every line that the program can show and every one of the directives
// (tests/support/corpus.py), in both weights.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { journey } from '../support/journey.mjs';
import { KitPage } from '../support/kit_page.mjs';

const EM_PX = 20;
const TOLERANCE_PX = 0.5;
const WEIGHTS = [400, 700];
/** The program has more; fewer means that they were not found. */
const LEAST_LINES = 2_000;

function corpus() {
  const script = fileURLToPath(new URL('../../support/corpus.py', import.meta.url));
  return execFileSync('python3', [script], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n').filter(Boolean);
}

/** In the page: lines in one weight, by the text seam and by the browser. What the font lacks is the browser's own in both, and left out. */
async function widths([lines, weight, emPx]) {
  await document.fonts.load(`${weight} ${emPx}px Vazirmatn`, 'ا');
  const span = document.createElement('span');
  span.style.cssText = `position: absolute; font: ${weight} ${emPx}px Vazirmatn; white-space: pre; text-rendering: geometricPrecision`;
  span.dir = 'rtl';
  document.body.append(span);
  const drawn = (text) => globalThis.Module.ccall('kotaj_line_width', 'number', ['string', 'number'], [text, weight > 400 ? 1 : 0]);
  const lacks = new Map();
  const has = (character) => {
    if (!lacks.has(character)) lacks.set(character, drawn(character) < 0);
    return !lacks.get(character);
  };
  const measured = lines.map((whole) => {
    const line = [...whole].filter(has).join('').trim();
    span.textContent = line;
    return { line, ours: drawn(line) * emPx, browsers: span.getBoundingClientRect().width };
  });
  span.remove();
  return { measured, missing: [...lacks].filter(([, missing]) => missing).map(([character]) => character).join('') };
}

journey('every line is as wide as Chromium draws it', { once: true }, async ({ officer }) => {
  const kit = await new KitPage().start();
  try {
    const page = await kit.open((await officer()).context);
    for (const weight of WEIGHTS) {
      const { measured, missing } = await page.evaluate(widths, [corpus(), weight, EM_PX]);
      assert.ok(measured.length >= LEAST_LINES, `only ${measured.length} lines`);
      const worst = measured.toSorted((one, other) => Math.abs(other.ours - other.browsers) - Math.abs(one.ours - one.browsers));
      const wrong = worst.filter(({ ours, browsers }) => Math.abs(ours - browsers) > TOLERANCE_PX);
      console.log(`weight ${weight}: ${measured.length} lines, the worst by ${Math.abs(worst[0].ours - worst[0].browsers).toFixed(3)} px; without ${missing}`);
      assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} lines differ`);
    }
  } finally {
    await kit.stop();
  }
});
