// A second step at sign-in: set up in «حساب من», asked for from then on, taken back by the administrator.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { journey } from '../support/journey.mjs';
import { signIn, deskIsOpen, userMenu, violations } from '../support/desk.mjs';
import { send, write } from '../support/hands.mjs';
import { putStaff } from '../support/people.mjs';

const STEP_S = 30;
let people = {};
const world = (server) => { people = putStaff(server, ['manager']); };

/** RFC 4648 base32, spaces left out. */
function fromBase32(text) {
  const bits = [...text.replaceAll(/\s/g, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'));
  return Buffer.from(bits.join('').match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
}

/** RFC 6238, worked out here a second time. */
function codeOf(secret, step) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const value = mac.readUInt32BE(mac.at(-1) & 0xf) & 0x7fffffff;
  return String(value % 1_000_000).padStart(6, '0');
}
const stepNow = () => Math.floor(Date.now() / 1000 / STEP_S);

journey('a second step is set up, asked for once a code, and taken back', { world }, async ({ server, officer, picture }) => {
  const one = await officer();
  const page = await one.page();
  await signIn(page, people.manager);
  await deskIsOpen(page);
  await userMenu(page, 'گذرواژه و نشست‌ها');
  const account = page.getByRole('dialog', { name: 'حساب من' });
  const part = account.getByRole('region', { name: 'رمز یک‌بارمصرف' });
  await part.getByText('خاموش است').waitFor();
  await write(page, part.getByLabel('گذرواژه، برای روشن کردن'), people.manager.password);
  await send(page, part.getByRole('button', { name: 'روشن کردن' }));
  const shown = part.locator('code');
  await shown.filter({ hasText: /^[A-Z2-7 ]{39}$/ }).waitFor();
  const drawn = part.getByRole('img', { name: 'نقش QR' });
  await drawn.locator('svg path').waitFor({ state: 'attached' });
  assert.ok((await drawn.boundingBox()).width >= 150, 'the code is too small for a camera');
  await picture(page, 'second-step');
  assert.deepEqual(await violations(page), []);
  const secret = fromBase32(await shown.innerText());
  const used = stepNow();
  await write(page, part.getByLabel('رمز شش‌رقمی کنونی'), codeOf(secret, used));
  await send(page, part.getByRole('button', { name: 'تأیید' }));
  await part.getByRole('alert').filter({ hasText: 'روشن شد' }).waitFor();
  assert.equal(await shown.innerText(), '', 'the secret stays on the page');
  assert.equal(await part.locator('svg').count(), 0, 'its picture stays on the page');
  assert.equal(await part.locator('[data-qr]').count(), 0, 'the link of its picture stays on the page');

  const two = await officer();
  const other = await two.page();
  await signIn(other, people.manager);
  const ask = other.getByRole('dialog', { name: 'رمز یک‌بارمصرف' });
  await write(other, ask.getByLabel('رمز شش‌رقمی'), codeOf(secret, used));
  await send(other, ask.getByRole('button', { name: 'ورود' }));
  await ask.getByRole('alert').filter({ hasText: 'درست نیست' }).waitFor();
  assert.deepEqual(await violations(other), []);
  // A later code, which the server takes one step ahead of its clock.
  await write(other, ask.getByLabel('رمز شش‌رقمی'), codeOf(secret, Math.max(stepNow(), used + 1)));
  await send(other, ask.getByRole('button', { name: 'ورود' }));
  await deskIsOpen(other);

  server.admin(['user', 'code-off', people.manager.user]);
  const three = await officer();
  const third = await three.page();
  await signIn(third, people.manager);
  await deskIsOpen(third);
});
