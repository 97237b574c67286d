// What an officer waits for, in Chromium against the real program: cold and warm ways to the desk, and what an open desk does while
// nobody touches it. One JSON object a line. KOTAJ_BENCH_ROUNDS and KOTAJ_BENCH_IDLE_S shorten a trial.

import { launch, Officer } from '../browser/support/browser.mjs';
import { deskIsOpen, worksOffline } from '../browser/support/desk.mjs';
import { vector } from '../browser/support/case.mjs';
import { putStaff, BANKS, OFFICES } from '../browser/support/people.mjs';
import { Server } from '../browser/support/server.mjs';
import { Device, forms } from '../browser/support/wire.mjs';

const ROUNDS = Number(process.env.KOTAJ_BENCH_ROUNDS ?? 5);
const IDLE_S = Number(process.env.KOTAJ_BENCH_IDLE_S ?? 60);
/** After the last answer of the server frames are still owed: what is looked for in the office's cases is prepared. */
const SETTLE_MS = 15_000;
/** Of the office whose desk is opened from the service worker. */
const RECORDS = 10_000;
const RECORDS_A_REQUEST = 1_000;
const GOAL_MS = { signIn: 500, coldWorklist: 1_200, unlock: 300, warmWorklist: 900 };

function print(name, value, unit, baseline) {
  console.log(JSON.stringify({ name, value: Math.round(value * 10) / 10, unit, baseline }));
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** Runs in the page before any script of it: notes when each stage can first be used, in ms since navigation began. */
function noteStages() {
  const seen = { signin: 0, unlock: 0, desk: 0, rows: 0 };
  globalThis.benchStages = seen;
  const usable = (panel) => {
    const field = document.querySelector(`#panel-${panel} input[type="password"]`);
    return field !== null && !field.disabled && field.checkVisibility();
  };
  const look = () => {
    const now = performance.now();
    for (const panel of ['signin', 'unlock']) if (!seen[panel] && usable(panel)) seen[panel] = now;
    if (!seen.desk && document.documentElement.dataset.stage === 'desk' && document.querySelector('#twin main, #twin [role="main"]')) {
      seen.desk = now;
    }
    const all = Number(document.querySelector('#twin [aria-rowcount]')?.getAttribute('aria-rowcount') ?? 0);
    if (!seen.rows && all >= globalThis.benchRows) seen.rows = now;
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}

/** Runs in the page before any script of it: counts whatever wakes the page, each time that it does. */
function countWakes() {
  const counted = { frames: 0, animation: 0, timers: 0, idle: 0 };
  globalThis.benchWakes = counted;
  const wrap = (name, kind) => {
    const plain = globalThis[name].bind(globalThis);
    globalThis[name] = (work, ...rest) => plain((...given) => {
      ++counted[kind];
      return work(...given);
    }, ...rest);
  };
  wrap('requestAnimationFrame', 'animation');
  wrap('setTimeout', 'timers');
  wrap('setInterval', 'timers');
  wrap('requestIdleCallback', 'idle');
  // A frame is a task that draws, however many draw calls it makes.
  const { drawElements } = WebGL2RenderingContext.prototype;
  let drawing = false;
  WebGL2RenderingContext.prototype.drawElements = function (...given) {
    if (!drawing) {
      drawing = true;
      ++counted.frames;
      queueMicrotask(() => { drawing = false; });
    }
    return drawElements.apply(this, given);
  };
}

const stage = (page, name) => page.waitForFunction((wanted) => globalThis.benchStages[wanted], name, { polling: 20 })
  .then((handle) => handle.jsonValue());
const now = (page) => page.evaluate(() => performance.now());

/** Filled at once, as by a password manager: no hand's speed is measured. */
async function handIn(page, panel, ...fields) {
  for (const [label, value] of fields) await page.locator(panel).getByLabel(label, { exact: true }).fill(value);
  await page.keyboard.press('Enter');
}
const signIn = (page, { user, password }) => handIn(page, '#panel-signin', ['نام کاربری', user], ['گذرواژه', password]);
const unlock = (page, password) => handIn(page, '#panel-unlock', ['گذرواژه', password]);

/**
 * One fresh browser: the first visit, then a second one through the service worker. Typing is left out of the times. With `rows` the
 * worklist is there once it holds as many, without once the desk can be used: a new device's records come in while it is.
 */
async function visit(browser, server, person, rows = 0) {
  const officer = await Officer.open(browser, server);
  await officer.context.addInitScript(`globalThis.benchRows = ${rows || 'Infinity'}`);
  await officer.context.addInitScript(noteStages);
  const first = await officer.context.newPage();
  await first.goto(server.address);
  const signInUsable = await stage(first, 'signin');
  const submitted = await now(first);
  await signIn(first, person);
  const coldDesk = await stage(first, 'desk');
  if (rows) await stage(first, 'rows');
  await worksOffline(first);
  await first.close();

  const second = await officer.context.newPage();
  await second.goto(server.address);
  const unlockUsable = await stage(second, 'unlock');
  const unlocking = await now(second);
  await unlock(second, person.password);
  const warmDesk = await stage(second, rows ? 'rows' : 'desk');
  await officer.close();
  return {
    signIn: signInUsable, coldWorklist: signInUsable + coldDesk - submitted,
    unlock: unlockUsable, warmWorklist: unlockUsable + warmDesk - unlocking,
  };
}

/** A browser that is in use: its graphics are awake, which takes one that has just been started half a second and more. */
async function launchInUse() {
  const browser = await launch();
  const page = await browser.newPage();
  await page.evaluate(() => { globalThis.picture = document.createElement('canvas').getContext('webgl2'); });
  return browser;
}

/**
 * As many visits as rounds, each with a profile of its own, that knows nothing of us; a figure is the median. `inUse`: all in one browser,
 * as when the officer opens one page more; otherwise each in one that has just been started.
 */
async function visits(server, person, rows, { inUse = true } = {}) {
  const all = [];
  const running = inUse ? await launchInUse() : null;
  for (let round = 0; round < ROUNDS; ++round) {
    const browser = running ?? await launch();
    all.push(await visit(browser, server, person, rows));
    if (!running) await browser.close();
  }
  await running?.close();
  return (key) => median(all.map((one) => one[key]));
}

/** The office gets its cases as a device brings them that was away for long. */
async function fill(server, person) {
  const { input } = vector('confirmed short landing, essential bulk, 1.5 %');
  const device = await Device.signIn(server, person);
  for (let at = 0; at < RECORDS; at += RECORDS_A_REQUEST) {
    const results = await device.follow(device.request(Array.from({ length: RECORDS_A_REQUEST }, (_, i) => forms.openCase(input, {
      office: OFFICES.own, kotaj: String(1_000_000 + at + i), registered: { on: '2023-05-22', year: '1402' }, bank: BANKS.own,
    }))));
    if (!results.every(({ accepted }) => accepted)) throw new Error('the office could not be filled');
  }
}

async function idle(browser, server, person) {
  const officer = await Officer.open(browser, server);
  await officer.context.addInitScript(countWakes);
  const page = await officer.page();
  await signIn(page, person);
  await deskIsOpen(page);
  await page.waitForTimeout(SETTLE_MS);
  const before = await page.evaluate(() => ({ ...globalThis.benchWakes }));
  if (before.frames === 0) throw new Error('the desk was never seen to draw: the counters count nothing');
  await page.waitForTimeout(IDLE_S * 1_000);
  const after = await page.evaluate(() => ({ ...globalThis.benchWakes }));
  await officer.close();
  return Object.fromEntries(Object.keys(after).map((kind) => [kind, after[kind] - before[kind]]));
}

const server = new Server();
const person = putStaff(server, ['admin', 'manager', 'gate1'], ['gate1']).gate1;
await server.start();
try {
  const started = await visits(server, person, 0, { inUse: false });
  print('cold, the browser just started: worklist, typing left out', started('coldWorklist'), 'ms', GOAL_MS.coldWorklist);
  const small = await visits(server, person, 0);
  print('cold: sign-in usable', small('signIn'), 'ms', GOAL_MS.signIn);
  print('cold: worklist, typing left out', small('coldWorklist'), 'ms', GOAL_MS.coldWorklist);
  print('service worker: unlock usable', small('unlock'), 'ms', GOAL_MS.unlock);
  await fill(server, person);
  const large = await visits(server, person, RECORDS);
  print(`service worker: worklist of ${RECORDS} records, typing left out`, large('warmWorklist'), 'ms', GOAL_MS.warmWorklist);
  const browser = await launch();
  const wakes = await idle(browser, server, person);
  await browser.close();
  print(`frames in ${IDLE_S} idle seconds`, wakes.frames, 'frames', 0);
  print(`animation callbacks in ${IDLE_S} idle seconds`, wakes.animation, 'callbacks', 0);
  print(`timers in ${IDLE_S} idle seconds`, wakes.timers + wakes.idle, 'callbacks', 0);
} finally {
  await server.remove();
}
