// The work of a short-landing case, by either kind of hands. What is on the page is told from its twin.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { enter, press, submit } from './hands.mjs';

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

/** A day by its distance from today in Tehran, as an officer types it. */
export function jalali(days) {
  const parts = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { timeZone: 'Asia/Tehran', year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(Date.now() + days * 86_400_000);
  const of = (type) => parts.find((part) => part.type === type).value;
  return `${of('year')}/${of('month')}/${of('day')}`;
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
  await submit(page, main.getByRole('button', { name: 'باز کردن پرونده' }));
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
  await submit(page, form.getByRole('button', { name: 'ثبت توزین' }).first());
}

/** An act of the case whose form is a dialog: its button, its fields, its submit, which bears the act's name where no other is given. */
export async function act(page, name, fields = [], done = name) {
  await press(page, page.getByRole('main').getByRole('button', { name, exact: true }).first());
  const dialog = page.getByRole('dialog');
  await dialog.waitFor({ state: 'attached' });
  for (const [label, value] of fields) await enter(page, dialog, label, value);
  await submit(page, dialog.getByRole('button', { name: done, exact: true }));
  await dialog.waitFor({ state: 'detached' });
}
