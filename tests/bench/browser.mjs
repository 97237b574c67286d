// What an officer waits for, in Chromium against the real program: cold and warm ways to the desk, and what an open desk does while
// nobody touches it. One JSON object a line. KOTAJ_BENCH_ROUNDS and KOTAJ_BENCH_IDLE_S shorten a trial.

import { launch, Officer } from '../browser/support/browser.mjs';
import { deskIsOpen, worksOffline } from '../browser/support/desk.mjs';
import { putWorld, putPerson, OFFICES } from '../browser/support/people.mjs';
import { Server } from '../browser/support/server.mjs';

const ROUNDS = Number(process.env.KOTAJ_BENCH_ROUNDS ?? 5);
const IDLE_S = Number(process.env.KOTAJ_BENCH_IDLE_S ?? 60);
/** After the last answer of the server a few frames are still owed. */
const SETTLE_MS = 5_000;
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
  const seen = { signin: 0, unlock: 0, desk: 0 };
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

/** One fresh browser: the first visit, then a second one through the service worker. Typing is left out of the times. */
async function visit(browser, server, person) {
  const officer = await Officer.open(browser, server);
  await officer.context.addInitScript(noteStages);
  const first = await officer.context.newPage();
  await first.goto(server.address);
  const signInUsable = await stage(first, 'signin');
  const submitted = await now(first);
  await signIn(first, person);
  const coldDesk = await stage(first, 'desk');
  await worksOffline(first);
  await first.close();

  const second = await officer.context.newPage();
  await second.goto(server.address);
  const unlockUsable = await stage(second, 'unlock');
  const unlocking = await now(second);
  await unlock(second, person.password);
  const warmDesk = await stage(second, 'desk');
  await officer.close();
  return {
    signIn: signInUsable, coldWorklist: signInUsable + coldDesk - submitted,
    unlock: unlockUsable, warmWorklist: unlockUsable + warmDesk - unlocking,
  };
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
putWorld(server);
const person = putPerson(server, 'gate1', 'سارا محمدی', 'exit_gate_officer', ['--office', OFFICES.own]);
await server.start();
try {
  const visits = [];
  for (let round = 0; round < ROUNDS; ++round) {
    const browser = await launch();
    visits.push(await visit(browser, server, person));
    await browser.close();
  }
  const figure = (key) => median(visits.map((one) => one[key]));
  print('cold: sign-in usable', figure('signIn'), 'ms', GOAL_MS.signIn);
  print('cold: worklist, typing left out', figure('coldWorklist'), 'ms', GOAL_MS.coldWorklist);
  print('service worker: unlock usable', figure('unlock'), 'ms', GOAL_MS.unlock);
  print('service worker: worklist, typing left out', figure('warmWorklist'), 'ms', GOAL_MS.warmWorklist);
  const browser = await launch();
  const wakes = await idle(browser, server, person);
  await browser.close();
  print(`frames in ${IDLE_S} idle seconds`, wakes.frames, 'frames', 0);
  print(`animation callbacks in ${IDLE_S} idle seconds`, wakes.animation, 'callbacks', 0);
  print(`timers in ${IDLE_S} idle seconds`, wakes.timers + wakes.idle, 'callbacks', 0);
} finally {
  await server.remove();
}
