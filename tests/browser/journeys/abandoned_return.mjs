// What leaves the way from the receipt to the Organization: goods that come back to their owner and go out, a declaration made by mistake and
// withdrawn under the province's signature, prohibited goods that are seized, and what the manager follows every day.

import assert from 'node:assert/strict';
import { demoPerson } from '../support/abandoned_screens.mjs';
import { act, jalali } from '../support/case.mjs';
import { cutLine, violations, worksOffline } from '../support/desk.mjs';
import { enter, press, submit } from '../support/hands.mjs';
import { journey } from '../support/journey.mjs';
import { Office, PATIENCE, main, openCase, says, stands, synced, tab, tells } from '../support/office.mjs';

const persianDay = (days) => jalali(days).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[digit]);
const officeOf = (server, officer) => new Office(officer, (user) => demoPerson(server, user));

journey('goods of the Organization come back to their owner and leave, each step by its own officer', { demo: true, long: true }, async ({ server, officer, picture }) => {
  const office = officeOf(server, officer);
  const number = '14050007';
  const { page: registry } = await office.desk('registry_officer');
  await openCase(registry, number, '');
  await press(registry, main(registry).getByRole('button', { name: 'درخواست اعاده', exact: true }));
  const dialog = registry.getByRole('dialog');
  const request = [
    ['تاریخ درخواست', jalali(0)], ['درخواست‌کننده', 'شرکت بازرگانی نمونه'], ['شیوه', 'تسلیم اظهارنامه'], ['رویه مورد نظر', 'ورود قطعی'],
    ['شماره ثبت سفارش', '14050031'], ['شماره تخصیص ارز', 'TX-7'], ['اعتبار تخصیص ارز تا', jalali(-1)],
    ['کالا به فروش نرسیده است', true],
  ];
  for (const [label, value] of request) await enter(registry, dialog, label, value);
  await submit(registry, dialog.getByRole('button', { name: 'درخواست اعاده', exact: true }));
  // D2: an allocation that has run out brings nothing back; the form says so, keeps what was typed, and is put right.
  await dialog.getByText(/بند د-۲/).first().waitFor(PATIENCE);
  await picture(registry, 'abandoned-return-refused');
  await enter(registry, dialog, 'اعتبار تخصیص ارز تا', jalali(30));
  await submit(registry, dialog.getByRole('button', { name: 'درخواست اعاده', exact: true }));
  await dialog.waitFor({ ...PATIENCE, state: 'detached' });
  await synced(registry);
  await stands(registry, 'درخواست اعاده');

  await office.does('abandoned_unit_head', number, 'اعاده اظهارنامه', [['تاریخ اعاده', jalali(0)], ['نامه سازمان', 'ع-۷']]);
  // The manager cancels without a line: what he has registered goes out when it is there again.
  const { one, page: manager } = await office.desk('office_manager');
  await worksOffline(manager);
  await openCase(manager, number, '');
  await stands(manager, 'اعاده‌شده');
  await one.context.setOffline(true);
  await act(manager, 'ابطال اظهارنامه متروکه', [
    ['تاریخ ابطال', jalali(0)], ['انبارداری پرداخت‌شده تا', jalali(0)], ['موافقت مرجع تحویل‌گیرنده', 'نامه م-۷']]);
  await stands(manager, 'ابطال‌شده');
  await one.context.setOffline(false);
  await synced(manager);
  await office.does('office_manager', number, 'تمدید مهلت کالای اعاده‌شده', [
    ['موافقت‌کننده', 'دفتر واردات'], ['تا تاریخ', jalali(45)], ['شماره نامه', 'د-۷'], ['موافقت مرجع تحویل‌گیرنده', 'نامه م-۸']]);
  await says(manager, persianDay(45));

  await office.does('registry_officer', number, 'اظهار کالای اعاده‌شده', [
    ['رویه', 'ورود قطعی'], ['کوتاژ', '7001'], ['تاریخ کوتاژ', jalali(0)]]);
  await stands(registry, 'در حال ترخیص');
  const gate = await office.does('exit_gate_officer', number, 'ثبت خروج کالا', [
    ['تاریخ خروج', jalali(0)], ['همه وجوه و هزینه‌ها پرداخت شده است', true]]);
  await stands(gate, 'ترخیص‌شده');
  await tab(gate, 'سیر پرونده');
  for (const clause of ['بند د-۱', 'بند د-۲ و د-۳', 'بند د-۲ و د-۴']) await tells(gate, clause);
  await picture(gate, 'abandoned-released');
  assert.deepEqual(await violations(gate), []);
});

journey('mistaken declarations, prohibited and perishable goods are each whose the procedure says', { demo: true }, async ({ server, officer, picture }) => {
  const office = officeOf(server, officer);
  // B12: the province signs with its reason, without a line.
  const { one, page: director } = await office.desk('provincial_director');
  await cutLine(director);
  await office.acts('provincial_director', '14050004', 'امضای لغو تشریفات متروکه', [
    ['سبب', 'کالای بلاصاحب'], ['دلیل', 'رأی مرجع قضایی'], ['نامه گمرک اجرایی', 'ن-۴']]);
  await stands(director, 'لغوشده');
  await one.context.setOffline(false);
  await synced(director);
  await office.does('provincial_director', '14050005', 'امضای اصلاح اظهارنامه متروکه', [
    ['کدام قلم', 'ردیف ۱، ارزش دلاری'], ['مقدار درست', '15000'], ['سبب', 'سایر موارد'], ['دلیل', 'اشتباه در بند ارزش']], 'امضا و اصلاح');
  await tab(director, 'اظهارنامه متروکه');
  await says(director, '۱۵٬۰۰۰ دلار');
  await picture(director, 'abandoned-amended');

  const assessor = await office.does('assessor', '14059003', 'ضبط کالای ممنوع', [
    ['تاریخ ضبط', jalali(0)], ['شماره صورت‌مجلس', 'ض-۳'], ['سبب ممنوعیت', 'فاقد مجوز ورود']]);
  await stands(assessor, 'ضبط‌شده');

  // B2: the day's follow-up is on the time line of perishable goods, and the day is no longer one without.
  const manager = await office.does('office_manager', '14059004', 'پیگیری روزانه', [['تاریخ پیگیری', jalali(0)], ['شرح پیگیری', 'از انبار بازدید شد']]);
  await tab(manager, 'سیر پرونده');
  await tells(manager, 'از انبار بازدید شد');
  await office.does('office_manager', '14050007', 'مطالبه انتقال کالا', [['تاریخ مطالبه', jalali(0)], ['شماره نامه', 'م-۸۸']]);
  await tab(manager, 'سیر پرونده');
  await tells(manager, 'بند ب-۱۰');

  // C: goods of a release document stand in the list until they have left.
  await office.does('registry_officer', '14059001', 'ثبت سند ترخیص یا فروش', [
    ['نوع سند', 'سند ترخیص (اظهارنامه در مرحله درب خروج)'], ['شماره سند', 'ت-۱'], ['تاریخ سند', jalali(0)]]);
  const gate = await office.does('exit_gate_officer', '14059001', 'ثبت خروج کالا', [
    ['تاریخ خروج', jalali(0)], ['همه وجوه و هزینه‌ها پرداخت شده است', true]]);
  await stands(gate, 'ترخیص‌شده');
});
