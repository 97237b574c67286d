// The screens of export through a border market over the demonstration's files: who sees what, and the way to it.

import { button, goTo, inDialog, main, tab } from './screens.mjs';

const PATIENCE = { state: 'attached', timeout: 60_000 };

async function list(page) {
  await goTo(page, 'بازارچه مرزی');
  await main(page).getByRole('grid').waitFor(PATIENCE);
}

async function opens(page, number) {
  await goTo(page, number);
  await main(page).getByRole('tab', { name: 'اسناد', exact: true }).waitFor(PATIENCE);
}

async function asRegistry(page, look) {
  await list(page);
  await look('worklist');
  await button(main(page), 'پرونده جدید').click();
  await main(page).getByLabel('شماره پرونده', { exact: true }).waitFor(PATIENCE);
  await look('new');
  await opens(page, 'BM-106');
  await look('draft');
  await button(main(page), 'چرا؟ وضعیت پرونده').click();
  await look('draft-why');
  await inDialog(page, button(main(page), 'نوشتن اظهارنامه'), () => look('dialog-declaration'));
  await tab(page, 'اسناد');
  await inDialog(page, button(main(page), 'اسناد و مدارک'), () => look('dialog-documents'));
}

async function asFinance(page, look) {
  await opens(page, 'BM-108');
  await tab(page, 'هزینه‌ها');
  await look('costs');
  await opens(page, 'BM-107');
  await inDialog(page, button(main(page), 'ثبت هزینه‌های صندوق'), () => look('dialog-costs'));
}

async function asAssessor(page, look) {
  await opens(page, 'BM-109');
  await tab(page, 'سنجش ارزش');
  await look('values');
  await inDialog(page, button(main(page), 'سنجش با فایل ارزش'), () => look('dialog-values'));
  await inDialog(page, button(main(page), 'A5 ارزیابی'), () => look('dialog-assessment'));
}

async function asManager(page, look) {
  await list(page);
  await look('worklist');
  await opens(page, 'BM-110');
  await tab(page, 'ارزیابی');
  await look('assessment');
  await opens(page, 'BM-103');
  await tab(page, 'سیر پرونده');
  await look('course');
  await list(page);
  await button(main(page), 'فهرست‌های بازارچه').click();
  await main(page).getByRole('grid').first().waitFor(PATIENCE);
  await look('lists');
}

export const BORDER_WALKS = {
  registry_officer: asRegistry, finance_officer: asFinance, assessor: asAssessor, office_manager: asManager,
};
