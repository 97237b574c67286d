// The work of abandoned goods by either kind of hands: who opens his desk, the case by its receipt, and one act of one officer on it.

import { deskIsOpen, signIn } from './desk.mjs';
import { act } from './case.mjs';
import { goByPalette, press } from './hands.mjs';

export const PATIENCE = { state: 'attached', timeout: 60_000 };

export const main = (page) => page.getByRole('main').first();
export const says = (page, words) => main(page).filter({ hasText: words }).waitFor(PATIENCE);
export const tab = (page, name) => press(page, page.getByRole('tab', { name, exact: true }));
/** A step of a reason or of a time line: its clause is its description. */
export const tells = (page, clause) => main(page).locator(`[aria-description*="${clause}"]`).first().waitFor(PATIENCE);
export const synced = (page) => page.getByRole('button', { name: 'وضعیت ارسال: همگام' }).waitFor(PATIENCE);
export const stands = (page, step) => main(page).locator('.text, .leaf').filter({ hasText: step }).first().waitFor(PATIENCE);

/** Signs a person in; resolves with his browser and his page, once everything has come. */
export async function openDesk(officer, person, settings) {
  const one = await officer(settings);
  const page = await one.page();
  await signIn(page, person);
  await deskIsOpen(page);
  await synced(page);
  return { one, page };
}

/** By the palette, as an officer with a receipt in his hand does. */
export async function openCase(page, number, goods) {
  await goByPalette(page, number);
  await page.getByRole('heading', { name: number }).filter({ hasText: goods }).waitFor(PATIENCE);
}

/** The officers of one office, each at his own desk; whoever acts for the first time signs in. `personOf(user)` is how. */
export class Office {
  constructor(officer, personOf) {
    this.officer = officer;
    this.personOf = personOf;
    this.desks = new Map();
  }

  async desk(user) {
    if (!this.desks.has(user)) this.desks.set(user, await openDesk(this.officer, this.personOf(user)));
    return this.desks.get(user);
  }

  /** One act of one officer on the case of a receipt, whose form ends with `done`; its button may open only when what others did has come. */
  async acts(user, number, name, fields = [], done = name) {
    const { page } = await this.desk(user);
    await openCase(page, number, '');
    const button = main(page).getByRole('button', { name, exact: true });
    await button.and(page.locator(':not([aria-disabled=true])')).waitFor(PATIENCE);
    await act(page, name, fields, done);
    return page;
  }

  async does(user, number, name, fields = [], done = name) {
    const page = await this.acts(user, number, name, fields, done);
    await synced(page);
    return page;
  }
}
