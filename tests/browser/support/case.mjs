// The work of a short-landing case, by keyboard alone: Tab to what is wanted, type, Enter. What is on the page is told from its twin.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const FARTHEST_TAB = 120;

/** A public vector of the directive's rules, by its name. */
export function vector(name) {
  const all = JSON.parse(readFileSync(new URL('../../vectors/short-landing.json', import.meta.url), 'utf8'));
  const found = all.find((one) => one.name === name);
  assert.ok(found, `no vector is called ${name}`);
  return found;
}

/** Persian digits and separators of a figure, as the desk shows it: `48930` is «۴۸٬۹۳۰». */
export function persian(number) {
  const [whole, part] = String(number).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '٬') + (part ? `٫${part}` : '');
  return grouped.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[digit]);
}

/** Presses Tab until the focus is where it is wanted. */
export async function tabTo(page, target) {
  await target.waitFor({ state: 'attached' });
  const handle = await target.elementHandle();
  for (let presses = 0; presses < FARTHEST_TAB; presses++) {
    if (await handle.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}`);
}

export async function press(page, target) {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Fills one field of a form as a hand does: by what kind of control it is. */
export async function enter(page, form, label, value) {
  const group = form.getByRole('radiogroup', { name: label, exact: true });
  const field = form.getByLabel(label, { exact: true }).and(form.locator('input, textarea, select, [role=checkbox]')).first();
  await field.or(group).first().waitFor({ state: 'attached' });
  if (await group.count()) return choose(page, group, value);
  if ((await field.getAttribute('role')) === 'checkbox') return tick(page, field, value);
  await tabTo(page, field);
  if (await field.evaluate((element) => element.tagName === 'SELECT')) return pick(page, field, value);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(value);
  if ((await field.getAttribute('role')) === 'combobox') await page.keyboard.press('Enter');
}

async function choose(page, group, value) {
  const radios = group.getByRole('radio');
  const wanted = group.getByRole('radio', { name: value, exact: true });
  const stop = (await group.locator('[role=radio][tabindex="0"]').count()) ? group.locator('[role=radio][tabindex="0"]') : radios;
  await tabTo(page, stop.first());
  if ((await wanted.getAttribute('aria-checked')) !== 'true') {
    if (await wanted.evaluate((element) => element === document.activeElement)) await page.keyboard.press('Space');
    for (let presses = 0; presses < await radios.count(); presses++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('ArrowDown');
    }
  }
  await group.locator(`[aria-checked=true][aria-label="${value}"]`).waitFor({ state: 'attached' });
}

async function tick(page, box, value) {
  if (((await box.getAttribute('aria-checked')) === 'true') === value) return;
  await tabTo(page, box);
  await page.keyboard.press('Space');
}

async function pick(page, select, value) {
  const { labels, at } = await select.evaluate((element) => ({
    labels: [...element.options].map((option) => option.label), at: element.selectedIndex,
  }));
  const wanted = labels.indexOf(value);
  assert.ok(wanted >= 0, `the list has no «${value}»: ${labels}`);
  const key = wanted > at ? 'ArrowDown' : 'ArrowUp';
  for (let presses = 0; presses < Math.abs(wanted - at); presses++) await page.keyboard.press(key);
  assert.equal(await select.evaluate((element) => element.selectedOptions[0].label), value);
}

const CARRIAGE = { bulk: 'فله', container: 'کانتینری', packaged: 'بسته‌بندی' };
const BASIS = { weight: 'وزن', other: 'غیر وزن' };

/** What is typed into the form of a new case, by label, in the order of the form. */
export function declarationOf(input, { kotaj, bank, order = '14020310', instrument = 'LC14020001', branch = '101' }) {
  const { declared } = input;
  return [
    ['بانک عامل', bank], ['شماره کوتاژ', kotaj], ['تاریخ ثبت اظهارنامه', '1402/03/01'], ['شماره ثبت سفارش', order],
    ['کد شعبه', branch], ['شماره ابزار پرداخت', instrument], ['کد تعرفه (HS)', '10059010'], ['شرح کالا', 'ذرت دامی'],
    ['گروه کالایی', `گروه ${persian(input.goods_group)}`], ['ارز ترجیحی', input.preferential_currency],
    ['کالای فله اساسی', input.bulk_commodity], ['نحوه حمل', CARRIAGE[input.carriage]],
    ['معیار خرید', BASIS[input.purchase_basis]], ['معیار اظهار', BASIS[input.purchase_basis]],
    ['معیار حقوق ورودی', BASIS[input.purchase_basis]],
    ['وزن ناخالص اظهاری', declared.gross_kg], ['وزن خالص اظهاری', declared.net_kg],
    ...(declared.packages === null ? [] : [['تعداد بسته', String(declared.packages)], ['نوع بسته', declared.package_kind ?? '']]),
    ...(declared.quantity === null ? [] : [['مقدار اظهاری', declared.quantity], ['واحد مقدار', declared.unit]]),
    ['ارزش', declared.value], ['ارز', declared.currency],
    ...(input.order_registration_quantity === null ? [] : [['مقدار ثبت سفارش', input.order_registration_quantity]]),
  ];
}

/** Opens a case from the worklist and fills it in; ends on the case's page. */
export async function openCase(page, input, facts) {
  await openCaseForm(page);
  const main = page.getByRole('main');
  for (const [label, value] of declarationOf(input, facts)) await enter(page, main, label, value);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: `کوتاژ ${persian(facts.kotaj).replaceAll('٬', '')}` }).waitFor({ state: 'attached' });
}

export async function openCaseForm(page) {
  await press(page, page.getByRole('link', { name: 'کسر تخلیه' }));
  await press(page, page.getByRole('main').getByRole('button', { name: 'پرونده جدید' }).first());
}

/** Enters one weighing of the vector in the quick form. */
export async function weigh(page, weighing, plate) {
  const form = page.getByRole('main');
  await enter(page, form, 'پلاک', plate);
  await enter(page, form, 'وزن با بار', weighing.loaded_kg);
  await enter(page, form, 'وزن خالی', weighing.empty_kg);
  for (const container of weighing.containers) {
    await press(page, form.getByRole('button', { name: 'افزودن کانتینر' }));
    await enter(page, form, 'شماره کانتینر', container.number);
    await enter(page, form, 'اندازه', `${persian(container.size_ft)} فوت`);
    await enter(page, form, 'نوع', container.type === 'standard' ? 'استاندارد' : 'دیگر (یخچالی، مخزن‌دار، کفی و…)');
    if (container.tare_kg === null) continue;
    await enter(page, form, 'وزن دقیق کانتینر', container.tare_kg);
    await enter(page, form, 'مأخذ وزن کانتینر', 'درب کانتینر');
  }
  await page.keyboard.press('Control+Enter');
}

/** An act of the case whose form is a dialog: its button, its fields, its submit. */
export async function act(page, name, fields = []) {
  await press(page, page.getByRole('main').getByRole('button', { name, exact: true }).first());
  const dialog = page.getByRole('dialog');
  await dialog.waitFor({ state: 'attached' });
  for (const [label, value] of fields) await enter(page, dialog, label, value);
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
}
