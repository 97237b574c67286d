// Declarations from a file: every row is judged before anything is opened, CSV and .xlsx alike; what is wrong is said row by row, with the
// reason and its source, and a second time nothing is opened twice.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { journey } from '../support/journey.mjs';
import { signIn, deskIsOpen } from '../support/desk.mjs';
import { press } from '../support/hands.mjs';
import { putStaff } from '../support/people.mjs';
import { workbook } from '../support/workbook.mjs';

const CSV = readFileSync(new URL('../../vectors/declarations.csv', import.meta.url));
const PATIENCE = { state: 'attached', timeout: 60_000 };

/** Rows of the vector, which quotes one number with a comma. */
function rowsOf(csv) {
  return csv.toString('utf8').replace(/^\ufeff/, '').trim().split('\r\n')
    .map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain));
}

let people = {};
function world(server) {
  people = putStaff(server, ['admin', 'manager', 'gate1'], ['gate1']);
}

const FILES = [
  { name: 'declarations.csv', mimeType: 'text/csv', buffer: CSV },
  { name: 'declarations.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: workbook(rowsOf(CSV)) },
];

for (const file of FILES) {
  journey(`declarations come in from ${file.name}, each row with its reason`, { world }, async ({ officer, picture }) => {
    const page = await (await officer()).page();
    await signIn(page, people.gate1);
    await deskIsOpen(page);
    await press(page, page.getByRole('link', { name: 'کسر تخلیه' }));
    const main = page.getByRole('main').first();
    await press(page, main.getByRole('button', { name: 'ورود از فایل' }).first());
    const row = (line) => main.locator('[role=row]').nth(line - 1);
    const stands = (line, ...words) => words.reduce((found, each) => found.filter({ hasText: each }), row(line)).waitFor(PATIENCE);
    const choose = () => main.locator('input[type=file]').setInputFiles(file);

    await choose();
    await stands(2, '۴۰۲۰۱', 'موتور BMW سواری (HS 87032339)', 'آماده ورود');
    await stands(3, '۴۰۲۰۲', 'آماده ورود');
    await stands(4, 'نادرست', 'تاریخ ثبت اظهارنامه');
    await stands(5, 'پذیرفته نیست', 'در گمرک دیگری است', '۱۴۰۱/۷۱۰۲۰۳');
    await stands(6, 'تکراری در فایل');
    await picture(page, `import-${file.name.split('.')[1]}`);
    await press(page, main.getByRole('button', { name: 'وارد کردن سطرهای آماده' }));
    await stands(2, 'وارد شد');
    await stands(4, 'نادرست');
    await page.getByRole('button', { name: 'وضعیت ارسال: همگام' }).waitFor(PATIENCE);

    await choose();
    await stands(2, 'از پیش هست');
    await stands(3, 'از پیش هست');
    await press(page, page.getByRole('link', { name: 'کسر تخلیه' }));
    await main.getByRole('button', { name: 'پرونده جدید' }).first().waitFor(PATIENCE);
    await main.getByRole('row').filter({ hasText: '۴۰۲۰۲' }).first().waitFor(PATIENCE);
    assert.equal(await main.getByRole('row').filter({ hasText: /۴۰۲۰[۱-۶]/ }).count(), 2);
  });
}
