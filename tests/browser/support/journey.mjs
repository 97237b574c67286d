// A journey: one named course of work against its own server, in contexts of its own (storage, cookies, caches, service workers) of a browser
// that the journeys of one lane share. The runner plays each by both kinds of hands.

import assert from 'node:assert/strict';
import { Server } from './server.mjs';
import { COARSE, Officer, launch, picture } from './browser.mjs';
import { playBy, WAYS } from './hands.mjs';

export const journeys = [];

let shared = null;

/** The lane's browser; a new one after a failure. Starting one took a short journey a seventh of its time. */
async function laneBrowser() {
  if (!shared?.isConnected()) shared = await launch();
  return shared;
}

/**
 * `work` gets {server, officer, picture}; `options`: {moment, demo, world(server), once, long}. `once`: no hands touch the desk
 * in it, or it chooses them itself; `long`: begun before the others.
 */
export function journey(name, options, work) {
  journeys.push({ name, options, work });
}

/** Runs one; resolves with null or with the error. A complaint of the page is an error, whatever the journey saw. */
export async function play({ name, options, work }, way = WAYS[0]) {
  playBy(way);
  const server = new Server(options);
  const browser = await laneBrowser();
  const officers = [];
  const officer = async (settings) => {
    const one = await Officer.open(browser, server, { ratio: COARSE, ...settings });
    officers.push(one);
    return one;
  };
  try {
    options.world?.(server);
    await server.start();
    await work({ server, officer, picture: way === WAYS[0] ? picture : async () => {} });
    for (const one of officers) assert.deepEqual(one.complaints, [], 'the page complained');
    for (const one of officers) await one.close();
    return null;
  } catch (error) {
    let at = 0;
    for (const one of officers) {
      for (const page of one.context.pages()) {
        await picture(page, `failed-${name.replaceAll(/[^a-z0-9]+/gi, '-')}-${way}-${++at}`).catch(() => {});
      }
      if (one.complaints.length) error.stack += `\ncomplaints: ${one.complaints.join('\n')}`;
    }
    await browser.close();
    return error;
  } finally {
    await server.remove();
  }
}
