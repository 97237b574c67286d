// A device that is not the desk: it speaks the sync envelope by itself and asks nobody what it may do. What the server then says is what
// holds when the client is bypassed. Written from the wire's description, not with the program's own code.

import { createHash, randomBytes } from 'node:crypto';

const SHORT_LANDING = 10;
const CURSOR_AT = 4 + 2 + 2 + 4 + 16;  // Behind envelope and device.

const number = (bytes) => (value) => {
  const out = Buffer.alloc(bytes);
  let rest = BigInt(value);
  for (let i = 0; i < bytes; i++, rest >>= 8n) out[i] = Number(rest & 0xffn);
  return out;
};
const u16 = number(2);
const u32 = number(4);
const u64 = number(8);
const block = (bytes) => Buffer.concat([u32(bytes.length), bytes]);
const text = (words) => block(Buffer.from(words));

/** The fewest bytes of two's complement, little endian; zero takes none. */
function minimal(value) {
  const out = [];
  let rest = BigInt(value);
  while (rest !== 0n) {
    const byte = Number(rest & 0xffn);
    out.push(byte);
    rest >>= 8n;
    if ((rest === -1n && byte >= 0x80) || (rest === 0n && byte < 0x80)) break;
    if (rest === 0n || rest === -1n) { out.push(rest === 0n ? 0 : 0xff); break; }
  }
  return Buffer.from(out);
}

const DAY_MS = 86_400_000;
const words = (value) => Buffer.from(value);
const flag = (value) => Buffer.from([value ? 1 : 0]);
const grams = (kilograms) => minimal(BigInt(Math.round(Number(kilograms) * 1000)));
/** A day by its Gregorian date: «1402/03/01» is 2023-05-22. */
const day = (gregorian) => minimal(Date.parse(`${gregorian}T00:00:00Z`) / DAY_MS);

/** A record: its members by number, those that are null left out. */
function record(members) {
  const kept = Object.entries(members).filter(([, bytes]) => bytes !== null);
  return Buffer.concat([u16(kept.length), ...kept.flatMap(([at, bytes]) => [u16(at), block(bytes)])]);
}

function list(rows) {
  return rows.length ? Buffer.concat([u32(rows.length), ...rows]) : null;
}

function deriveId(module, ...key) {
  const hash = createHash('sha256');
  for (const part of [module, ...key]) hash.update(text(part));
  return hash.digest().subarray(0, 16);
}

function uuid() {
  const id = randomBytes(16);
  id.writeUIntBE(Date.now(), 0, 6);
  id[6] = 0x70 | (id[6] & 0x0f);
  id[8] = 0x80 | (id[8] & 0x3f);
  return id;
}

/** Forms of the acts, by the public vectors' input. */
export const forms = {
  openCase: (input, { office, kotaj, registered, bank, branch = '101', hs = '10059010', goods = 'ذرت دامی' }) => ({
    act: 2,
    record: deriveId('short_landing', office, kotaj, registered.year),
    payload: record({
      1: words(office), 2: words(kotaj), 3: day(registered.on), 4: words('14020310'), 5: words(bank), 6: words(branch),
      7: words('LC14020001'), 8: words(hs), 9: words(goods), 10: words(input.goods_group),
      11: flag(input.preferential_currency), 12: flag(input.bulk_commodity), 13: words(input.carriage),
      14: words(input.purchase_basis), 15: words(input.purchase_basis), 16: words(input.purchase_basis),
      17: grams(input.declared.gross_kg), 18: grams(input.declared.net_kg),
      19: input.declared.packages === null ? null : minimal(input.declared.packages),
      20: words(input.declared.package_kind ?? ''),
      21: input.declared.quantity === null ? null : grams(input.declared.quantity), 22: words(input.declared.unit ?? ''),
      23: minimal(BigInt(Math.round(Number(input.declared.value) * 100))), 24: words(input.declared.currency),
      25: input.order_registration_quantity === null ? null : grams(input.order_registration_quantity),
    }),
  }),
  weighing: (weighing, on, plate) => ({
    act: 3,
    payload: record({
      1: words(plate), 2: grams(weighing.loaded_kg), 3: grams(weighing.empty_kg), 4: day(on),
      5: list(weighing.containers.map((one) => record({
        1: words(one.number), 2: words(String(one.size_ft)), 3: words(one.type),
        4: one.tare_kg === null ? null : grams(one.tare_kg), 5: one.tare_kg === null ? null : words('door'), 6: words(''),
      }))),
      6: words(''),
    }),
  }),
  packaging: (kilograms, on) => ({ act: 5, payload: record({ 1: grams(kilograms), 2: day(on), 3: words('') }) }),
  assessedQuantity: (quantity, on) => ({ act: 6, payload: record({ 1: grams(quantity), 2: day(on), 3: words('') }) }),
  amend: (changes, reason) => ({
    act: 7,
    payload: record({ 1: list(changes.map(([field, before, after]) => record({ 1: words(field), 2: words(before), 3: words(after) }))), 2: words(reason), 3: words('') }),
  }),
  exitComplete: (on) => ({ act: 10, payload: record({ 1: day(on) }) }),
  objection: (objector, said, on) => ({ act: 16, payload: record({ 1: day(on), 2: words(objector), 3: words(said), 4: words('') }) }),
  account: (said) => ({ act: 17, payload: record({ 1: words(said), 2: words('') }) }),
  closeWithoutNotice: (reason) => ({ act: 14, payload: record({ 1: words(reason) }) }),
  issueN1: () => ({ act: 11, payload: record({ 1: words('') }) }),
  issueN8: () => ({ act: 13, payload: record({ 1: words('') }) }),
};

function reader(bytes) {
  let at = 0;
  const take = (count) => bytes.subarray(at, at += count);
  const self = {
    skip: (count) => { at += count; },
    u8: () => take(1)[0],
    u16: () => take(2).readUInt16LE(),
    u32: () => take(4).readUInt32LE(),
    u64: () => take(8).readBigUInt64LE(),
    text: () => take(self.u32()).toString(),
  };
  return self;
}

/** One person's session and device. */
export class Device {
  constructor(server) {
    this.server = server;
    this.id = uuid();
    this.seq = 0n;
    this.cursor = 0n;  // `follow` moves it.
  }

  static async signIn(server, { user, password }) {
    const device = new Device(server);
    const answer = await fetch(`${server.address}/api/v1/session`, {
      method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Kotaj': '1' }, body: JSON.stringify({ user, password }),
    });
    if (!answer.ok) throw new Error(`sign-in of ${user}: ${answer.status} ${await answer.text()}`);
    device.user = user;
    device.cookie = answer.headers.getSetCookie()[0].split(';')[0];
    const shown = server.admin(['user', 'show', user]);
    const assignment = shown.split('\n').map((line) => line.split('\t')).find((line) => line[0] === 'assignment');
    device.assignment = Buffer.from(assignment[1].replaceAll('-', ''), 'hex');
    return device;
  }

  /** Sends one operation; resolves with {accepted, code, field, reason, source}. */
  async perform(form, target = form.record, base = 0) {
    const results = await this.send(this.request([form], target, base));
    if (results.length !== 1) throw new Error('sync: not one result');
    return results[0];
  }

  /** The bytes of a request that holds an operation for each of the forms. */
  request(given, target = null, base = 0) {
    const operations = given.map((form) => block(Buffer.concat([
      uuid(), this.id, u64(++this.seq), text(this.user), this.assignment, u16(SHORT_LANDING), target ?? form.record, u64(base),
      u64(Date.now()), u16(form.act), u16(1), block(form.payload), text(form.seen ?? ''),
    ])));
    const message = Buffer.concat([this.id, u64(0), u32(operations.length), ...operations]);
    return Buffer.concat([Buffer.from('KTJ1'), u16(1), u16(1), block(message)]);
  }

  /** Sends a request's bytes; resolves with its results. */
  async send(request) {
    return results(reader(await this.#post(request)));
  }

  async #post(request) {
    const answer = await fetch(`${this.server.address}/api/v1/sync`, {
      method: 'POST', body: request,
      headers: { 'Content-Type': 'application/octet-stream', 'X-Kotaj': '1', Cookie: this.cookie },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok) throw new Error(`sync: ${answer.status} ${bytes}`);
    return bytes;
  }

  /** Sends as a desk does that takes what changed: the next request asks for what came after. */
  async follow(request) {
    u64(this.cursor).copy(request, CURSOR_AT);
    const from = reader(await this.#post(request));
    const taken = results(from);
    from.skip(1);
    for (let changes = from.u32(); changes > 0; changes--) {
      from.skip(8 + 2 + 16 + 8);
      from.skip(from.u32());
    }
    from.skip(16 * from.u32());
    this.cursor = from.u64();
    return taken;
  }
}

function results(from) {
  from.skip(4 + 2 + 2 + 4);
  return Array.from({ length: from.u32() }, () => {
    from.skip(16);
    const accepted = from.u8() === 1;
    from.skip(16);
    if (from.u8() === 0) return { accepted };
    return { accepted, code: from.text(), field: from.text(), reason: from.text(), source: from.text() };
  });
}
