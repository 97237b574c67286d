// The screens of abandoned goods over the demonstration's cases, one at every step: who sees what, and the way to it.

import { button, goTo, inDialog, main, tab } from './screens.mjs';

const PATIENCE = { state: 'attached', timeout: 60_000 };
const LIST = new URL('../../vectors/custodian-list.csv', import.meta.url).pathname;

/** A person of the demonstration, whose password the server printed once. */
export function demoPerson(server, user) {
  return { user, password: new RegExp(`^\\s+${user}\\s+(\\S+)`, 'm').exec(server.output)[1] };
}

const openCase = (page, number) => goTo(page, number);
const board = async (page) => {
  await goTo(page, 'کالای متروکه');
  await main(page).getByRole('combobox', { name: 'کدام گام‌ها' }).waitFor(PATIENCE);
};

async function choose(page, within, label, option) {
  const field = within.getByRole('combobox', { name: label, exact: true });
  await field.waitFor(PATIENCE);
  if (await field.evaluate((element) => element.tagName === 'SELECT')) return field.selectOption({ label: option });
  // A long list is searched: its options are there once something is typed.
  await field.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(option);
  await page.getByRole('option', { name: option }).first().waitFor(PATIENCE);
  await page.keyboard.press('Enter');
  return page.getByRole('listbox').waitFor({ state: 'detached' });
}

/** The dialog that puts one field right, with each kind of value that it can be asked for. */
async function corrections(page, name, fields, look) {
  await inDialog(page, button(main(page), name), async () => {
    const dialog = page.getByRole('dialog');
    await look('dialog-correction');
    for (const [at, field] of fields.entries()) {
      await choose(page, dialog, 'کدام قلم', field);
      await dialog.getByLabel('مقدار درست', { exact: true }).first().waitFor(PATIENCE);
      await look(`dialog-correction-${at + 1}`);
    }
  });
}

async function asRegistry(page, look) {
  await board(page);
  await look('board');
  await button(main(page), 'قبض انبار جدید').click();
  await main(page).getByLabel('شماره قبض انبار', { exact: true }).waitFor(PATIENCE);
  await page.keyboard.press('Control+Enter');
  await look('new-receipt-problems');
  await board(page);
  await button(main(page), 'ورود فهرست از فایل').click();
  await look('import');
  await main(page).locator('input[type=file]').setInputFiles(LIST);
  await main(page).getByRole('grid').waitFor(PATIENCE);
  await look('import-rows');
  await openCase(page, '14059006');
  await look('case-disputed');
  await inDialog(page, button(main(page), 'ابلاغ نظر قطعی'), () => look('dialog-opinion'));
  await openCase(page, '14059001');
  await corrections(page, 'اصلاح قبض انبار', ['ورود به نخستین انبار', 'محل نگهداری', 'فاسدشدنی', 'ردیف ۱، وزن ناخالص'], look);
}

async function asAssessor(page, look) {
  await openCase(page, '1402001400');
  await tab(page, 'اظهارنامه متروکه');
  await look('case-declared');
  await inDialog(page, button(main(page), 'اصلاح ارزش و محاسبه حقوق ورودی'), () => look('dialog-value'));
  await openCase(page, '14050004');
  await tab(page, 'اظهارنامه متروکه');
  await button(main(page), 'چرا؟ حقوق ورودی').click();
  await look('case-valued-why');
}

async function asUnitHead(page, look) {
  await openCase(page, '14050007');
  for (const [name, words] of [['payments', 'پرداخت و مطالبات'], ['course', 'سیر پرونده'], ['documents', 'اسناد'], ['goods', 'قبض و کالا']]) {
    await tab(page, words);
    await look(`case-${name}`);
  }
  await goTo(page, 'فهرست‌های متروکه');
  for (const [name, words] of [['released', 'ترخیص‌شده، خارج‌نشده'], ['mother', 'بدون شناسه مادر'], ['claims', 'مطالبات باز'], ['daily', 'پیگیری روزانه']]) {
    await tab(page, words);
    await look(`list-${name}`);
  }
  await goTo(page, 'گزارش‌های متروکه');
  await choose(page, main(page), 'دوره گزارش', 'از آغاز سال');
  for (const [name, words] of [['working', 'گزارش هفتگی'], ['management', 'گزارش مدیریتی'], ['monthly', 'گزارش عملکرد ماهانه']]) {
    await tab(page, words);
    await look(`report-${name}`);
  }
}

async function asDirector(page, look) {
  await openCase(page, '14050004');
  await look('case');
  await corrections(page, 'امضای اصلاح اظهارنامه متروکه', ['شماره کوتاژ', 'ردیف ۱، ارزش دلاری', 'ردیف ۱، کد تعرفه (HS)'], look);
  await inDialog(page, button(main(page), 'امضای لغو تشریفات متروکه'), () => look('dialog-withdrawal'));
}

async function asImportOffice(page, look) {
  await goTo(page, 'گزارش‌های متروکه');
  await tab(page, 'جمع‌بندی استان‌ها');
  await look('report-consolidation');
}

export const ABANDONED_WALKS = {
  registry_officer: asRegistry, assessor: asAssessor, abandoned_unit_head: asUnitHead, provincial_director: asDirector,
  import_office: asImportOffice,
};
