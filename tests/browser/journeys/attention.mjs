// The attention box: what the server refused stays with its author, on all his devices, until he puts it right or sets it aside.

import assert from 'node:assert/strict';
import { journey } from '../support/journey.mjs';
import { signIn, deskIsOpen, violations } from '../support/desk.mjs';
import { vector, persian } from '../support/case.mjs';
import { enter, press, submit } from '../support/hands.mjs';
import { putStaff, BANKS, OFFICES } from '../support/people.mjs';
import { Device, forms } from '../support/wire.mjs';

const { input } = vector('confirmed short landing, essential bulk, 1.5 %');
const [WRONG, SPARE, MEANWHILE] = ['12ع345-67', '12ع345-68', '12ع345-69'];
/** Declared weights, kilograms: what stands there now, and what was typed over the one before it. */
const [NOW, TYPED] = ['52500', '53000'];

let people = {};
const world = (server) => { people = putStaff(server, ['admin', 'manager', 'gate1', 'head'], ['manager', 'gate1', 'head']); };
const opening = () => forms.openCase(input, {
  office: OFFICES.own, kotaj: '25181', registered: { on: '2023-05-22', year: '1402' }, bank: BANKS.own,
});

/** An opened case, and two weighings whose empty lorry weighs more than the loaded one. */
async function refuseTwo(server) {
  const device = await Device.signIn(server, people.gate1);
  const opened = opening();
  assert.deepEqual(await device.perform(opened), { accepted: true });
  const today = new Date().toISOString().slice(0, 10);
  const wrong = { ...input.weighings[0], loaded_kg: '15000', empty_kg: '43000' };
  const refused = await device.perform(forms.weighing(wrong, today, WRONG), opened.record);
  assert.equal(refused.accepted, false);
  assert.equal((await device.perform(forms.weighing(wrong, today, SPARE), opened.record)).accepted, false);
  // Meanwhile the case went on: somebody weighed another lorry.
  const weighed = forms.weighing(input.weighings[1], today, MEANWHILE);
  assert.deepEqual(await device.perform(weighed, opened.record), { accepted: true });
  return refused;
}

const box = (page) => page.getByRole('main').getByRole('heading', { name: 'نیازمند رسیدگی شما' });

async function openQueue(officer, person = people.gate1) {
  const page = await (await officer()).page();
  await signIn(page, person);
  await deskIsOpen(page);
  await press(page, page.getByRole('link', { name: 'صف ارسال' }).first());
  return page;
}

journey('what was refused is explained, put right, or set aside, on every device of its author', { world },
  async ({ server, officer, picture }) => {
    const refused = await refuseTwo(server);
    const page = await openQueue(officer);
    await box(page).waitFor({ state: 'attached' });
    const cards = page.getByRole('main').getByRole('region', { name: 'ثبت توزین' });
    assert.equal(await cards.count(), 2);
    const said = await cards.first().innerText();
    for (const words of ['پذیرفته نشد', 'از دستگاه دیگر شما', 'پلاک', 'وزن خالی']) assert.ok(said.includes(words), `${words}: ${said}`);
    // What was done to the record since, so that it is not put right against what is no longer so.
    assert.ok(said.includes('پس از نوشتن شما'), said);
    for (const words of ['۶۹', people.gate1.name]) await cards.first().locator(`[aria-description*="${words}"]`).first().waitFor({ state: 'attached' });
    assert.ok(said.replace(/[۰-۹]/g, '').includes(refused.reason.replace(/[0-9۰-۹]/g, '').slice(0, 20)), said);
    assert.deepEqual(await violations(page), []);
    await picture(page, 'attention');

    // Put right: the same form with what was typed.
    await press(page, cards.first().getByRole('button', { name: 'اصلاح و ارسال دوباره' }));
    const form = page.getByRole('main');
    await enter(page, form, 'وزن با بار', '43000');
    await enter(page, form, 'وزن خالی', '15000');
    await submit(page, form.getByRole('button', { name: 'ارسال دوباره', exact: true }));
    await page.waitForFunction(() => document.querySelectorAll('#twin [role=main] [role=region]').length < 2);
    assert.equal(await cards.count(), 1, 'what was put right is still in the box');

    // Set aside, after the loss was named.
    await page.getByRole('main').getByText('چیزی در صف نیست').waitFor({ state: 'attached' });
    await press(page, cards.first().getByRole('button', { name: 'کنار گذاشتن' }));
    const question = page.getByRole('dialog', { name: 'کنار گذاشتن عمل ردشده' });
    await question.getByText('آنچه از دست می‌رود').waitFor({ state: 'attached' });
    await press(page, question.getByRole('button', { name: 'کنار بگذار' }));
    await box(page).waitFor({ state: 'detached' });

    // On his other device too there is nothing left to do, and the weighing that was put right has arrived.
    const other = await openQueue(officer);
    await other.getByRole('main').getByText('چیزی در صف نیست').waitFor({ state: 'attached' });
    assert.equal(await box(other).count(), 0);
    await press(other, other.getByRole('link', { name: 'کسر تخلیه' }));
    const row = other.getByRole('main').getByRole('row').filter({ hasText: persian('25181').replaceAll('٬', '') }).first();
    await row.waitFor({ state: 'attached' });
    await press(other, row);
    await other.getByRole('main').filter({ hasText: persian('43000') }).waitFor({ state: 'attached' });
  });

/** A case whose declared weight was put right, and then once more by who had not seen that. */
async function refuseAmendment(server) {
  const device = await Device.signIn(server, people.head);
  const opened = opening();
  assert.deepEqual(await device.perform(opened), { accepted: true });
  const { gross_kg: declared } = input.declared;
  assert.deepEqual(await device.perform(forms.amend([['declared_gross', declared, NOW]], 'نامهٔ نخست'), opened.record), { accepted: true });
  const refused = await device.perform(forms.amend([['declared_gross', declared, TYPED]], 'نامهٔ دوم'), opened.record);
  assert.equal(refused.code, 'changed_meanwhile');
}

journey('what was typed over a value that changed meanwhile is told beside the value of now, and may be sent again', { world },
  async ({ server, officer, picture }) => {
    await refuseAmendment(server);
    const page = await openQueue(officer, people.head);
    const card = page.getByRole('main').getByRole('region', { name: 'اصلاح وزن و مقدار' });
    await card.getByText('پس از نوشتن شما').or(card.getByText('مقدار کنونی')).first().waitFor({ state: 'attached' });
    const told = [`مقدار هنگام نوشتن: ${persian(input.declared.gross_kg)}`, `نوشتهٔ شما: ${persian(TYPED)}`, `مقدار کنونی، تغییرکرده: ${persian(NOW)}`];
    for (const words of told) await card.getByText(words).waitFor({ state: 'attached' });
    assert.deepEqual(await violations(page), []);
    await picture(page, 'attention-changed');
    await page.setViewportSize({ width: 360, height: 740 });
    for (const words of told) await card.getByText(words).waitFor({ state: 'attached' });
    await picture(page, 'attention-changed-phone');
    await page.setViewportSize({ width: 1440, height: 900 });

    // Whoever has read that writes over the value of now.
    await press(page, card.getByRole('button', { name: 'اصلاح و ارسال دوباره' }));
    const form = page.getByRole('main');
    await form.getByLabel('مقدار پیشین').waitFor({ state: 'attached' });
    assert.equal(await form.getByLabel('مقدار پیشین').inputValue(), NOW);
    await submit(page, form.getByRole('button', { name: 'ارسال دوباره', exact: true }));
    await box(page).waitFor({ state: 'detached' });
    await form.getByText('چیزی در صف نیست').waitFor({ state: 'attached' });
  });
