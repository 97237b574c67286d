#!/usr/bin/env node
// Pictures of every screen at both widths and in both themes, into PICTURES_DIR or BUILD_DIR/pictures/screens: to be looked at, after
// whatever changes a screen. The first argument chooses one person's screens, the second the looks whose name (1440-light) holds it.
// No test: nothing is judged here.

import { launch, Officer, picture, pictures } from './support/browser.mjs';
import { Server } from './support/server.mjs';
import { ABANDONED_WALKS, demoPerson } from './support/abandoned_screens.mjs';
import { BORDER_WALKS } from './support/border_screens.mjs';
import { EXIT_WALKS } from './support/exit_screens.mjs';
import { VALUATION_WALKS } from './support/valuation_screens.mjs';
import { LOOKS, WALKS, putCases, putOffice, walk, walkAs } from './support/screens.mjs';

const [onlyUser = '', onlyLook = ''] = process.argv.slice(2);
const nameOf = ({ width, dark }) => `${width}-${dark ? 'dark' : 'light'}`;
const looks = LOOKS.filter((look) => nameOf(look).includes(onlyLook));
const visit = (page, name, look) => picture(page, `${name}-${nameOf(look)}`);
const browser = await launch();
let failed = 0;

/** Takes the pictures of one person in the world of a server; `go` walks him. */
async function take(server, user, go) {
  let one = null;
  const officer = async (look) => { one = await Officer.open(browser, server, { ...look, ratio: 1 }); return one; };
  try {
    await go(officer);
    console.log(`${user}: taken`);
  } catch (error) {
    failed++;
    console.error(`${user}: ${error.stack}`);
    for (const page of one?.context.pages() ?? []) await picture(page, `failed-${user}`);
  }
  for (const complaint of one?.complaints ?? []) console.error(`${user}: ${complaint}`);
  await one?.close();
}

/** One world: its server, what is put into it, and who of `walks` was asked for. */
async function world(server, walks, put, go) {
  const users = Object.keys(walks).filter((user) => !onlyUser || user === onlyUser);
  if (!users.length) return;
  try {
    await put(server);
    for (const user of users) await take(server, user, (officer) => go(officer, user));
  } finally {
    await server.remove();
  }
}

const shortLanding = new Server();
await world(shortLanding, WALKS, async (server) => {
  putOffice(server);
  await server.start();
  await putCases(server);
}, (officer, user) => walk(officer, user, visit, looks));

const abandoned = new Server({ demo: true });
await world(abandoned, ABANDONED_WALKS, (server) => server.start(),
  (officer, user) => walkAs(officer, demoPerson(abandoned, user), ABANDONED_WALKS[user], visit, looks));

const exits = new Server({ demo: true });
await world(exits, EXIT_WALKS, (server) => server.start(),
  (officer, user) => walkAs(officer, demoPerson(exits, user), EXIT_WALKS[user], (page, name, look) => visit(page, `exit-${name}`, look), looks));

const valuation = new Server({ demo: true });
await world(valuation, VALUATION_WALKS, (server) => server.start(),
  (officer, user) => walkAs(officer, demoPerson(valuation, user), VALUATION_WALKS[user], visit, looks));

const border = new Server({ demo: true });
await world(border, BORDER_WALKS, (server) => server.start(),
  (officer, user) => walkAs(officer, demoPerson(border, user), BORDER_WALKS[user], (page, name, look) => visit(page, `border-${name}`, look), looks));

await browser.close();
console.log(`pictures are in ${pictures}`);
process.exitCode = failed ? 1 : 0;
