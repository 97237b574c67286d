// A journey: one named course of work against its own server and its own browser. The runner plays each by both kinds of hands.

import assert from 'node:assert/strict';
import { Server } from './server.mjs';
import { COARSE, Officer, launch, picture } from './browser.mjs';
import { playBy, WAYS } from './hands.mjs';

export const journeys = [];

/**
 * `work` gets {server, officer, browser, picture}; `options`: {moment, demo, world(server), once, long}. `once`: no hands touch the desk
 * in it, or it chooses them itself; `long`: begun before the others.
 */
export function journey(name, options, work) {
  journeys.push({ name, options, work });
}

/** Runs one; resolves with null or with the error. A complaint of the page is an error, whatever the journey saw. */
export async function play({ name, options, work }, way = WAYS[0]) {
  playBy(way);
  const server = new Server(options);
  const browser = await launch();
  const officers = [];
  const officer = async (settings) => {
    const one = await Officer.open(browser, server, { ratio: COARSE, ...settings });
    officers.push(one);
    return one;
  };
  try {
    options.world?.(server);
    await server.start();
    await work({ server, officer, browser, picture: way === WAYS[0] ? picture : async () => {} });
    for (const one of officers) assert.deepEqual(one.complaints, [], 'the page complained');
    return null;
  } catch (error) {
    let at = 0;
    for (const one of officers) {
      for (const page of one.context.pages()) {
        await picture(page, `failed-${name.replaceAll(/[^a-z0-9]+/gi, '-')}-${way}-${++at}`).catch(() => {});
      }
      if (one.complaints.length) error.stack += `\ncomplaints: ${one.complaints.join('\n')}`;
    }
    return error;
  } finally {
    await browser.close();
    await server.remove();
  }
}
