import { journey } from '../support/journey.mjs';
import { signIn, deskIsOpen } from '../support/desk.mjs';
import { putWorld, putPerson, putGrants, OFFICES } from '../support/people.mjs';
let gate;
function world(server) {
  putWorld(server);
  putPerson(server, 'admin', 'مریم رستگار', 'central_admin', ['--office', OFFICES.headquarters]);
  putPerson(server, 'manager', 'حسین دانا', 'office_manager', ['--office', OFFICES.own]);
  gate = putPerson(server, 'gate1', 'سارا محمدی', 'exit_gate_officer', ['--office', OFFICES.own]);
  putGrants(server, 'manager', { by: 'admin' });
  putGrants(server, 'gate1', { by: 'admin', manager: 'manager', office: OFFICES.own });
}
journey('probe', { world, moment: '2023-05-31 06:00:00' }, async ({ officer, picture }) => {
  const one = await officer();
  await one.context.clock.install({ time: new Date('2023-05-31T06:00:00Z') });
  const page = await one.page();
  await signIn(page, gate);
  await deskIsOpen(page);
  await page.waitForTimeout(1500);
  await picture(page, 'p1');
  console.log(await page.locator('#twin').ariaSnapshot());
  await page.getByRole('button', { name: 'پرونده جدید' }).first().focus();
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1500);
  await picture(page, 'p2');
  console.log(await page.locator('#twin').ariaSnapshot());
  console.log(JSON.stringify(await page.evaluate(() => [...document.querySelectorAll('#twin *')].map(e => e.id).filter((id, i, a) => id && a.indexOf(id) !== i))));
});
