// The vault under bad luck: tabs killed in mid-write, two tabs writing at once, a quota that is used up. What was said to be saved
// (the transaction's own completion, after which alone the screen says so) is there afterwards, in order and whole.

import assert from 'node:assert/strict';
import { journey } from '../support/journey.mjs';
import { launchWithProfile } from '../support/browser.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const USER = { user: 'someone', name: 'یک نفر', offline_days: 7, server_ms: 1_700_000_000_000 };
const PASSWORD = 'چهار واژهٔ بی ربط کنار هم';
const KILLS = 5;

/** The site's own module by its name without the hash. */
async function modulePath(server, name) {
  const manifest = await (await fetch(`${server.address}/asset-manifest.json`)).json();
  return manifest.files.find((file) => file.name === name).path;
}

/** Makes the vault, or opens it, and keeps it in the page. */
const openVault = (page, path) => page.evaluate(async ([module, session, password]) => {
  const { Vault } = await import(module);
  globalThis.vault = await Vault.unlock(session.user, password).catch(() => Vault.create(session, password));
}, [path, USER, PASSWORD]);

/** In the page: writes entries one after another and says each only when it is kept. */
const writeOn = (page, tab, bytes) => page.evaluate(([name, size]) => {
  const nothing = { insert: [], put: [], remove: [], append: [], segments: [], replaceBase: false, newDataKey: false };
  globalThis.stopped = (async () => {
    for (let at = 0; ; at++) {
      const data = new Uint8Array(size).fill(at % 251);
      await globalThis.vault.write({ ...nothing, insert: [[`o/${name}-${String(at).padStart(6, '0')}`, data]], put: [[`d/${name}`, data]] });
      console.log(`saved ${name} ${at}`);
    }
  })();
  globalThis.stopped.catch((error) => console.log(`stopped ${error.code}`));
}, [tab, bytes]);

/** What the vault holds, opened anew with the password: name → length and first byte. */
const entriesOf = (page) => page.evaluate(async () => {
  const { entries } = await globalThis.vault.load();
  return entries.map(([name, bytes]) => [name, bytes.length, bytes[0], bytes.every((byte) => byte === bytes[0])]);
});

/** Collects what a page says was saved. */
function listen(page) {
  const heard = { saved: new Map(), stopped: null };
  page.on('console', (line) => {
    const [word, name, at] = line.text().split(' ');
    if (word === 'saved') heard.saved.set(name, Number(at));
    if (word === 'stopped') heard.stopped = name;
  });
  return heard;
}

const until = async (page, holds) => {
  for (let tries = 0; tries < 600 && !holds(); tries++) await page.waitForTimeout(50);
  assert.ok(holds(), 'what was waited for did not come');
};

function check(entries, saved, size) {
  const held = new Map(entries.map(([name, ...rest]) => [name, rest]));
  for (const [tab, last] of saved) {
    for (let at = 0; at <= last; at++) {
      const row = held.get(`o/${tab}-${String(at).padStart(6, '0')}`);
      assert.ok(row, `${tab} ${at} of ${last} was said to be saved and is not there`);
      assert.deepEqual(row, [size, at % 251, true]);
    }
    // The draft is one of the last two that were written: never half of one.
    const [length, first, whole] = held.get(`d/${tab}`);
    assert.ok(length === size && whole && (first === last % 251 || first === (last + 1) % 251), 'a torn draft');
  }
}

journey('what was said to be saved outlives tabs that are killed in mid-write', { once: true }, async ({ server }) => {
  const folder = mkdtempSync(join(tmpdir(), 'kotaj-killed-'));
  try {
    const path = await modulePath(server, 'vault.js');
    const context = await launchWithProfile(folder);
    const saved = new Map();
    for (let kill = 0; kill < KILLS; kill++) {
      const page = await context.newPage();
      await page.goto(`${server.address}/manifest.webmanifest`).catch(() => page.goto(server.address));
      await openVault(page, path);
      const heard = listen(page);
      const size = 20_000;
      await writeOn(page, `tab${kill}`, size);
      await until(page, () => (heard.saved.get(`tab${kill}`) ?? -1) >= 3 + kill * 4);
      const crashed = new Promise((resolve) => { page.once('crash', resolve); });
      const wire = await context.newCDPSession(page);
      wire.send('Page.crash').catch(() => {});
      await crashed;
      for (const [tab, last] of heard.saved) saved.set(tab, last);
      await page.close().catch(() => {});
    }
    const page = await context.newPage();
    await page.goto(server.address);
    await openVault(page, path);
    check(await entriesOf(page), saved, 20_000);
    assert.equal(saved.size, KILLS);
    await context.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

journey('two tabs write at once, and a full quota refuses what it cannot keep', { once: true }, async ({ server, officer }) => {
  const path = await modulePath(server, 'vault.js');
  const one = await officer();
  const [first, second] = [await one.page(), await one.page()];
  const heard = [listen(first), listen(second)];
  await openVault(first, path);
  await openVault(second, path);
  const size = 300_000;
  await writeOn(first, 'left', size);
  await writeOn(second, 'right', size);
  await until(first, () => heard[0].saved.get('left') > 3 && heard[1].saved.get('right') > 3);
  const wire = await one.context.newCDPSession(first);
  const { usage } = await wire.send('Storage.getUsageAndQuota', { origin: server.address });
  await wire.send('Storage.overrideQuotaForOrigin', { origin: server.address, quotaSize: usage + 3_000_000 });
  await until(first, () => heard[0].stopped && heard[1].stopped);
  assert.deepEqual(heard.map((each) => each.stopped), ['storage_full', 'storage_full']);
  await wire.send('Storage.overrideQuotaForOrigin', { origin: server.address });
  const third = await one.page();
  await openVault(third, path);
  check(await entriesOf(third), [...heard[0].saved, ...heard[1].saved], size);
});
