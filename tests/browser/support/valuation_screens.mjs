// The screens of export valuation over the demonstration's requests, one in every state: who sees what, and the way to it.

import { button, goTo, inDialog, main, tab } from './screens.mjs';

const PATIENCE = { state: 'attached', timeout: 60_000 };

/** Requests of the demonstration by file number: draft 140501, signed 140502 … resolved 140509, published 140510, returned 140511. */
const open = async (page, number) => {
  await goTo(page, number);
  await main(page).getByRole('tab', { name: 'فرم PQ31' }).waitFor(PATIENCE);
};

async function asAssessor(page, look) {
  await goTo(page, 'ارزش صادراتی');
  await main(page).getByRole('grid').waitFor(PATIENCE);
  await look('valuations');
  await open(page, '140501');
  await look('valuation-draft');
  await inDialog(page, button(main(page), 'ویرایش فرم PQ31'), () => look('dialog-form'));
  await tab(page, 'آنالیز PQ33');
  await inDialog(page, button(main(page), 'نوشتن آنالیز'), () => look('dialog-analysis'));
  await tab(page, 'نظر و مستندات');
  await inDialog(page, button(main(page), 'نظر صریح و مستندات'), () => look('dialog-opinion'));
  await open(page, '140507');
  await button(main(page), 'چرا؟ شواهد ارزش تعیین‌شده').click();
  await look('valuation-form');
  await tab(page, 'آنالیز PQ33');
  await button(main(page), 'چرا؟ محاسبه آنالیز مواد اولیه').click();
  await look('valuation-analysis');
  await tab(page, 'نظر و مستندات');
  await look('valuation-opinion');
  await goTo(page, 'ارزش صادراتی');
  await button(main(page), 'درخواست تازه').click();
  await main(page).getByLabel('شماره پرونده', { exact: true }).waitFor(PATIENCE);
  await page.keyboard.press('Control+Enter');
  await look('new-valuation-problems');
}

async function asDirector(page, look) {
  await open(page, '140509');
  await tab(page, 'دفتر ارزش');
  await look('valuation-resolved');
  await inDialog(page, button(main(page), 'انتشار مصوبه'), () => look('dialog-publish'));
  await tab(page, 'سابقه');
  await look('valuation-history');
  await goTo(page, 'فهرست ارزش‌ها');
  await main(page).getByRole('grid').waitFor(PATIENCE);
  await main(page).getByLabel('ارزش واحد اظهاری', { exact: true }).fill('5');
  await main(page).getByRole('row').filter({ hasText: 'پنجره دوجداره' }).first().click();
  await button(main(page), 'چرا؟ سنجش ارزش اظهاری با فهرست').click();
  await look('export-values');
  await button(main(page), 'ورود فهرست از فایل').click();
  await look('value-import');
}

async function asSecretary(page, look) {
  await goTo(page, 'ارزش صادراتی');
  await main(page).getByRole('grid').waitFor(PATIENCE);
  await look('valuations');
  await open(page, '140508');
  await inDialog(page, button(main(page), 'ثبت مصوبه کارگروه'), () => look('dialog-resolution'));
}

export const VALUATION_WALKS = { assessor: asAssessor, valuation_director: asDirector, valuation_secretary: asSecretary };
