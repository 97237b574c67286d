#!/usr/bin/env node
// Workbooks changed byte by byte and part by part, given to the page's own reader in Chromium (web/xlsx.js). Whatever comes in, it is a
// table within the limits or an error in words; never another exception, nor a hang.
import { deflateRawSync } from 'node:zlib';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../browser/support/browser.mjs';

const seconds = Number(process.env.FUZZ_SECONDS ?? 30);
const seed = Number(process.env.FUZZ_SEED ?? 1401);
const slowest_ms = 10_000;
const batch = 40;

let state = seed >>> 0;
/** mulberry32: the same seed, the same run. */
function random(bound) {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = state;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) % bound;
}
const one_of = (list) => list[random(list.length)];

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const parts = () => ({
  'xl/workbook.xml': `<workbook ${NS} xmlns:r="${REL}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': `<worksheet ${NS}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>کد</t></is></c></row>`
    + '<row r="2"><c r="A2"><v>45000.5</v></c><c r="C2" s="1"><v>45000</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c></row></sheetData></worksheet>',
  'xl/sharedStrings.xml': `<sst ${NS}><si><t>نام</t></si><si><r><t>a</t></r><rPh><t>b</t></rPh></si></sst>`,
  'xl/styles.xml': `<styleSheet ${NS}><numFmts><numFmt numFmtId="170" formatCode="yyyy/mm/dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
});

/** A zip of the parts, stored or deflated; checksums are left empty, as nobody reads them. */
function zip(files) {
  const locals = [];
  const directory = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const raw = Buffer.from(text);
    const stored = random(3) === 0;
    const packed = stored ? raw : deflateRawSync(raw);
    const label = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(stored ? 0 : 8, 8);
    local.writeUInt16LE(label.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(stored ? 0 : 8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(raw.length, 24);
    entry.writeUInt16LE(label.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, label, packed);
    directory.push(entry, label);
    at += 30 + label.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, listed, end]);
}

const NUMBERS = ['-1', '0', '1e308', '-1e308', '9'.repeat(400), 'NaN', 'Infinity', '1e-320', '4294967296', '0x10', '8640000000000001', ''];
const TOKENS = ['<c', '</row>', '<row>', '&lt;', '&x;', '<!DOCTYPE a [<!ENTITY b "cc">]>', 'r="ZZZ1"', 't="s"', 't="n"', 's="1"', '\u0000', ']]>', '<v>', '</v>', '"'];

/** One part with a piece put in, taken out, doubled or its numbers replaced. */
function change_text(text) {
  const at = random(text.length + 1);
  const length = random(40);
  switch (random(5)) {
    case 0: return text.slice(0, at) + one_of(TOKENS) + text.slice(at);
    case 1: return text.slice(0, at) + text.slice(at + length);
    case 2: return text.slice(0, at) + text.slice(at, at + length).repeat(1 + random(200)) + text.slice(at);
    case 3: return text.replace(/\d+(\.\d+)?/g, (found) => (random(3) ? found : one_of(NUMBERS)));
    default: return text.slice(0, at) + String.fromCharCode(random(0xffff)) + text.slice(at + 1);
  }
}

function workbook() {
  const files = parts();
  for (let changes = random(4); changes > 0; changes--) {
    const name = one_of(Object.keys(files));
    if (random(12) === 0 && Object.keys(files).length > 1) delete files[name];
    else files[name] = change_text(files[name]);
  }
  const bytes = zip(files);
  for (let changes = random(3) === 0 ? 1 + random(6) : 0; changes > 0; changes--) bytes[random(bytes.length)] = random(256);
  return random(20) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes;
}

/** In the page: what each workbook comes to. */
async function read_all(workbooks) {
  const { firstSheetAsCsv } = globalThis.xlsx;
  const found = [];
  for (const text of workbooks) {
    const began = performance.now();
    let said;
    try {
      const csv = await firstSheetAsCsv(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
      said = typeof csv === 'string' && csv.endsWith('\r\n') ? 'table' : `not a table: ${typeof csv}`;
      if (csv === '\r\n') said = 'table';
    } catch (error) {
      said = error instanceof Error && error.message.startsWith('پروندهٔ') ? 'refused' : `${error?.name}: ${error?.message}\n${error?.stack}`;
    }
    found.push({ said, took_ms: performance.now() - began });
  }
  return found;
}

const browser = await launch();
const counts = { table: 0, refused: 0 };
let failure = null;
try {
  const page = await browser.newPage();
  const source = readFileSync(new URL('../../web/xlsx.js', import.meta.url), 'utf8');
  await page.addScriptTag({ type: 'module', content: `${source}\nglobalThis.xlsx = { firstSheetAsCsv };` });
  await page.waitForFunction(() => globalThis.xlsx);
  const until = Date.now() + seconds * 1000;
  while (!failure && Date.now() < until) {
    const workbooks = Array.from({ length: batch }, () => Buffer.from(workbook()).toString('base64'));
    const answers = await page.evaluate(read_all, workbooks);
    for (const [at, { said, took_ms }] of answers.entries()) {
      if (said in counts) counts[said]++;
      if ((said in counts && took_ms < slowest_ms) || failure) continue;
      failure = `${said} (${Math.round(took_ms)} ms)`;
      writeFileSync(join(process.env.FUZZ_DIR ?? '.', 'xlsx-finding.xlsx'), Buffer.from(workbooks[at], 'base64'));
    }
  }
} finally {
  await browser.close();
}
console.log(`tables ${counts.table}, refused ${counts.refused}, seed ${seed}`);
console.log(`stat::number_of_executed_units: ${counts.table + counts.refused}`);
if (failure) console.log(`FINDING ${failure}`);
// A run that made only tables or only refusals has not looked.
process.exitCode = failure || !counts.table || !counts.refused ? 1 : 0;
