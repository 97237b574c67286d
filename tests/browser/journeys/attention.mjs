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

let people = {};
const world = (server) => { people = putStaff(server, ['admin', 'manager', 'gate1'], ['manager', 'gate1']); };

/** An opened case, and two weighings whose empty lorry weighs more than the loaded one. */
async function refuseTwo(server) {
  const device = await Device.signIn(server, people.gate1);
  const opening = forms.openCase(input, {
    office: OFFICES.own, kotaj: '25181', registered: { on: '2023-05-22', year: '1402' }, bank: BANKS.own,
  });
  assert.deepEqual(await device.perform(opening), { accepted: true });
  const today = new Date().toISOString().slice(0, 10);
  const wrong = { ...input.weighings[0], loaded_kg: '15000', empty_kg: '43000' };
  const refused = await device.perform(forms.weighing(wrong, today, WRONG), opening.record);
  assert.equal(refused.accepted, false);
  assert.equal((await device.perform(forms.weighing(wrong, today, SPARE), opening.record)).accepted, false);
  // Meanwhile the case went on: somebody weighed another lorry.
  const weighed = forms.weighing(input.weighings[1], today, MEANWHILE);
  assert.deepEqual(await device.perform(weighed, opening.record), { accepted: true });
  return refused;
}

const box = (page) => page.getByRole('main').getByRole('heading', { name: 'نیازمند رسیدگی شما' });

async function openQueue(officer) {
  const page = await (await officer()).page();
  await signIn(page, people.gate1);
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
