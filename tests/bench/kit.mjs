// A table of 100,000 rows in Chromium, by Chromium's own tracing: what a frame costs the processor while one scrolls, sorts, filters and
// finds, and what the twin's share of it is. One JSON object a line. WASM_DIR/kit_page is the kit's own page.

import { Officer, launch } from '../browser/support/browser.mjs';
import { KitPage, goTo } from '../browser/support/kit_page.mjs';

const ROUNDS = Number(process.env.KOTAJ_BENCH_ROUNDS ?? 5);
const SCROLLS = 120;
const GOAL_MS = { frame: 4, find: 10, twin: 1 };
const CATEGORIES = ['devtools.timeline', 'blink.user_timing'];

function print(name, value, unit, baseline) {
  console.log(JSON.stringify({ name, value: Math.round(value * 100) / 100, unit, baseline }));
}

const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[values.length >> 1];
const p99 = (values) => sorted(values)[Math.min(values.length - 1, Math.ceil(values.length * 0.99) - 1)];

/** Marks each application of changes to the twin, so that the trace shows it; the page itself knows nothing of it. */
function markTwin() {
  const { twin } = globalThis.Module;
  const apply = twin.apply.bind(twin);
  twin.apply = (json) => {
    const began = performance.now();
    apply(json);
    performance.measure('twin', { start: began, end: performance.now() });
  };
}

/** Milliseconds of processor time of every animation frame, and of every change of the twin, while `work` is done. */
async function traced(browser, page, work) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  await page.waitForTimeout(400);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const frames = traceEvents.filter((event) => event.name === 'FireAnimationFrame' && event.ph === 'X')
    .map((event) => (event.tdur ?? event.dur) / 1000);
  const begun = new Map();
  const twin = [];
  for (const event of traceEvents.filter((one) => one.cat === 'blink.user_timing' && one.name === 'twin')) {
    const id = event.id2?.local ?? event.id;
    if (event.ph === 'b') begun.set(id, event.ts);
    if (event.ph === 'e' && begun.has(id)) twin.push((event.ts - begun.get(id)) / 1000);
  }
  if (!frames.length) throw new Error('the trace has no frame: nothing was measured');
  return { frames, twin };
}

async function scroll(page) {
  const rows = page.getByRole('grid').getByRole('rowgroup');
  await rows.evaluate(async (element, times) => {
    for (let at = 0; at < times; ++at) {
      element.scrollTop += at % 10 === 9 ? 20_000 : 68;
      await new Promise((resolve) => { requestAnimationFrame(resolve); });
    }
  }, SCROLLS);
}

async function sortBy(page, name) {
  await page.getByRole('columnheader', { name }).evaluate((element) => element.click());
  await page.waitForTimeout(700);
}

/** Types what is looked for, a letter at a time, as a hand does. */
async function find(page, words) {
  const field = page.getByRole('grid').locator('xpath=..').getByRole('searchbox').or(page.getByLabel('جست‌وجو در فهرست')).first();
  await field.focus();
  await field.pressSequentially(words, { delay: 120 });
  await page.waitForTimeout(300);
  await field.fill('');
}

async function round(kit) {
  const browser = await launch();
  try {
    const officer = await Officer.open(browser, null);
    const page = await kit.open(officer.context);
    await goTo(page, 'پرونده‌ها');
    await page.getByText('۱۰۰٬۰۰۰ ردیف').waitFor({ state: 'attached' });
    await page.waitForTimeout(2_500);  // What is prepared while nobody types is prepared.
    const scrolled = await traced(browser, page, () => scroll(page));
    const ordered = await traced(browser, page, async () => {
      await sortBy(page, 'کالا');
      await sortBy(page, 'کالا');
      await sortBy(page, 'کوتاژ');
    });
    const found = await traced(browser, page, () => find(page, 'ورق ۵۴۹۳۰'));
    // Last, because marks cost a frame a twentieth of its time.
    await page.evaluate(markTwin);
    const { twin } = await traced(browser, page, () => scroll(page));
    return { scrolled, ordered, found, twin };
  } finally {
    await browser.close();
  }
}

const kit = await new KitPage().start();
try {
  const rounds = [];
  for (let at = 0; at < ROUNDS; ++at) rounds.push(await round(kit));
  const over = (figure) => median(rounds.map(figure));
  print('100,000 rows, scrolling: frame p99', over((one) => p99(one.scrolled.frames)), 'ms', GOAL_MS.frame);
  print('100,000 rows, scrolling: frame median', over((one) => median(one.scrolled.frames)), 'ms', GOAL_MS.frame);
  print('100,000 rows, scrolling: twin median', over((one) => median(one.twin)), 'ms', GOAL_MS.twin);
  print('100,000 rows, sorting: longest frame', over((one) => Math.max(...one.ordered.frames)), 'ms', GOAL_MS.find);
  print('100,000 rows, finding as one types: longest frame', over((one) => Math.max(...one.found.frames)), 'ms', GOAL_MS.find);
  print('100,000 rows, finding as one types: frame p99', over((one) => p99(one.found.frames)), 'ms', GOAL_MS.find);
} finally {
  await kit.stop();
}
