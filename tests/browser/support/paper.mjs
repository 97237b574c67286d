// What comes out of the printer: the page's own print as PDF, turned into pictures by poppler, and the QR code on it read back.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsqr from 'jsqr';
import { pictures } from './browser.mjs';

const DOTS_PER_INCH = 150;

/** From here on the page prints into its own `#print` and no dialog opens; what stands there is what a printer gets. */
export function holdPrinter(page) {
  return page.evaluate(() => { globalThis.print = () => {}; });
}

/** A binary portable graymap: width, height and one byte a dot. */
function graymap(bytes) {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'));
  assert.ok(head, 'not a graymap');
  return { width: Number(head[1]), height: Number(head[2]), dots: bytes.subarray(head[0].length) };
}

function qrOn({ width, height, dots }) {
  const colours = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at++) colours.set([dots[at], dots[at], dots[at], 255], at * 4);
  return jsqr(colours, width, height)?.data ?? null;
}

/** Prints; resolves with what the QR code of each sheet says (null: none). Keeps the first sheet to be looked at. */
export async function printed(page, name) {
  const folder = mkdtempSync(join(tmpdir(), 'kotaj-paper-'));
  try {
    const pdf = join(folder, 'paper.pdf');
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }));
    execFileSync('pdftoppm', ['-gray', '-r', String(DOTS_PER_INCH), pdf, join(folder, 'sheet')]);
    mkdirSync(pictures, { recursive: true });
    execFileSync('pdftoppm', ['-png', '-singlefile', '-r', String(DOTS_PER_INCH), pdf, join(pictures, `paper-${name}`)]);
    const sheets = readdirSync(folder).filter((file) => file.endsWith('.pgm')).sort();
    return sheets.map((sheet) => qrOn(graymap(readFileSync(join(folder, sheet)))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
