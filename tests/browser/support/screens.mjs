// Every screen that somebody sees, with its dialogs open: what pictures are taken of and what axe reads. A screen is a name and the way
// to it, by role and accessible name.

import { deskIsOpen, signIn } from './desk.mjs';
import { hasSections } from './hands.mjs';
import { vector } from './case.mjs';
import { BANKS, OFFICES, putStaff } from './people.mjs';
import { Device, forms } from './wire.mjs';

const GRANTED = ['manager', 'deputy', 'head', 'gate1', 'imports'];
const USERS = ['admin', 'manager', 'deputy', 'head', 'gate1', 'finance', 'imports', 'clerk', 'stranger', 'operator'];
export const BMW = 'موتور BMW سواری (HS 87032339)';

let people = {};
export function putOffice(server) {
  people = putStaff(server, USERS, GRANTED);
}

const short = vector('confirmed short landing, essential bulk, 1.5 %').input;
const CASES = {
  empty: { kotaj: '30101', input: short, goods: BMW, hs: '87032339' },
  tareMissing: { kotaj: '30102', input: vector('default tare is not enough').input },
  decided: { kotaj: '30103', input: short },
  issued: { kotaj: '30104', input: vector('packaging explains the difference').input },
  byNumber: { kotaj: '30105', input: vector('by number, complete').input, goods: 'لاستیک خودرو', hs: '40111000' },
  objected: { kotaj: '30106', input: short },
};

/** Cases in every state that a list can show, by a device that speaks the wire: the walk itself only looks. */
export async function putCases(server) {
  const devices = {};
  for (const user of ['gate1', 'head', 'deputy']) devices[user] = await Device.signIn(server, people[user]);
  const today = new Date().toISOString().slice(0, 10);
  const done = async (user, form, record) => {
    const answer = await devices[user].perform(form, record);
    if (!answer.accepted) throw new Error(JSON.stringify(answer));
  };
  for (const [name, one] of Object.entries(CASES)) {
    const opening = forms.openCase(one.input, {
      office: OFFICES.own, kotaj: one.kotaj, registered: { on: '2023-05-22', year: '1402' }, bank: BANKS.own, hs: one.hs, goods: one.goods,
    });
    await done('gate1', opening, opening.record);
    if (name === 'empty') continue;
    for (const [at, weighing] of one.input.weighings.entries()) {
      await done('gate1', forms.weighing(weighing, today, `12ع34${at}-6${at + 7}`), opening.record);
    }
    if (name === 'tareMissing' || name === 'byNumber') continue;
    await done('gate1', forms.packaging(one.input.packaging_kg, today), opening.record);
    await done('gate1', forms.exitComplete(today), opening.record);
    if (name !== 'objected') continue;
    await done('deputy', forms.objection('شرکت بازرگانی نمونه', 'وزن باسکول درست نیست و باسکول تنظیم نبوده است.', today), opening.record);
    await done('deputy', forms.account('دو کامیون وزن شد و کسری بیش از تلورانس بود.'), opening.record);
  }
}

// --- Ways ---

export const main = (page) => page.getByRole('main').first();
export const button = (within, name) => within.getByRole('button', { name, exact: true }).first();

/** By the palette: the same at every width. */
export async function goTo(page, words, option = words) {
  await hasSections(page);
  await page.keyboard.press('Control+K');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').waitFor({ state: 'attached' });
  await page.keyboard.type(words);
  await dialog.getByRole('option', { name: option }).first().waitFor({ state: 'attached' });
  const exact = dialog.getByRole('option', { name: option, exact: true });
  if (await exact.count()) await exact.click();
  else await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

const persianDigits = (digits) => digits.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[digit]);
const openCase = (page, name) => goTo(page, CASES[name].kotaj, persianDigits(CASES[name].kotaj));

export async function tab(page, name) {
  await page.getByRole('tab', { name, exact: true }).click();
}

export async function inDialog(page, opening, look) {
  await opening.click();
  await page.getByRole('dialog').waitFor({ state: 'attached' });
  await look();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Which cases the worklist shows; on a phone a choice opens instead of lying side by side. */
async function showCases(page, which) {
  const side = main(page).getByRole('radio', { name: which });
  if (await side.count()) return side.click();
  return main(page).getByRole('combobox', { name: 'کدام پرونده‌ها' }).selectOption({ label: which });
}

async function openRow(page, words) {
  await main(page).getByRole('row').filter({ hasText: words }).first().click();
}

// --- Who sees what; `look(page, name)` is called at each ---

async function atTheGate(page, look) {
  await main(page).getByRole('row').filter({ hasText: '۳۰۱۰۱' }).first().waitFor({ state: 'attached', timeout: 60_000 });
  await look('worklist');
  await button(main(page), 'ستون‌ها').click();
  await look('worklist-columns');
  await button(main(page), 'ستون‌ها').click();
  await showCases(page, 'پایان‌یافته');
  await look('worklist-finished');
  await showCases(page, 'در جریان');
  await openCase(page, 'empty');
  await look('case-empty');
  await main(page).getByLabel('وزن با بار', { exact: true }).fill('43480');
  await main(page).getByLabel('وزن خالی', { exact: true }).fill('45000');
  await main(page).getByLabel('پلاک', { exact: true }).fill('12ع345-67');
  await button(main(page), 'افزودن کانتینر').click();
  await main(page).getByLabel('شماره کانتینر', { exact: true }).fill('CSQU3054384');
  await page.keyboard.press('Tab');
  await look('case-weighing-wrong');
  await tab(page, 'اظهارنامه و اصلاح');
  await look('case-declaration');
  await openCase(page, 'tareMissing');
  await look('case-findings');
  await inDialog(page, main(page).getByRole('button', { name: 'ثبت وزن دقیق کانتینر' }).first(), () => look('dialog-tare'));
  await inDialog(page, button(main(page), 'ارزیابی وزن بسته‌بندی'), () => look('dialog-packaging'));
  await openCase(page, 'decided');
  await button(main(page), 'چرا؟ نتیجه').click();
  await look('case-why');
  await button(main(page), 'چرا؟ نتیجه').click();
  await openCase(page, 'issued');
  await main(page).getByRole('button', { name: /^صدور پیغام/ }).first().click();
  await look('dialog-issue');
  await button(page.getByRole('dialog'), 'صدور پیغام').click();
  await tab(page, 'پیغام‌ها');
  await main(page).getByRole('button', { name: 'چاپ' }).waitFor({ state: 'attached' });
  await look('case-notices');
  await tab(page, 'سابقه');
  await look('case-history');
  await goTo(page, 'کسر تخلیه');
  await button(main(page), 'پرونده جدید').click();
  await look('new-case');
  await main(page).getByLabel('کد تعرفه (HS)', { exact: true }).fill('870323');
  await main(page).getByLabel('شرح کالا', { exact: true }).fill(BMW);
  await main(page).getByLabel('شماره کوتاژ', { exact: true }).focus();
  await page.keyboard.press('Control+Enter');
  await look('new-case-problems');
  await main(page).getByLabel('تاریخ ثبت اظهارنامه', { exact: true }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await look('date-picker');
  await page.keyboard.press('Escape');
  await goTo(page, 'کسر تخلیه');
  await button(main(page), 'ورود از فایل').click();
  await look('import');
  await main(page).locator('input[type=file]').setInputFiles(new URL('../../vectors/declarations.csv', import.meta.url).pathname);
  await main(page).getByRole('grid').waitFor({ state: 'attached' });
  await look('import-rows');
  await goTo(page, 'پیغام‌های بانک');
  await look('notices');
  await openRow(page, BANKS.own);
  await look('notices-open');
  await goTo(page, 'صف ارسال');
  await look('queue');
  await goTo(page, 'راستی‌آزمایی');
  await look('verify');
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').waitFor({ state: 'attached' });
  await look('palette');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('banner').getByRole('button', { name: /^کاربر/ }).click();
  await look('user-menu');
  await inDialog(page, page.getByRole('menuitem', { name: 'راهنمای این صفحه' }), () => look('help'));
}

async function asDeputy(page, look) {
  await openCase(page, 'decided');
  await tab(page, 'اعتراض');
  await inDialog(page, button(main(page), 'ثبت اعتراض ذینفع'), () => look('dialog-objection'));
  await tab(page, 'اظهارنامه و اصلاح');
  await inDialog(page, main(page).getByRole('button', { name: 'اصلاح', exact: false }).first(), () => look('dialog-amend'));
  await openCase(page, 'byNumber');
  await look('case-by-number');
}

async function asManager(page, look) {
  await goTo(page, 'دسترسی‌ها');
  await look('people');
  await openRow(page, 'رضا کاوه');
  await look('person');
  await inDialog(page, button(main(page), 'اعطای دسترسی محلی'), () => look('dialog-local-grant'));
  await inDialog(page, button(main(page), 'لغو دسترسی محلی'), () => look('dialog-revoke'));
  await inDialog(page, button(main(page), 'تعیین جانشین معاون'), () => look('dialog-substitute'));
  await goTo(page, 'استفاده از دسترسی‌ها');
  await look('uses');
}

async function asCentralAdmin(page, look) {
  await main(page).getByRole('row').filter({ hasText: 'رضا کاوه' }).first().waitFor({ state: 'attached', timeout: 60_000 });
  await look('people');
  await openRow(page, 'رضا کاوه');
  await look('person');
  await inDialog(page, button(main(page), 'اعطای دسترسی مرکزی'), () => look('dialog-central-grant'));
}

async function asImportOffice(page, look) {
  await main(page).getByRole('row').filter({ hasText: '۳۰۱۰۶' }).first().waitFor({ state: 'attached', timeout: 60_000 });
  await look('worklist');
  await openCase(page, 'objected');
  await tab(page, 'اعتراض');
  await look('case-objection');
  await inDialog(page, button(main(page), 'اعلام نظر نهایی'), () => look('dialog-opinion'));
}

async function asBank(page, look) {
  await main(page).getByRole('row').filter({ hasText: BANKS.own }).first().waitFor({ state: 'attached', timeout: 60_000 });
  await look('notices');
  await openRow(page, BANKS.own);
  await look('notices-open');
  await goTo(page, 'راستی‌آزمایی');
  await look('verify');
}

async function lookOnly(page, look) {
  await look('first');
}

export const WALKS = {
  gate1: atTheGate, deputy: asDeputy, manager: asManager, admin: asCentralAdmin, imports: asImportOffice, clerk: asBank,
  stranger: lookOnly, operator: lookOnly, finance: lookOnly,
};

/** Both widths and both themes, in one page: the picture follows its window. */
export const LOOKS = [
  { width: 1440, height: 900, dark: false }, { width: 1440, height: 900, dark: true },
  { width: 360, height: 740, dark: false }, { width: 360, height: 740, dark: true },
];

/** Nothing more is going to be drawn. */
export async function settled(page) {
  for (let frames = 0; frames < 2; frames++) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await page.waitForTimeout(60);
  }
}

/** Walks one person through all that he sees; `visit(page, name, look)` at each screen in each look. */
export function walk(officer, user, visit, looks = LOOKS) {
  return walkAs(officer, people[user], WALKS[user], visit, looks);
}

/** The same for any person and any course. */
export async function walkAs(officer, person, course, visit, looks = LOOKS) {
  const { user } = person;
  const page = await (await officer(looks[0])).page();
  await signIn(page, person);
  await deskIsOpen(page);
  await page.getByRole('button', { name: 'وضعیت ارسال: همگام' }).waitFor({ state: 'attached', timeout: 60_000 });
  await course(page, async (name) => {
    for (const look of looks) {
      await page.setViewportSize({ width: look.width, height: look.height });
      await page.emulateMedia({ colorScheme: look.dark ? 'dark' : 'light' });
      await settled(page);
      await visit(page, `${user}-${name}`, look);
    }
    await page.setViewportSize({ width: looks[0].width, height: looks[0].height });
    await page.emulateMedia({ colorScheme: looks[0].dark ? 'dark' : 'light' });
    await settled(page);
  });
}
