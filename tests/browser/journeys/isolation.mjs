// What must not be readable where it must not be: a bank's browser after a day's work, and a device after its officer's rights ended.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journey } from '../support/journey.mjs';
import { launchWithProfile } from '../support/browser.mjs';
import { cutLine, signIn, unlock, deskIsOpen } from '../support/desk.mjs';
import { vector } from '../support/case.mjs';
import { putStaff, OFFICES, BANKS } from '../support/people.mjs';
import { Device, forms } from '../support/wire.mjs';
import { CANARY, holds, filesThatHold } from '../support/canary.mjs';

const { input } = vector('confirmed short landing, essential bulk, 1.5 %');
const KOTAJ = '25188';
let people = {};

function world(server) {
  people = putStaff(server, ['admin', 'manager', 'gate1', 'clerk'], ['gate1']);
  server.admin(['bank', 'put', 'OTHERBANK', '--name', `بانک ${CANARY}`]);
}

/** A case whose goods are the canary, and which is addressed to the clerk's own bank, before any notice of it. */
async function openCase(server) {
  const gate = await Device.signIn(server, people.gate1);
  const opened = await gate.perform(forms.openCase(input,
    { office: OFFICES.own, kotaj: KOTAJ, registered: { on: '2023-05-22', year: '1402' }, bank: BANKS.own, goods: CANARY }));
  assert.ok(opened.accepted, opened.reason);
}

journey('no byte of what a bank must not see reaches its browser', { world, once: true }, async ({ server, officer }) => {
  await openCase(server);
  const one = await officer();
  const answers = [];
  one.context.on('response', (response) => answers.push(response.body().catch(() => Buffer.alloc(0)).then((bytes) => {
    assert.ok(!holds(bytes) && !holds(JSON.stringify(response.headers())), `a canary in the answer to ${response.url()}`);
    return bytes.length;
  })));
  const page = await one.page();
  await signIn(page, people.clerk);
  await deskIsOpen(page);
  for (const link of await page.locator('#twin').getByRole('link').all()) await link.click();
  const heard = await page.evaluate(async () => {
    const seen = [];
    for (const path of ['sync', 'live', 'records', 'report/monthly', 'evaluate/date', 'openapi.json', 'bank/notices', 'bank/cases']) {
      for (const method of ['GET', 'POST']) {
        const answer = await fetch(`/api/v1/${path}`, { method, headers: { 'X-Kotaj': '1' } });
        seen.push(await answer.text());
      }
    }
    return seen;
  });
  assert.ok(heard.length > 10 && !heard.some((text) => holds(text)));
  const kept = await page.evaluate(async () => {
    const everything = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.documentElement.outerHTML];
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise((resolve) => { indexedDB.open(name).onsuccess = (event) => resolve(event.target.result); });
      for (const store of db.objectStoreNames) {
        const rows = await new Promise((resolve) => {
          db.transaction(store).objectStore(store).getAll().onsuccess = (event) => resolve(event.target.result);
        });
        for (const row of rows) everything.push(JSON.stringify(row), row?.data ? new TextDecoder('latin1').decode(row.data) : '');
      }
      db.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) everything.push(request.url, await (await cache.match(request)).text());
    }
    return everything;
  });
  assert.ok(kept.length > 5 && !kept.some((text) => holds(text)), 'a canary in what the browser keeps');
  const lengths = await Promise.all(answers);
  assert.ok(lengths.length > 20 && lengths.some((length) => length > 100_000), 'the answers were read');
});

/** The wrapped data key of this device's vault, as text. */
const wrappedKey = (page, user) => page.evaluate((name) => new Promise((resolve) => {
  indexedDB.open('kotaj').onsuccess = ({ target: { result: db } }) => {
    db.transaction('vaults').objectStore('vaults').get(name).onsuccess = (event) => {
      db.close();
      resolve([...new Uint8Array(event.target.result.wrapped.bytes)].join());
    };
  };
}), user);

/** Waits until the vault's data key is another one. */
async function rekeyed(page, user, before) {
  for (let tries = 0; tries < 100; tries++) {
    if (await wrappedKey(page, user) !== before) return;
    await page.waitForTimeout(100);
  }
  throw new Error('the vault kept its data key after a purge');
}

journey('after his rights ended and one contact, nothing of the office can be read on the device', { world, once: true }, async ({ server }) => {
  await openCase(server);
  const folder = mkdtempSync(join(tmpdir(), 'kotaj-profile-'));
  try {
    let context = await launchWithProfile(folder);
    let page = await context.newPage();
    await page.goto(server.address);
    await signIn(page, people.gate1);
    await deskIsOpen(page);
    const listed = () => page.locator('#twin').getByText(KOTAJ).or(page.locator('#twin').getByText('۲۵۱۸۸'));
    await listed().first().waitFor({ state: 'attached' });
    const before = await wrappedKey(page, people.gate1.user);
    assert.ok(before.length > 20, 'the vault has a wrapped key');
    const shown = server.admin(['user', 'show', people.gate1.user]).split('\n').map((line) => line.split('\t'));
    const assignment = shown.find(([kind]) => kind === 'assignment')[1];
    server.admin(['assignment', 'end', people.gate1.user, assignment, '--until', '1402/01/01', '--reason', 'آزمون']);
    await cutLine(page);
    await context.setOffline(false);
    await listed().first().waitFor({ state: 'detached' });
    await rekeyed(page, people.gate1.user, before);
    await context.close();
    // What the search is worth: it finds what does lie there open.
    assert.ok(filesThatHold(folder, people.gate1.user).length > 0, 'the profile was written');
    assert.deepEqual(filesThatHold(folder), []);
    // Nor does his own password open any of it.
    context = await launchWithProfile(folder);
    page = await context.newPage();
    await page.goto(server.address);
    await unlock(page, people.gate1.password);
    await deskIsOpen(page);
    assert.equal(await listed().count(), 0);
    assert.ok(!holds(await page.locator('#twin').innerText()));
    await context.close();
    assert.deepEqual(filesThatHold(folder), []);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
