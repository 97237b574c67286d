// How an officer's hands reach things: by keyboard alone, or by a pointer on what has a role and a name (never by coordinates). A journey
// is one text; it is played once each way, and what follows is all that differs.

import assert from 'node:assert/strict';

export const WAYS = ['keyboard', 'pointer'];

const FARTHEST_TAB = 200;
const FARTHEST_ARROW = 300;
const PATIENCE = { timeout: 60_000 };

let way = WAYS[0];
/** Which hands play from here on in this process. */
export function playBy(chosen) { way = chosen; }
export const byKeyboard = () => way === 'keyboard';

/**
 * In the page: where the focus stands to an element. 'gone' from the page; 'here'; 'near' (an arrow key of their common group leads on) with its direction;
 * 'wait' (a menu or dialog that has just opened will take the focus); 'far' with the shorter way of Tab.
 */
function whereIs(element) {
  if (!element.isConnected) return ['gone'];
  const active = document.activeElement;
  if (element === active) return ['here'];
  const after = (from) => Boolean(from.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  const holder = element.closest('[role=menu], [aria-modal=true], dialog[open]');
  if (holder && !holder.contains(active)) return ['wait'];
  const GROUPS = '[role=tablist], [role=radiogroup], [role=menu], [role=grid], [role=group]';
  const group = element.closest(GROUPS);
  const isStop = element.tabIndex === 0 && !['tab', 'menuitem'].includes(element.getAttribute('role'));
  const alike = active?.getAttribute('role') === element.getAttribute('role');
  if (!isStop && alike && group && group === active.closest(GROUPS)) return ['near', after(active) ? 'ArrowDown' : 'ArrowUp'];
  return ['far', active && active !== document.body && !after(active) ? 'Shift+Tab' : 'Tab'];
}

/** Brings the focus to an element as a hand on a keyboard does: Tab to it, or to the group it stands in and on by arrows. */
export async function reach(page, target) {
  // Found once, and again at the end: looking for a role and a name after every key would be much of the work.
  let element = await target.elementHandle(PATIENCE);
  let tabs = 0;
  let arrows = 0;
  let direction = null;
  while (tabs < FARTHEST_TAB && arrows < FARTHEST_ARROW) {
    const [where, key] = await element.evaluate(whereIs);
    if (where === 'here' && await target.evaluate((now, was) => now === was, element, PATIENCE)) return;
    if (where === 'gone' || where === 'here') {
      arrows++;
      element = await target.elementHandle(PATIENCE);
    } else if (where === 'wait') {
      arrows++;
      await page.evaluate(() => new Promise(requestAnimationFrame));
    } else if (where === 'near') {
      arrows++;
      await pressAndSee(page, key);
    } else {
      tabs++;
      // One direction is kept: a stop that swallows Shift+Tab must not send the hand to and fro.
      direction ??= key;
      await page.keyboard.press(direction);
    }
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

/** An arrow key, after which the desk may move the focus only in its next frame. */
async function pressAndSee(page, key) {
  const before = await page.evaluateHandle(() => document.activeElement);
  await page.keyboard.press(key);
  await page.evaluate((was) => new Promise((resolve) => {
    let frames = 0;
    const look = () => (document.activeElement !== was || ++frames > 20 ? resolve() : requestAnimationFrame(look));
    look();
  }), before);
  await before.dispose();
}

/** Uses a button, a link, a tab, a row, a box or an entry of a menu, once it can be used. */
export async function press(page, target) {
  if (!byKeyboard()) return target.click(PATIENCE);
  await isOpen(page, target);
  await reach(page, target);
  await drawn(page);
  await page.keyboard.press('Enter');
}

/** Marks a card of a board. `card` names what stands on it. */
export async function mark(page, board, card) {
  if (!byKeyboard()) return board.getByRole('checkbox', { name: card }).first().click(PATIENCE);
  await reach(page, board.getByRole('button', { name: card }).first());
  await drawn(page);
  await page.keyboard.press('Space');
}

/** Writes into one field, over what stands there. */
export async function write(page, field, value) {
  if (!byKeyboard()) return field.fill(value, PATIENCE);
  await reach(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(value);
}

/** It is there and open: what opens it may still be on its way, a right from the server or the last letter typed. */
const isOpen = (page, target) => target.and(page.locator(':not([aria-disabled=true])')).first().waitFor({ state: 'attached', ...PATIENCE });

/** What was done so far has been drawn: no hand presses two keys within one frame, however slow the machine. */
const drawn = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** Hands a form in: by its key, or by its button. */
export async function submit(page, button, key = 'Control+Enter') {
  if (!byKeyboard()) return button.click(PATIENCE);
  await isOpen(page, button);
  await drawn(page);
  await page.keyboard.press(key);
}

/** The same for the page's own forms, where Enter in a field is enough. */
export const send = (page, button) => submit(page, button, 'Enter');

/** Fills one field of a form by what kind of control it is. */
export async function enter(page, form, label, value) {
  const group = form.getByRole('radiogroup', { name: label, exact: true });
  const field = form.getByLabel(label, { exact: true }).and(form.locator('input, textarea, select, [role=checkbox]')).first();
  await field.or(group).first().waitFor({ state: 'attached', ...PATIENCE });
  if (await group.count()) return choose(page, group, value);
  const role = await field.getAttribute('role');
  if (role === 'checkbox') return tick(page, field, value);
  if (await field.evaluate((element) => element.tagName === 'SELECT')) return pick(page, field, value);
  await write(page, field, value);
  if (role !== 'combobox') return;
  if (byKeyboard()) await page.keyboard.press('Enter');
  else await page.getByRole('option', { name: value }).first().click(PATIENCE);
}

async function choose(page, group, value) {
  const wanted = group.getByRole('radio', { name: value, exact: true });
  if ((await wanted.getAttribute('aria-checked')) !== 'true') {
    if (byKeyboard()) await reach(page, wanted);
    if (byKeyboard() && (await wanted.getAttribute('aria-checked')) !== 'true') await page.keyboard.press('Space');
    if (!byKeyboard()) await wanted.click(PATIENCE);
  }
  await group.locator(`[aria-checked=true][aria-label="${value}"]`).waitFor({ state: 'attached', ...PATIENCE });
}

async function tick(page, box, value) {
  if (((await box.getAttribute('aria-checked')) === 'true') === value) return;
  if (!byKeyboard()) return box.click(PATIENCE);
  await reach(page, box);
  await page.keyboard.press('Space');
}

async function pick(page, select, value) {
  if (!byKeyboard()) return select.selectOption({ label: value }, PATIENCE);
  await reach(page, select);
  const { labels, at } = await select.evaluate((element) => ({
    labels: [...element.options].map((option) => option.label), at: element.selectedIndex,
  }));
  const wanted = labels.indexOf(value);
  assert.ok(wanted >= 0, `the list has no «${value}»: ${labels}`);
  const key = wanted > at ? 'ArrowDown' : 'ArrowUp';
  for (let presses = 0; presses < Math.abs(wanted - at); presses++) await page.keyboard.press(key);
  assert.equal(await select.evaluate((element) => element.selectedOptions[0].label), value);
}

/** It is known who this is, so that there is somewhere to go: until then the palette does not open. */
export const hasSections = (page) => page.getByRole('navigation').getByRole('link').first().waitFor({ state: 'attached', ...PATIENCE });

/** By the palette, as an officer with a number in his hand does; `option` is the name of what is found. */
export async function goByPalette(page, words, option = words) {
  await hasSections(page);
  if (byKeyboard()) await page.keyboard.press('Control+K');
  else await page.getByRole('banner').getByRole('button', { name: 'رفتن و یافتن' }).click(PATIENCE);
  const dialog = page.getByRole('dialog', { name: 'رفتن و یافتن' });
  const field = dialog.getByRole('combobox');
  await field.waitFor({ state: 'attached', ...PATIENCE });
  await write(page, field, words);
  const found = dialog.getByRole('option', { name: option }).first();
  await found.waitFor({ state: 'attached', ...PATIENCE });
  if (byKeyboard()) await page.keyboard.press('Enter');
  else await found.click(PATIENCE);
  await dialog.waitFor({ state: 'detached', ...PATIENCE });
}
