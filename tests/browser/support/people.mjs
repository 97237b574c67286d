// A small customs world by `kotaj admin`: offices, two banks, persons with positions and grants. All of it is invented.

export const PASSWORD = 'چهار واژهٔ بی ربط کنار هم';

export const OFFICES = { headquarters: '10000', province: '50100', own: '50101', other: '50102' };
export const BANKS = { own: 'MELLI', other: 'SADERAT' };

/** Everybody whom a journey may need, by user name: who they are and where they sit. */
const STAFF = {
  admin: ['مریم رستگار', 'central_admin', ['--office', OFFICES.headquarters]],
  manager: ['حسین دانا', 'office_manager', ['--office', OFFICES.own]],
  deputy: ['رضا کاوه', 'customs_deputy', ['--office', OFFICES.own]],
  head: ['زهرا شریفی', 'assessment_head', ['--office', OFFICES.own]],
  gate1: ['سارا محمدی', 'exit_gate_officer', ['--office', OFFICES.own]],
  finance: ['کاوه امینی', 'finance_officer', ['--office', OFFICES.own]],
  registry: ['آرش نیک‌نام', 'registry_officer', ['--office', OFFICES.own]],
  unit: ['مینا پارسا', 'abandoned_unit_head', ['--office', OFFICES.own]],
  assessor: ['فرهاد سعیدی', 'assessor', ['--office', OFFICES.own]],
  director: ['شیرین آذر', 'provincial_director', ['--office', OFFICES.province]],
  imports: ['پری نادری', 'import_office', ['--office', OFFICES.headquarters]],
  valuer: ['کامران جلالی', 'valuation_expert', ['--office', OFFICES.headquarters]],
  vregistry: ['نسرین فرجی', 'valuation_registry', ['--office', OFFICES.headquarters]],
  vsecretary: ['امیر صدری', 'valuation_secretary', ['--office', OFFICES.headquarters]],
  vdirector: ['فریبا کریمی', 'valuation_director', ['--office', OFFICES.headquarters]],
  clerk: ['نیما صالحی', 'bank_staff', ['--bank', BANKS.own]],
  stranger: ['لیلا نوری', 'bank_staff', ['--bank', BANKS.other]],
  operator: ['بهرام کیانی', 'system_admin', ['--office', OFFICES.headquarters]],
};

/** Whom the directive needs the central grant for alone; the manager's own grant is what makes his local ones count. */
const CENTRAL_ONLY = ['manager', 'imports'];

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

/**
 * The offices, the banks and the named persons of STAFF; those of `granted` get the layers of the bank-notice grant that their position
 * needs. Returns the persons by user name, as `signIn` takes them.
 */
export function putStaff(server, users, granted = []) {
  putWorld(server);
  const people = {};
  for (const user of users) people[user] = putPerson(server, user, ...STAFF[user]);
  for (const user of granted) {
    putGrants(server, user, CENTRAL_ONLY.includes(user) ? { by: 'admin' } : { by: 'admin', manager: 'manager', office: OFFICES.own });
  }
  return people;
}
