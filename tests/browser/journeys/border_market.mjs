// Export through a border market over the demonstration's files: a new one opened and a draft put right until its declaration is drawn up
// and registered; costs collected, an assessment that sends the file back and one that passes, a step returned; the release signed and
// printed, the goods delivered, and the market's own lists.

import assert from 'node:assert/strict';
import { journey } from '../support/journey.mjs';
import { demoPerson } from '../support/abandoned_screens.mjs';
import { violations } from '../support/desk.mjs';
import { act } from '../support/case.mjs';
import { byKeyboard, enter, goByPalette, press, submit } from '../support/hands.mjs';
import { Office, PATIENCE, main, openDesk, says, stands, synced, tab, tells } from '../support/office.mjs';
import { holdPrinter } from '../support/paper.mjs';

const button = (page, name) => main(page).getByRole('button', { name, exact: true }).first();
const list = (page) => press(page, page.getByRole('link', { name: 'بازارچه مرزی', exact: true }));

async function openFile(page, number) {
  await goByPalette(page, number);
  await page.getByRole('heading', { name: number }).waitFor(PATIENCE);
}

/** Opens the dialog of the step that is due: by its keys, or by its button. */
async function due(page, name) {
  const step = button(page, name).and(page.locator(':not([aria-disabled=true])'));
  await step.waitFor(PATIENCE);
  if (byKeyboard()) await page.keyboard.press('Control+Enter');
  else await press(page, step);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor(PATIENCE);
  return dialog;
}

async function hand(page, dialog, name) {
  await submit(page, dialog.getByRole('button', { name, exact: true }));
  await dialog.waitFor({ state: 'detached' });
}

async function doDue(page, name, fields = []) {
  const dialog = await due(page, name);
  for (const [label, value] of fields) await enter(page, dialog, label, value);
  await hand(page, dialog, name);
}

/** One of several answers under the same label, told by where it stands. */
const answer = (page, dialog, label, at, choice) =>
  press(page, dialog.getByRole('radiogroup', { name: label, exact: true }).nth(at).getByRole('radio', { name: choice, exact: true }));

journey('a file is opened, a draft put right, drawn up and registered', { demo: true }, async ({ officer, server, picture }) => {
  const { page } = await openDesk(officer, demoPerson(server, 'registry_officer'));
  await list(page);
  await main(page).getByRole('row').filter({ hasText: 'BM-106' }).waitFor(PATIENCE);
  // What waits for others is not this desk's work.
  assert.equal(await main(page).getByRole('row').filter({ hasText: 'BM-107' }).count(), 0);
  await picture(page, 'border-worklist');
  assert.deepEqual(await violations(page), []);
  await press(page, button(page, 'پرونده جدید'));
  await enter(page, main(page), 'شماره پرونده', 'BM-201');
  await submit(page, main(page).getByRole('button', { name: 'تشکیل پرونده', exact: true }));
  await page.getByRole('heading', { name: 'BM-201' }).waitFor(PATIENCE);

  await openFile(page, 'BM-106');
  await says(page, '«وزن خالص» از «وزن ناخالص» همان ردیف بیشتر است.');
  await says(page, 'تنظیم اظهارنامه');
  await picture(page, 'border-draft');
  assert.deepEqual(await violations(page), []);
  await press(page, button(page, 'نوشتن اظهارنامه'));
  const dialog = page.getByRole('dialog');
  await enter(page, dialog, 'وزن خالص', '5000');
  await dialog.filter({ hasText: '۱ مورد باید اصلاح شود' }).waitFor(PATIENCE);
  await enter(page, dialog, 'جمع ارزش صادراتی (دلار)', '34500');
  await picture(page, 'border-declaration-form');
  await hand(page, dialog, 'نوشتن اظهارنامه');
  await main(page).filter({ hasNotText: 'باید اصلاح شود' }).waitFor(PATIENCE);

  await doDue(page, 'A1 تنظیم اظهارنامه');
  await stands(page, 'در مراحل صدور');
  await doDue(page, 'A2 احراز هویت', [['سند احراز هویت', 'کارت ملی'], ['شماره کوتاژ', '7702106']]);
  await says(page, 'کوتاژ ۷۷۰۲۱۰۶');
  await tab(page, 'اسناد');
  await press(page, button(page, 'اسناد و مدارک'));
  await answer(page, page.getByRole('dialog'), 'وضعیت سند', 0, 'پیوست است');
  await hand(page, page.getByRole('dialog'), 'اسناد و مدارک');
  await main(page).getByRole('row').filter({ hasText: 'قبض انبار' }).filter({ hasText: 'پیوست است' }).waitFor(PATIENCE);
  await synced(page);
});

journey('costs are collected, an assessment sends the file back and another passes, a step is returned', { demo: true }, async ({ officer, server, picture }) => {
  const office = new Office(officer, (user) => demoPerson(server, user));
  const { page: cashier } = await office.desk('finance_officer');
  await openFile(cashier, 'BM-107');
  const costs = await due(cashier, 'ثبت هزینه‌های صندوق');
  await press(cashier, costs.getByRole('button', { name: 'تخلیه و بارگیری، هر تن', exact: true }));
  await enter(cashier, costs, 'مقدار', '8.3');
  await enter(cashier, costs, 'شماره قبض', 'ق-۱۰۷');
  await costs.filter({ hasText: '۱۰٬۳۷۵٬۰۰۰' }).waitFor(PATIENCE);
  await picture(cashier, 'border-costs-form');
  await hand(cashier, costs, 'ثبت هزینه‌های صندوق');
  await doDue(cashier, 'A3 واریز هزینه‌های بانکی به صندوق', [['شماره', 'ق-۱۰۷']]);
  await tab(cashier, 'هزینه‌ها');
  await says(cashier, '۱۰٬۳۷۵٬۰۰۰');
  await synced(cashier);

  const { page } = await office.desk('assessor');
  await openFile(page, 'BM-109');
  await tab(page, 'سنجش ارزش');
  await main(page).getByRole('row').filter({ hasText: '57024200' }).filter({ hasText: '−۱۶٪' }).waitFor(PATIENCE);
  await picture(page, 'border-values');
  assert.deepEqual(await violations(page), []);
  const sheet = await due(page, 'A5 ارزیابی');
  await answer(page, sheet, 'نتیجه', 0, 'درست نیست');
  await enter(page, sheet, 'توضیح', 'فهرست بسته‌بندی با بار نمی‌خواند.');
  await press(page, sheet.getByRole('button', { name: 'بقیه بندها: تأیید', exact: true }));
  await enter(page, sheet, 'تصمیم ارزیاب', 'اصلاح اظهارنامه');
  await enter(page, sheet, 'دلیل تصمیم', 'فهرست بسته‌بندی اصلاح شود.');
  await picture(page, 'border-assessment-form');
  await hand(page, sheet, 'A5 ارزیابی');
  await stands(page, 'پیش از تنظیم اظهارنامه');
  await tab(page, 'ارزیابی');
  await says(page, 'فهرست بسته‌بندی اصلاح شود.');
  await picture(page, 'border-assessment');
  assert.deepEqual(await violations(page), []);

  await openFile(page, 'BM-101');
  const passing = await due(page, 'C6 تعیین ارزش، کوتاژ و ارزیابی');
  await press(page, passing.getByRole('button', { name: 'بقیه بندها: تأیید', exact: true }));
  await enter(page, passing, 'تصمیم ارزیاب', 'تأیید ارزیابی');
  await enter(page, passing, 'شماره کوتاژ', '7702101');
  await hand(page, passing, 'C6 تعیین ارزش، کوتاژ و ارزیابی');
  await says(page, 'C7 اخذ شماره ارزیابی');
  await synced(page);

  const { page: head } = await office.desk('assessment_head');
  await openFile(head, 'BM-108');
  await press(head, button(head, 'A4 سرویس ارزیابی (تعیین ارزیاب)'));
  await head.getByRole('dialog').filter({ hasText: 'پرونده در دست' }).waitFor(PATIENCE);
  await picture(head, 'border-assign');
  await head.keyboard.press('Escape');
  await head.getByRole('dialog').waitFor({ state: 'detached' });
  await act(head, 'بازگشت به مرحله پیشین', [['بازگشت به مرحله', 'احراز هویت'], ['دلیل بازگشت', 'سند احراز هویت خوانا نیست.']]);
  await tab(head, 'سیر پرونده');
  await tells(head, 'سند احراز هویت خوانا نیست.');
  await main(head).getByRole('row').filter({ hasText: 'احراز هویت' }).filter({ hasText: 'مرحله بعد' }).waitFor(PATIENCE);
  await picture(head, 'border-course');
  assert.deepEqual(await violations(head), []);
});

journey('the release is signed and printed, the goods delivered, and the market keeps its lists', { demo: true }, async ({ officer, server, picture }) => {
  const { page } = await openDesk(officer, demoPerson(server, 'office_manager'));
  await holdPrinter(page);
  await openFile(page, 'BM-110');
  await doDue(page, 'امضای سند ترخیص', [['شماره سند ترخیص', 'ت-۱۱۰']]);
  await stands(page, 'در انتظار تحویل کالا');
  await press(page, button(page, 'چاپ سند ترخیص'));
  await page.locator('#print').filter({ hasText: 'ت-۱۱۰' }).waitFor(PATIENCE);
  await press(page, button(page, 'چاپ اظهارنامه'));
  await page.locator('#print').filter({ hasText: 'کاشی سرامیک' }).waitFor(PATIENCE);
  await picture(page, 'border-released');
  // From here on the permit is followed up like any other: its form is filled in.
  await press(page, button(page, 'ثبت در پیگیری اعلام خروج'));
  await submit(page, main(page).getByRole('button', { name: 'ثبت پروانه', exact: true }));
  await page.getByRole('heading', { name: /^پروانه .*کاشی سرامیک/ }).waitFor(PATIENCE);
  await list(page);
  await press(page, button(page, 'فهرست‌های بازارچه'));
  await says(page, 'بازارچه مرزی نمونه');
  await act(page, 'تعیین نرخ هزینه', [['نوع هزینه', 'انبارداری'], ['واحد هزینه', 'روز'], ['نرخ هر واحد', '410000']]);
  await main(page).getByRole('row').filter({ hasText: '۴۱۰٬۰۰۰' }).waitFor(PATIENCE);
  await picture(page, 'border-lists');
  assert.deepEqual(await violations(page), []);
  await synced(page);

  const { page: gate } = await openDesk(officer, demoPerson(server, 'exit_gate_officer'));
  await openFile(gate, 'BM-110');
  await doDue(gate, 'تحویل کالا از انبار', [['انبار', 'انبار ۱ بازارچه']]);
  await stands(gate, 'کالا تحویل شده');
});
