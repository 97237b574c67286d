// What assistive technology meets: axe over every screen that anybody sees, with its dialogs, menus and lists open, at both widths and in
// both themes; and no two elements of one name in the page.

import assert from 'node:assert/strict';
import { journey } from '../support/journey.mjs';
import { violations } from '../support/desk.mjs';
import { ABANDONED_WALKS, demoPerson } from '../support/abandoned_screens.mjs';
import { LOOKS, WALKS, putCases, putOffice, walk, walkAs } from '../support/screens.mjs';

/** Ids that two elements bear. */
function twice(page) {
  return page.evaluate(() => {
    const seen = new Map();
    for (const { id } of document.querySelectorAll('[id]')) seen.set(id, (seen.get(id) ?? 0) + 1);
    return [...seen].filter(([, count]) => count > 1).map(([id]) => id);
  });
}

/** Who walks in one world, in this order: the bank's clerk reads what the gate has issued before him. */
const TOGETHER = [['gate1', 'clerk'], ['deputy', 'imports'], ['manager', 'admin'], ['stranger', 'operator', 'finance']];
assert.deepEqual(TOGETHER.flat().sort(), Object.keys(WALKS).sort(), 'everybody walks');

/** Each width once and each theme once: the pictures of all four are looked at (screenshots.mjs). */
const CHECKED = LOOKS.filter(({ width, dark }) => (width === 360) === dark);

/** Says of one screen in one look what axe finds, and whose name two elements bear. */
const judge = (found) => async (page, name, { width, dark }) => {
  const at = `${name} at ${width} ${dark ? 'dark' : 'light'}`;
  for (const violation of await violations(page)) found.push(`${at}: ${violation}`);
  for (const id of await twice(page)) found.push(`${at}: two elements are called ${id}`);
};

journey('axe finds nothing on the screens of abandoned goods', { demo: true, once: true, long: true }, async ({ server, officer }) => {
  const found = [];
  for (const [user, course] of Object.entries(ABANDONED_WALKS)) await walkAs(officer, demoPerson(server, user), course, judge(found), CHECKED);
  assert.deepEqual(found, []);
});

for (const users of TOGETHER) {
  journey(`axe finds nothing on the screens of ${users.join(', ')}`, { world: putOffice, once: true, long: true }, async ({ server, officer }) => {
    await putCases(server);
    const found = [];
    for (const user of users) await walk(officer, user, judge(found), CHECKED);
    assert.deepEqual(found, []);
  });
}
