// A journey: one named course of work against its own server and its own browser. The runner calls them in order.

import assert from 'node:assert/strict';
import { Server } from './server.mjs';
import { Officer, launch, picture } from './browser.mjs';

export const journeys = [];

/** `work` gets {server, officer, browser, picture}; `options`: {moment, demo, world(server)}. */
export function journey(name, options, work) {
  journeys.push({ name, options, work });
}

/** Runs one; resolves with null or with the error. A complaint of the page is an error, whatever the journey saw. */
export async function play({ name, options, work }) {
  const server = new Server(options);
  const browser = await launch();
  const officers = [];
  const officer = async (settings) => {
    const one = await Officer.open(browser, server, settings);
    officers.push(one);
    return one;
  };
  try {
    options.world?.(server);
    await server.start();
    await work({ server, officer, browser, picture });
    for (const one of officers) assert.deepEqual(one.complaints, [], 'the page complained');
    return null;
  } catch (error) {
    let at = 0;
    for (const one of officers) {
      for (const page of one.context.pages()) {
        await picture(page, `failed-${name.replaceAll(/[^a-z0-9]+/gi, '-')}-${++at}`).catch(() => {});
      }
      if (one.complaints.length) error.stack += `\ncomplaints: ${one.complaints.join('\n')}`;
    }
    return error;
  } finally {
    await browser.close();
    await server.remove();
  }
}
