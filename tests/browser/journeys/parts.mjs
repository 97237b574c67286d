// The desk's wasm comes in two parts (assets/build/split.py, web/rest.js): the first opens every person's desk alone; the second is waited
// for by whoever needs it before it is there; where it cannot come, the page says so and nothing is lost.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { journey } from '../support/journey.mjs';
import { demoPerson } from '../support/abandoned_screens.mjs';
import { deskIsOpen, signIn, unlock } from '../support/desk.mjs';
import { press } from '../support/hands.mjs';
import { PATIENCE, main, synced } from '../support/office.mjs';

const REST = '**/desk-rest.*.wasm';
const USERS = ['exit_gate_officer', 'registry_officer', 'office_manager', 'customs_deputy', 'provincial_director', 'import_office', 'central_admin',
  'bank_staff'];

/** What each place of the second part is called, as the build notes it. */
function names() {
  const lines = readFileSync(join(process.env.WASM_DIR ?? 'build/wasm', 'desk-rest.names'), 'utf8').trim().split('\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

/** Runs in the page before any script of it: what of the second part was called before it was there. */
function noteEarlyCalls() {
  const early = new Set();
  globalThis.earlyCalls = () => [...early];
  const instantiate = WebAssembly.instantiate.bind(WebAssembly);
  WebAssembly.instantiate = (module, imports) => {
    if (!imports?.placeholder) return instantiate(module, imports);
    const placeholder = new Proxy(imports.placeholder, {
      get: (doors, place) => (...given) => {
        early.add(place);
        return doors[place](...given);
      },
    });
    return instantiate(module, { ...imports, placeholder });
  };
}

/** The part that comes behind the worklist never arrives; whoever needs it asks for himself. Tells how often either was. */
async function holdBack(one) {
  await one.context.addInitScript(noteEarlyCalls);
  const asked = { behind: 0, atOnce: 0 };
  await one.context.route(REST, (route) => {
    const waited = route.request().resourceType() === 'xhr';
    ++asked[waited ? 'atOnce' : 'behind'];
    return waited ? route.continue() : undefined;
  });
  return asked;
}

async function open(one, person) {
  const page = await one.page();
  await signIn(page, person);
  await deskIsOpen(page);
  await synced(page);
  return page;
}

journey('the first part opens every desk alone', { demo: true, once: true }, async ({ server, officer }) => {
  const called = names();
  for (const user of USERS) {
    const one = await officer();
    await holdBack(one);
    const page = await open(one, demoPerson(server, user));
    await main(page).locator('*').first().waitFor(PATIENCE);
    const early = (await page.evaluate(() => globalThis.earlyCalls())).map((place) => called.get(place) ?? place);
    assert.deepEqual(early, [], `${user}: a desk opens with what desk_parts.txt puts into the second part`);
    await one.close();
  }
});

journey('a case opened before the second part is there waits for it', { demo: true }, async ({ server, officer }) => {
  const one = await officer();
  const asked = await holdBack(one);
  const page = await open(one, demoPerson(server, 'exit_gate_officer'));
  assert.notEqual(asked.behind, 0, 'the second part was not sent for behind the first');
  assert.equal(asked.atOnce, 0, 'the desk waited for the second part');
  await press(page, main(page).getByRole('row').nth(1));
  await page.getByRole('tab', { name: 'یافته‌ها' }).waitFor(PATIENCE);
  assert.equal(asked.atOnce, 1, 'the case did not wait for the second part, once');
});

journey('where the second part cannot come the page says so', { demo: true }, async ({ server, officer }) => {
  const one = await officer();
  await one.context.route(REST, (route) => route.abort());
  const page = await open(one, demoPerson(server, 'exit_gate_officer'));
  await press(page, main(page).getByRole('row').nth(1));
  await page.getByText('میز از کار افتاد.').waitFor();
  one.complaints.length = 0;  // It was to complain.
  await one.context.unroute(REST);
  await page.reload();
  await unlock(page, demoPerson(server, 'exit_gate_officer').password);
  await deskIsOpen(page);
  await press(page, main(page).getByRole('row').nth(1));
  await page.getByRole('tab', { name: 'یافته‌ها' }).waitFor(PATIENCE);
});
