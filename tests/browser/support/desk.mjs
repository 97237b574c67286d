// What officers do with the page, by role and accessible name alone: never by coordinates.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { press, send, write } from './hands.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The desk has taken the page and shows something. */
export async function deskIsOpen(page) {
  await page.locator('html[data-stage="desk"]').waitFor({ timeout: 30_000 });
  await page.locator('#twin').getByRole('main').first().waitFor({ state: 'attached' });
}

export async function signIn(page, { user, password }) {
  const form = page.locator('#panel-signin');
  await write(page, form.getByLabel('نام کاربری'), user);
  await write(page, form.getByLabel('گذرواژه', { exact: true }), password);
  await send(page, form.getByRole('button', { name: 'ورود', exact: true }));
}

export async function unlock(page, password) {
  const form = page.locator('#panel-unlock');
  await form.waitFor();  // It is in the page before it is shown.
  await write(page, form.getByLabel('گذرواژه', { exact: true }), password);
  await send(page, form.getByRole('button', { name: 'باز کردن', exact: true }));
}

/** Opens the user menu of the desk and takes an entry. */
export async function userMenu(page, entry) {
  await press(page, page.locator('#twin').getByRole('banner').getByRole('button', { name: /^کاربر/ }));
  await press(page, page.locator('#twin').getByRole('menuitem', { name: entry }));
}

/** The service worker has everything: from here on the page starts without a server. */
export async function worksOffline(page) {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Cuts the line once the page needs none, and waits until it has seen it: two changes at once may be none to it. */
export async function cutLine(page) {
  await worksOffline(page);
  await page.context().setOffline(true);
  await page.waitForFunction(() => !navigator.onLine);
}

/** Throws away what the browser itself has cached, as it may at any time: only what the page keeps is left. */
export async function forgetCache(page) {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Network.clearBrowserCache');
  await browser.detach();
}

/** axe's violations as short lines; the canvas is not its business. */
export async function violations(page) {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(`${axe}; undefined`);
  const found = await page.evaluate(() => globalThis.axe.run(document, { exclude: [['canvas']] }));
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`);
}

/** Rows of the vaults on this device, as the browser stores them: `{vaults: [user], sealed: n}`. */
export function stored(page) {
  return page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open('kotaj');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const db = request.result;
      const transaction = db.transaction(['vaults', 'sealed']);
      const result = {};
      transaction.objectStore('vaults').getAllKeys().onsuccess = (event) => { result.vaults = event.target.result; };
      transaction.objectStore('sealed').count().onsuccess = (event) => { result.sealed = event.target.result; };
      transaction.oncomplete = () => { db.close(); resolve(result); };
    };
  }));
}

/** Every byte that the device stores, as one Latin-1 text: what must not be readable is searched for here. */
export function storedBytes(page) {
  return page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open('kotaj');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const db = request.result;
      db.transaction('sealed').objectStore('sealed').getAll().onsuccess = (event) => {
        db.close();
        resolve(event.target.result.map((row) => new TextDecoder('latin1').decode(row.data)).join('\n'));
      };
    };
  }));
}
