// The first sheet of an .xlsx as CSV. A workbook is a zip of XML; the browser inflates and parses, and every size is bounded, so
// that a crafted file costs a clear error and no memory. Only what a table of values needs is read: no formulas, no styles
// but those that say "this number is a date".

const LIMITS = Object.freeze({ entries: 2_000, entry_bytes: 64 * 1024 * 1024, rows: 100_000, columns: 256, cell_chars: 32_767 });
const DAY_MS = 86_400_000;
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);
const EXCEL_LAST_DAY = 2_958_465; // 9999-12-31
const decoder = new TextDecoder();

function bad(text) {
  return new Error(`پروندهٔ ‎.xlsx‎ خوانده نشد: ${text}`);
}

/** The zip's directory: name → {method, at, packed, size}. Sizes come from the central directory, which cannot be streamed past. */
function directory(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = -1;
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 65_557; at--) {
    if (view.getUint32(at, true) === 0x06054b50) { end = at; break; }
  }
  if (end < 0) throw bad('این پرونده یک کارپوشهٔ اکسل نیست.');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > LIMITS.entries) throw bad('شمار اجزای آن بیش از اندازه است.');
  const entries = new Map();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw bad('فهرست آن آسیب دیده است.');
    const nameLength = view.getUint16(at + 28, true);
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replace(/^\//, '');
    entries.set(name, {
      method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Inflates one entry, stopping as soon as it grows past the limit, whatever its header claims. */
async function contents(bytes, entry) {
  if (entry.size > LIMITS.entry_bytes) throw bad('بیش از اندازه بزرگ است.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== 0x04034b50) throw bad('آسیب دیده است.');
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) throw bad('ناتمام است.');
  if (entry.method === 0) return decoder.decode(packed);
  if (entry.method !== 8) throw bad('شیوهٔ فشرده‌سازی آن شناخته نیست.');
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts = [];
  let total = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      total += value.length;
      if (total > LIMITS.entry_bytes) { await reader.cancel(); throw bad('بیش از اندازه بزرگ است.'); }
      parts.push(value);
    }
  } catch (error) {
    throw error instanceof TypeError ? bad('آسیب دیده است.') : error;
  }
  return new Blob(parts).text();
}

function parse(xml) {
  const parsed = new DOMParser().parseFromString(xml, 'application/xml');
  if (parsed.querySelector('parsererror')) throw bad('ساختار آن درست نیست.');
  return parsed;
}

const all = (node, name) => node.getElementsByTagNameNS('*', name);

/** Text of a shared or inline string: runs joined, phonetic hints left out. */
function stringOf(node) {
  return [...all(node, 't')].filter((t) => t.parentNode.localName !== 'rPh').map((t) => t.textContent).join('');
}

/** Column index of a reference like "AB12". */
function columnOf(reference) {
  let column = 0;
  for (const letter of reference.match(/^[A-Z]+/)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Indices of cell formats that show a day. */
function dateStyles(styles) {
  if (!styles) return new Set();
  const custom = new Map([...all(styles, 'numFmt')].map((f) => [Number(f.getAttribute('numFmtId')), f.getAttribute('formatCode')]));
  const isDate = (id) => (id >= 14 && id <= 22) || /[ymd]/i.test((custom.get(id) ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
  const formats = all(styles, 'cellXfs')[0];
  return new Set([...(formats ? all(formats, 'xf') : [])].flatMap((xf, i) => (isDate(Number(xf.getAttribute('numFmtId'))) ? [i] : [])));
}

function valueOf(cell, shared, dates) {
  const kind = cell.getAttribute('t');
  if (kind === 'inlineStr') return stringOf(cell);
  const raw = all(cell, 'v')[0]?.textContent ?? '';
  if (kind === 's') return shared[Number(raw)] ?? '';
  if (kind === 'b') return raw === '1' ? 'true' : 'false';
  if (kind === 'e') return '';
  if (!kind || kind === 'n') {
    // A number that is no day of Excel's is shown as it stands, and the row says what is wrong with it.
    const day = dates.has(Number(cell.getAttribute('s'))) && raw !== '' ? Number(raw) : -1;
    if (day >= 0 && day <= EXCEL_LAST_DAY) {
      return new Date(EXCEL_EPOCH_MS + Math.floor(day) * DAY_MS).toISOString().slice(0, 10);
    }
    // Excel writes 0.1 + 0.2 with seventeen digits, and long identifiers with an exponent; a table shows fifteen.
    return /[eE.]/.test(raw) && Number.isFinite(Number(raw)) ? plain(Number(Number(raw).toPrecision(15))) : raw;
  }
  return raw;
}

/** A number without an exponent. */
function plain(value) {
  return Math.abs(value) >= 1e21 ? BigInt(value).toString() : value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 });
}

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Path of the first sheet in the workbook's own order. */
async function firstSheet(read) {
  const workbook = await read('xl/workbook.xml');
  const links = await read('xl/_rels/workbook.xml.rels');
  const id = workbook && all(workbook, 'sheet')[0]?.getAttributeNS(
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'id');
  const link = links && [...all(links, 'Relationship')].find((each) => each.getAttribute('Id') === id);
  const target = link?.getAttribute('Target');
  if (!target) throw bad('برگه‌ای در آن نیست.');
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** CSV (RFC 4180, UTF-8) of the first sheet of the workbook in `bytes`. */
export async function firstSheetAsCsv(bytes) {
  const entries = directory(bytes);
  const read = async (name) => (entries.has(name) ? parse(await contents(bytes, entries.get(name))) : null);
  const sheet = await read(await firstSheet(read));
  if (!sheet) throw bad('برگه‌ای در آن نیست.');
  const strings = await read('xl/sharedStrings.xml');
  const shared = strings ? [...all(strings, 'si')].map(stringOf) : [];
  const dates = dateStyles(await read('xl/styles.xml'));
  const rows = all(sheet, 'row');
  if (rows.length > LIMITS.rows) throw bad('بیش از ۱۰۰٬۰۰۰ سطر دارد.');
  const lines = [];
  for (const row of rows) {
    const line = [];
    for (const cell of all(row, 'c')) {
      const reference = cell.getAttribute('r');
      const column = reference ? columnOf(reference) : line.length;
      if (column < 0 || column >= LIMITS.columns) throw bad('بیش از ۲۵۶ ستون دارد.');
      while (line.length < column) line.push('');
      line[column] = valueOf(cell, shared, dates).slice(0, LIMITS.cell_chars);
    }
    lines.push(line.map(quoted).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}
