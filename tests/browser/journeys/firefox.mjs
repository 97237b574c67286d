// Another engine: Debian's Firefox signs in, walks the desk by mouse and keyboard, and finds everything by its own accessibility tree.

import assert from 'node:assert/strict';
import { journey } from '../support/journey.mjs';
import { Firefox, ENTER } from '../support/firefox.mjs';
import { putStaff } from '../support/people.mjs';

let people = {};

journey('Firefox signs in, opens a form, and keeps what is typed', {
  once: true,
  world: (server) => { people = putStaff(server, ['admin', 'manager', 'gate1'], ['gate1']); },
}, async ({ server }) => {
  const firefox = await Firefox.launch();
  try {
    await firefox.open(server.address);
    await firefox.focus('textbox', 'نام کاربری');
    await firefox.type(people.gate1.user);
    await firefox.evaluate(() => { document.getElementById('password').focus(); });
    await firefox.type(people.gate1.password + ENTER);
    await firefox.until(() => document.documentElement.dataset.stage === 'desk', 'the desk');
    await firefox.byRole('heading', 'کسر تخلیه');
    // The desk itself, drawn by WebGL 2, not the plain page that stands in for it.
    assert.ok(await firefox.evaluate(() => !document.getElementById('twin').classList.contains('plain')), 'Firefox has no WebGL 2');
    await firefox.picture('firefox-worklist');
    await firefox.click('link', 'صف ارسال');
    await firefox.byRole('heading', 'صف ارسال');
    await firefox.click('link', 'کسر تخلیه');
    await firefox.click('button', 'پرونده جدید');
    await firefox.focus('textbox', 'شماره کوتاژ');
    await firefox.type('25181');
    assert.equal(await firefox.evaluate(() => document.activeElement.value), '25181');
    await firefox.type(ENTER);
    await firefox.until(() => document.activeElement.tagName === 'INPUT' && document.activeElement.value === '', 'the next field');
    await firefox.picture('firefox-form');
    assert.deepEqual(firefox.complaints, []);
  } catch (error) {
    await firefox.picture('failed-firefox').catch(() => {});
    throw error;
  } finally {
    await firefox.close();
  }
});
