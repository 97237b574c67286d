// The kit on its own page: every widget asked by axe, a screen by the recipe, a lost picture, no picture at all, small and zoomed pages.

import assert from 'node:assert/strict';
import { journey } from '../support/journey.mjs';
import { violations } from '../support/desk.mjs';
import { enter, press, reach, submit } from '../support/hands.mjs';
import { KitPage, goTo } from '../support/kit_page.mjs';
import { launch, Officer, pictures } from '../support/browser.mjs';

const PAGES = ['اجزا', 'پرونده‌ها', 'پرونده تازه', 'تابلو', 'نمودار', 'ترددها'];

/** A journey over the kit's page; `work` gets what others do, and `kit`. */
function kitJourney(name, options, work) {
  journey(name, options, async (tools) => {
    const kit = await new KitPage().start();
    try {
      await work({ ...tools, kit });
    } finally {
      await kit.stop();
    }
  });
}

/** Whether the canvas shows more than one colour, read from a screenshot of it: a lost picture is one flat field. */
async function isPainted(page) {
  const shot = await page.locator('#desk').screenshot();
  return page.evaluate(async (base64) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const seen = new Set();
    for (let at = 0; at < data.length; at += 4 * 97) seen.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
    return seen.size > 8;
  }, shot.toString('base64'));
}

kitJourney('axe finds nothing on any page of the kit, light and dark, on a desk and at 320 px', { once: true }, async ({ officer, kit, picture }) => {
  for (const [width, dark] of [[1440, false], [1440, true], [320, false]]) {
    const one = await officer({ width, height: 820, dark, ratio: 1 });
    const page = await kit.open(one.context);
    for (const name of width === 320 ? PAGES.slice(0, 4) : PAGES) {
      await goTo(page, name);
      await page.waitForTimeout(200);
      await picture(page, `kit-${PAGES.indexOf(name) + 1}-${width}${dark ? '-dark' : ''}`);
      assert.deepEqual(await violations(page), [], `${name} at ${width}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.ok(!wide, `${name} is wider than ${width} px`);
    }
    await page.close();
  }
});

kitJourney('a screen by the recipe is worked', {}, async ({ officer, kit }) => {
  const page = await kit.open((await officer()).context);
  await press(page, page.getByRole('link', { name: 'ترددها' }));
  const form = page.getByRole('form', { name: 'تردد' });
  for (const [label, value] of [['پلاک', '12ع345-67'], ['تاریخ', '1403/02/31'], ['وزن پر', '43480.5']]) await enter(page, form, label, value);
  await submit(page, form.getByRole('button', { name: 'ثبت تردد' }));
  await page.getByRole('gridcell', { name: '۴۳٬۴۸۰٫۵' }).waitFor({ state: 'attached' });
  // The row stands in the frame that takes the form; the form is empty in the next.
  await page.waitForFunction((field) => field.value === '', await form.getByLabel('پلاک').elementHandle());
});

const middle = async (target) => {
  const { x, y, width, height } = await target.boundingBox();
  return [x + width / 2, y + height / 2];
};

kitJourney('a press means what lay under the pointer when it went down', { once: true }, async ({ officer, kit }) => {
  const page = await kit.open((await officer()).context);
  await goTo(page, 'ترددها');
  const weight = page.getByLabel('وزن پر');
  const submit = page.getByRole('button', { name: 'ثبت تردد' });
  await weight.fill('سنگین');
  const [x, y] = await middle(submit);
  await page.mouse.move(x, y);
  await page.mouse.down();
  // The field that lost the focus says what is wrong, and the button moves away under the pointer.
  await page.locator('[aria-label="وزن پر"][aria-invalid=true]').waitFor({ state: 'attached' });
  await page.waitForFunction(([button, before]) => button.getBoundingClientRect().top > before, [await submit.elementHandle(), y]);
  await page.mouse.up();
  await page.waitForFunction(() => document.activeElement.ariaLabel === 'پلاک' || document.activeElement.ariaLabel === 'وزن پر');

  const elsewhere = page.getByRole('link', { name: 'تابلو' });
  await page.mouse.move(...await middle(elsewhere));
  await page.mouse.down();
  await page.mouse.move(x, y - 300);
  await page.mouse.up();
  await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 200); }));
  await page.getByRole('heading', { level: 1, name: 'ترددها' }).waitFor({ state: 'attached' });
});

/** The rows of a table's twin as they stand: what is said of each, in their order, tab stops and all. */
const rowsOf = (page) => page.getByRole('grid').getByRole('rowgroup').evaluate((group) =>
  [...group.querySelectorAll('[role=row]')].map((row) => row.outerHTML));

/** Scrolls a table as its scroll bar does, and waits until the row that then stands first is there. */
async function scrollTo(page, top, firstRow) {
  await page.getByRole('grid').getByRole('rowgroup').evaluate((group, to) => { group.scrollTop = to; }, top);
  await page.locator(`[role=row][aria-rowindex="${firstRow}"]`).waitFor({ state: 'attached' });
}

kitJourney('rows that a jump of the scroll brings say what new ones would, and the focused row stays the row it is', { once: true }, async ({ officer, kit }) => {
  const page = await kit.open((await officer()).context);
  await goTo(page, 'پرونده‌ها');
  const height = await page.locator('[role=row][aria-rowindex="2"]').evaluate((row) => row.getBoundingClientRect().height);
  const at = (row) => [row * height, row + 2];
  await scrollTo(page, ...at(40));
  await page.evaluate(() => { document.querySelector('[role=row][aria-rowindex="42"]').marked = true; });
  await scrollTo(page, ...at(5000));
  const said = await rowsOf(page);
  assert.ok(await page.evaluate(() => [...document.querySelectorAll('[role=row]')].some((row) => row.marked)), 'no element was taken over');
  // A page left and come back to builds its rows anew.
  await goTo(page, 'تابلو');
  await goTo(page, 'پرونده‌ها');
  await scrollTo(page, ...at(5000));
  const built = await page.evaluate(() => [...document.querySelectorAll('[role=row]')].every((row) => !row.marked));
  assert.ok(built, 'the rows were not built anew');
  assert.deepEqual(said, await rowsOf(page));

  const row = page.locator('[role=row][aria-rowindex="5004"]');
  await row.focus();
  await page.locator('[role=row][aria-rowindex="5004"][tabindex="0"]').waitFor({ state: 'attached' });
  const name = await row.getAttribute('aria-label');
  const indices = () => page.getByRole('grid').getByRole('rowgroup').evaluate((group) =>
    [...group.querySelectorAll('[role=row]')].map((one) => Number(one.getAttribute('aria-rowindex'))));
  // Past it, a row at a time, and back past it: elements go around it, and stand in the order of their rows.
  for (const first of [9000, 9003, 9001, 100]) {
    await scrollTo(page, ...at(first));
    assert.equal(await page.evaluate(() => document.activeElement.ariaLabel), name);
    assert.deepEqual(await indices(), (await indices()).toSorted((a, b) => a - b));
  }
});

kitJourney('a row that had the focus and is gone hands it to no other row', { once: true }, async ({ officer, kit }) => {
  const page = await kit.open((await officer()).context);
  await goTo(page, 'پرونده‌ها');
  const row = page.locator('[role=row][aria-rowindex="6"]');
  const height = await row.evaluate((element) => element.getBoundingClientRect().height);
  await scrollTo(page, 100 * height, 102);
  // All in one frame: the focus comes, the window loses it, and the table is scrolled on.
  await page.locator('[role=row][aria-rowindex="106"]').evaluate((element, top) => {
    element.focus();
    element.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    element.parentElement.scrollTop = top;
  }, 3000 * height);
  await page.locator('[role=row][aria-rowindex="3002"]').waitFor({ state: 'attached' });
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-rowindex') ?? '106'), '106');
});

kitJourney('an element that has the focus keeps it when others are put behind it', { once: true }, async ({ officer, kit }) => {
  const page = await kit.open((await officer()).context);
  const seen = await page.evaluate(() => {
    const { twin } = globalThis.Module;
    const button = (h) => ({ h, i: `b${h}`, r: 14, p: 9000, n: `b${h}`, f: 1 << 8 });
    const group = { h: 9000, i: 'group', r: 0, p: 0 };
    const apply = (message) => twin.apply(JSON.stringify({ d: [], n: [], o: [], ...message }));
    apply({ n: [group, button(9001), button(9002), button(9003)], o: [[0, 9000], [9000, 9001, 9002, 9003]] });
    document.getElementById('b9003').focus();
    let blurs = 0;
    document.addEventListener('focusout', () => { blurs += 1; });
    apply({ o: [[9000, 9003, 9001, 9002]] });
    const after = [document.activeElement.id, blurs, [...document.getElementById('group').children].map((one) => one.id)];
    apply({ d: [9001, 9002, 9003, 9000] });
    return after;
  });
  assert.deepEqual(seen, ['b9003', 0, ['b9003', 'b9001', 'b9002']]);
});

kitJourney('a row that was pressed is the one that opens, wherever the table has been scrolled meanwhile', { once: true }, async ({ officer, kit }) => {
  const page = await kit.open((await officer()).context);
  await goTo(page, 'پرونده‌ها');
  await page.mouse.move(...await middle(page.locator('[role=row][aria-rowindex="7"]')));
  await page.mouse.down();
  const [pressed, height] = await page.evaluate(() => {
    const row = document.activeElement;
    return [row.getAttribute('aria-rowindex'), row.getBoundingClientRect().height];
  });
  await scrollTo(page, 600 * height, 602);
  await page.mouse.up();
  await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 200); }));
  await goTo(page, 'اجزا');
  await page.getByText(`آخرین کار: case ${pressed - 2}`).waitFor({ state: 'attached' });
});

kitJourney('cards of a board are marked and opened by keyboard, and again by role and name', { once: true }, async ({ officer, kit }) => {
  const page = await kit.open((await officer()).context);
  await goTo(page, 'تابلو');
  const expired = page.getByRole('group', { name: /^منقضی، / });
  await reach(page, expired.locator('[tabindex="0"]'));
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.getByText('۲ انتخاب شده', { exact: true }).waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowLeft');
  // The desk moves the focus in its next frame.
  await page.waitForFunction(() => document.activeElement.closest('[role=group]')?.ariaLabel.startsWith('اخطار شده'));
  await page.keyboard.press('Enter');
  await page.getByText(/^باز شد: قبض انبار/).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'برداشتن انتخاب‌ها' }).click();
  await expired.getByRole('checkbox').nth(2).click();
  await page.getByText('۱ انتخاب شده', { exact: true }).waitFor({ state: 'attached' });
  await page.getByRole('checkbox', { name: 'انتخاب همهٔ «منقضی»' }).click();
  await page.getByText('۱۲۰ انتخاب شده', { exact: true }).waitFor({ state: 'attached' });
});

kitJourney('what is typed outlives a lost graphics context, and the picture comes back', { once: true }, async ({ officer, kit, picture }) => {
  const page = await kit.open((await officer({ ratio: 1 })).context);
  await goTo(page, 'پرونده تازه');
  const field = page.getByLabel('شماره کوتاژ');
  await field.fill('5000123');
  assert.ok(await isPainted(page), 'nothing was painted before');
  await page.evaluate(() => {
    const context = document.getElementById('canvas').getContext('webgl2');
    globalThis.lost = context.getExtension('WEBGL_lose_context');
    globalThis.lost.loseContext();
  });
  await page.waitForTimeout(300);
  await field.pressSequentially('4');  // One goes on typing: the field is the browser's own.
  assert.equal(await field.inputValue(), '50001234');
  await page.evaluate(() => globalThis.lost.restoreContext());
  await page.waitForTimeout(500);
  assert.ok(await isPainted(page), 'the picture did not come back');
  await picture(page, 'kit-context-restored');
  assert.equal(await field.inputValue(), '50001234');
});

kitJourney('without WebGL the desk is plain HTML, and a case is filled in by it', { once: true }, async ({ kit, server }) => {
  const browser = await launch(['--disable-3d-apis']);
  try {
    const one = await Officer.open(browser, server);
    const page = await kit.open(one.context);
    await page.getByText('نمای ساده').waitFor();
    await page.getByRole('link', { name: 'ترددها' }).click();
    await page.getByLabel('پلاک').fill('12ع345-67');
    await page.getByText('پلاک', { exact: false }).first().waitFor();  // A label that can be seen.
    await page.getByRole('button', { name: 'ثبت تردد' }).click();
    await page.getByRole('gridcell', { name: '12ع345-67' }).waitFor();
    await page.screenshot({ path: `${pictures}/kit-plain.png` });
    assert.deepEqual(await violations(page), []);
    await page.getByRole('link', { name: 'اجزا' }).click();
    await page.getByRole('button', { name: 'صدور پیغام' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'صدور پیغام' }).click();
    await page.getByText(/آخرین کار: issued/).waitFor();
    await page.screenshot({ path: `${pictures}/kit-plain-widgets.png` });
    assert.deepEqual(one.complaints, []);
  } finally {
    await browser.close();
  }
});

kitJourney('under forced colours the desk is plain HTML in them', { once: true }, async ({ officer, kit, picture }) => {
  const page = await kit.open((await officer({ forcedColors: true })).context);
  await page.getByText('رنگ‌های سیستم شما').waitFor();
  await press(page, page.getByRole('link', { name: 'ترددها' }));
  const form = page.getByRole('form', { name: 'تردد' });
  await enter(page, form, 'پلاک', '12ع345-67');
  await submit(page, form.getByRole('button', { name: 'ثبت تردد' }));
  await page.getByRole('gridcell', { name: '12ع345-67' }).waitFor();
  await picture(page, 'kit-forced-colours');
  assert.deepEqual(await violations(page), []);
});

kitJourney('browser zoom is a finer picture of the same page', { once: true }, async ({ officer, kit, picture }) => {
  const one = await officer({ width: 1280, height: 800, ratio: 1 });
  const page = await kit.open(one.context);
  const session = await one.context.newCDPSession(page);
  for (const ratio of [1, 1.5, 3]) {
    await session.send('Emulation.setDeviceMetricsOverride',
      { width: Math.round(1280 / ratio), height: Math.round(800 / ratio), deviceScaleFactor: ratio, mobile: false });
    await page.waitForTimeout(400);
    const size = await page.evaluate(() => {
      const canvas = document.getElementById('canvas');
      return { drawn: canvas.width, wanted: canvas.getBoundingClientRect().width * devicePixelRatio };
    });
    assert.ok(Math.abs(size.drawn - size.wanted) <= ratio, `${size.drawn} pixels drawn for ${size.wanted} at ${ratio}`);
    assert.ok(await isPainted(page));
    await picture(page, `kit-zoom-${ratio * 100}`);
  }
});
