// Reports of abandoned goods: made on the device without a line, as a workbook and on paper; the month's report signed by the province's
// director, frozen, and answered by the Import Office.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { journey } from '../support/journey.mjs';
import { cutLine, violations } from '../support/desk.mjs';
import { PATIENCE, main, openDesk, says, synced } from '../support/office.mjs';
import { demoPerson } from '../support/abandoned_screens.mjs';
import { enter, press } from '../support/hands.mjs';


async function openReports(server, officer, user) {
  const { one, page } = await openDesk(officer, demoPerson(server, user));
  await press(page, page.getByRole('link', { name: 'گزارش‌های متروکه' }));
  await main(page).getByRole('tab').first().waitFor(PATIENCE);
  return { one, page };
}

const tab = (page, name) => press(page, main(page).getByRole('tab', { name }));
const button = (page, name) => main(page).getByRole('button', { name, exact: true });

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, button(page, name))]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

journey('the weekly list is a workbook and a sheet of paper, without a line', { demo: true }, async ({ server, officer, picture }) => {
  const { one, page } = await openReports(server, officer, 'abandoned_unit_head');
  await cutLine(page);
  await enter(page, main(page), 'دوره گزارش', 'از آغاز سال');
  await main(page).getByRole('grid').waitFor(PATIENCE);
  await says(page, '405017'.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[digit]));
  await picture(page, 'abandoned-working-list');
  const list = await download(page, 'خروجی اکسل');
  assert.equal(list.name, 'working-list.xlsx');
  assert.equal(list.bytes.subarray(0, 2).toString(), 'PK');
  await tab(page, 'گزارش مدیریتی');
  await says(page, 'موجود در اماکن گمرکی');
  await picture(page, 'abandoned-management');
  assert.deepEqual(await violations(page), []);
});

journey('a month is drafted, signed, frozen, verified and consolidated, each by its own position', { demo: true }, async ({ server, officer, picture }) => {
  const unit = await openReports(server, officer, 'abandoned_unit_head');
  await tab(unit.page, 'گزارش عملکرد ماهانه');
  await press(unit.page, button(unit.page, 'تهیه پیش‌نویس از پرونده‌ها'));
  await says(unit.page, 'پیش‌نویس');
  await synced(unit.page);
  await picture(unit.page, 'abandoned-month-draft');

  const director = await openReports(server, officer, 'provincial_director');
  await tab(director.page, 'گزارش عملکرد ماهانه');
  await press(director.page, main(director.page).getByRole('row').filter({ hasText: 'پیش‌نویس' }).first());
  await press(director.page, button(director.page, 'امضا و ارسال گزارش'));
  const dialog = director.page.getByRole('dialog');
  await dialog.filter({ hasText: 'تبعات حقوقی و کیفری' }).waitFor(PATIENCE);
  await press(director.page, dialog.getByRole('checkbox'));
  await press(director.page, dialog.getByRole('button', { name: 'امضا و ارسال گزارش' }));
  await says(director.page, 'امضاشده');
  await synced(director.page);
  await picture(director.page, 'abandoned-month-signed');
  assert.deepEqual(await violations(director.page), []);

  const imports = await openReports(server, officer, 'import_office');
  await tab(imports.page, 'گزارش عملکرد ماهانه');
  await press(imports.page, main(imports.page).getByRole('row').filter({ hasText: 'امضاشده' }).first());
  for (const act of ['دریافت گزارش', 'راستی‌آزمایی گزارش']) {
    await press(imports.page, button(imports.page, act));
    await press(imports.page, imports.page.getByRole('dialog').getByRole('button', { name: act }));
    await imports.page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await says(imports.page, 'راستی‌آزمایی‌شده');
  await synced(imports.page);
  await tab(imports.page, 'جمع‌بندی استان‌ها');
  await says(imports.page, 'جمع ۱ گزارش راستی‌آزمایی‌شده');
  await picture(imports.page, 'abandoned-consolidated');
});
