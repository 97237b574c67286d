#!/usr/bin/env node
// Pictures of every screen at both widths and in both themes, into PICTURES_DIR or BUILD_DIR/pictures/screens: to be looked at, after
// whatever changes a screen. An argument chooses one person's screens. No test: nothing is judged here.

import { launch, Officer, picture, pictures } from './support/browser.mjs';
import { Server } from './support/server.mjs';
import { LOOKS, WALKS, putCases, putOffice, walk } from './support/screens.mjs';

const wanted = process.argv[2] ? [process.argv[2]] : Object.keys(WALKS);
const looks = process.argv[3] ? LOOKS.filter(({ width, dark }) => `${width}-${dark ? 'dark' : 'light'}`.includes(process.argv[3])) : LOOKS;
const server = new Server();
const browser = await launch();
let failed = 0;
try {
  putOffice(server);
  await server.start();
  await putCases(server);
  for (const user of wanted) {
    let one = null;
    const officer = async (look) => { one = await Officer.open(browser, server, { ...look, ratio: 1 }); return one; };
    try {
      await walk(officer, user, (page, name, { width, dark }) => picture(page, `${name}-${width}-${dark ? 'dark' : 'light'}`), looks);
      console.log(`${user}: taken`);
    } catch (error) {
      failed++;
      console.error(`${user}: ${error.stack}`);
      for (const page of one?.context.pages() ?? []) await picture(page, `failed-${user}`);
    }
    for (const complaint of one?.complaints ?? []) console.error(`${user}: ${complaint}`);
    await one?.close();
  }
} finally {
  await browser.close();
  await server.remove();
}
console.log(`pictures are in ${pictures}`);
process.exitCode = failed ? 1 : 0;
