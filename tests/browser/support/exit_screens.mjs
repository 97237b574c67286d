// The screens of the follow-up of exits over the demonstration's permits, one at every stage: who sees what, and the way to it.

import { button, goTo, inDialog, main, tab } from './screens.mjs';

const PATIENCE = { state: 'attached', timeout: 60_000 };
const persianDigits = (digits) => digits.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[digit]);
const opens = async (page, kotaj) => {
  await goTo(page, kotaj, persianDigits(kotaj));
  await main(page).getByRole('tab', { name: 'پروانه و کالا', exact: true }).waitFor(PATIENCE);
};

async function asRegistry(page, look) {
  await goTo(page, 'پیگیری اعلام خروج');
  await main(page).getByRole('grid').waitFor(PATIENCE);
  await look('worklist');
  await button(main(page), 'پروانه جدید').click();
  await main(page).getByLabel('شماره کوتاژ', { exact: true }).waitFor(PATIENCE);
  await page.keyboard.press('Control+Enter');
  await look('new-problems');
  await goTo(page, 'پیگیری اعلام خروج');
  await button(main(page), 'ورود از فایل').click();
  await look('import');
  await opens(page, '3305009');
  await look('permit');
  for (const [name, words] of [['inquiries', 'استعلام‌ها'], ['course', 'سیر پروانه']]) {
    await tab(page, words);
    await look(`permit-${name}`);
  }
  await opens(page, '3305006');
  await button(main(page), 'چرا؟ وضعیت پروانه').click();
  await look('permit-why');
  await inDialog(page, button(main(page), 'ارسال استعلام دوم'), () => look('dialog-inquiry'));
  await goTo(page, 'آمار اعلام خروج');
  await look('figures');
}

async function asBorder(page, look) {
  await goTo(page, 'پاسخ به استعلام‌ها');
  await main(page).getByRole('checkbox').first().waitFor(PATIENCE);
  await look('answers');
  await opens(page, '3305012');
  await tab(page, 'حامل‌ها');
  await look('permit-carriers');
}

async function asManager(page, look) {
  await goTo(page, 'پیگیری اعلام خروج');
  await look('worklist');
  await goTo(page, 'تعیین تکلیف پروانه‌ها');
  await look('settlement');
}

async function asDirector(page, look) {
  await goTo(page, 'پیگیری اعلام خروج');
  await look('worklist');
  await goTo(page, 'تعیین تکلیف پروانه‌ها');
  await tab(page, 'ابلاغ بخشنامه');
  await look('circular');
}

export const EXIT_WALKS = {
  registry_officer: asRegistry, border_officer: asBorder, office_manager: asManager, provincial_director: asDirector,
};
