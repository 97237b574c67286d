// A small customs world by `kotaj admin`: offices, two banks, persons with positions and grants. All of it is invented.

export const PASSWORD = 'چهار واژهٔ بی ربط کنار هم';

export const OFFICES = { headquarters: '10000', province: '50100', own: '50101', other: '50102' };
export const BANKS = { own: 'MELLI', other: 'SADERAT' };

/** Puts the offices and banks that every journey stands on. */
export function putWorld(server) {
  const { headquarters, province, own, other } = OFFICES;
  server.admin(['office', 'put', headquarters, '--name', 'گمرک ایران', '--kind', 'headquarters']);
  server.admin(['office', 'put', province, '--name', 'ناظر گمرکات آزمون', '--kind', 'province', '--parent', headquarters]);
  server.admin(['office', 'put', own, '--name', 'گمرک آزمون یک', '--kind', 'customs_office', '--parent', province]);
  server.admin(['office', 'put', other, '--name', 'گمرک آزمون دو', '--kind', 'customs_office', '--parent', province]);
  server.admin(['bank', 'put', BANKS.own, '--name', 'بانک نمونهٔ یک']);
  server.admin(['bank', 'put', BANKS.other, '--name', 'بانک نمونهٔ دو']);
}

/** A person with one position. `place` is ['--office', CODE] or ['--bank', CODE]. */
export function putPerson(server, user, name, position, place, from = '1401/01/01') {
  server.admin(['user', 'add', user, '--name', name, '--password-stdin'], `${PASSWORD}\n`);
  server.admin(['assignment', 'add', user, '--position', position, ...place, '--from', from]);
  return { user, name, password: PASSWORD };
}

/** The two layers of the bank-notice grant (1401/710203): central by name, local by the office's highest authority. */
export function putGrants(server, user, { by, manager, office, from = '1401/06/01' }) {
  server.admin(['grant', 'central', user, '--by', by, '--reason', 'آزمون', '--from', from], `${PASSWORD}\n`);
  if (!manager) return;
  server.admin(['grant', 'local', user, '--by', manager, '--office', office, '--reason', 'آزمون', '--from', from], `${PASSWORD}\n`);
}
