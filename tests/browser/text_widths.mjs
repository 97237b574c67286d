// Measures each line of tests/vectors/text_widths.tsv (width, tab, text) in Chromium at 20 px and
// writes the widths back. The unit tests hold the text seam against them.
// Run: node tests/browser/text_widths.mjs FONT.ttf

import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const vectors = new URL('../vectors/text_widths.tsv', import.meta.url);
const font = readFileSync(process.argv[2]).toString('base64');
const texts = readFileSync(vectors, 'utf8').split('\n').filter(Boolean).map((line) => line.split('\t')[1]);

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.setContent(`<html lang="fa" dir="rtl"><style>
  @font-face { font-family: Measured; src: url(data:font/ttf;base64,${font}); }
  span { font: 20px Measured; white-space: pre; text-rendering: geometricPrecision; }
</style><body><span></span></body></html>`);
const widths = await page.evaluate(async (lines) => {
  await document.fonts.load('20px Measured', 'ا');
  const span = document.querySelector('span');
  return lines.map((line) => {
    span.textContent = line;
    return span.getBoundingClientRect().width;
  });
}, texts);
await browser.close();
writeFileSync(vectors, texts.map((text, i) => `${widths[i].toFixed(3)}\t${text}\n`).join(''));
