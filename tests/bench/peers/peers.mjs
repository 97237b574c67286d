// Batches of 100 operations from 8 connections, taken by our server, by Bun with its SQLite, and by a CouchDB in Node. One JSON object a
// line: ours beside each of them.

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vector } from '../../browser/support/case.mjs';
import { putGrants, putPerson, putStaff, OFFICES } from '../../browser/support/people.mjs';
import { Server } from '../../browser/support/server.mjs';
import { Device, forms } from '../../browser/support/wire.mjs';

const CONNECTIONS = 8;
const BATCH = 100;
const BATCHES = 100;         // A connection; ours and Bun's.
const POUCH_BATCHES = 5;     // The same, of the slow one.
const bun = new URL('./node_modules/@oven/bun-linux-x64/bin/bun', import.meta.url).pathname;
const here = (name) => new URL(name, import.meta.url).pathname;
const { input } = vector('confirmed short landing, essential bulk, 1.5 %');

function print(name, value, baseline) {
  console.log(JSON.stringify({ name, value: Math.round(value), unit: 'operations/s', baseline: Math.round(baseline) }));
}

/** Runs `send(connection, batch)` on all connections at once; operations a second. */
async function rate(batches, send) {
  const began = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, async (_, connection) => {
    for (let batch = 0; batch < batches; batch++) await send(connection, batch);
  }));
  return CONNECTIONS * batches * BATCH / ((performance.now() - began) / 1000);
}

const officeOf = (connection) => `5020${connection}`;

async function ours() {
  const server = new Server();
  try {
    putStaff(server, ['admin']);
    const officers = Array.from({ length: CONNECTIONS }, (_, i) => {
      const office = officeOf(i);
      server.admin(['office', 'put', office, '--name', `گمرک سنجش ${i}`, '--kind', 'customs_office', '--parent', OFFICES.province]);
      const manager = putPerson(server, `manager${i}`, `مدیر ${i}`, 'office_manager', ['--office', office]).user;
      putGrants(server, manager, { by: 'admin' });
      const officer = putPerson(server, `officer${i}`, `کارشناس ${i}`, 'exit_gate_officer', ['--office', office]);
      putGrants(server, officer.user, { by: 'admin', manager, office });
      return officer;
    });
    await server.start();
    const devices = [];
    for (const officer of officers) devices.push(await Device.signIn(server, officer));
    const requests = devices.map((device, connection) => Array.from({ length: BATCHES }, (_, batch) => device.request(
      Array.from({ length: BATCH }, (__, at) => forms.openCase(input, {
        office: officeOf(connection), kotaj: String(1_000_000 + (connection * BATCHES + batch) * BATCH + at),
        registered: { on: '2023-05-22', year: '1402' }, bank: 'MELLI',
      })))));
    return await rate(BATCHES, async (connection, batch) => {
      const results = await devices[connection].follow(requests[connection][batch]);
      if (results.length !== BATCH || !results.every(({ accepted }) => accepted)) throw new Error(JSON.stringify(results.find(({ accepted }) => !accepted)));
    });
  } finally {
    await server.stop();
    rmSync(server.data, { recursive: true, force: true });
  }
}

/** Another server as a process over a folder of its own; its first line says its port. */
async function peer(command, work) {
  const folder = mkdtempSync(join(tmpdir(), 'kotaj-peer-'));
  const child = spawn(command[0], [...command.slice(1), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const port = await new Promise((resolve, reject) => {
      child.stdout.once('data', (line) => resolve(Number(line)));
      child.once('exit', (status) => reject(new Error(`${command[0]} ended: ${status}`)));
    });
    return await work(`http://127.0.0.1:${port}`);
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

const document = (connection, at) => ({
  office: OFFICES.own, kotaj: String(1_000_000 + at), ...input, weighings: [], connection,
});

async function post(address, body) {
  const answer = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  const said = await answer.json();
  if (!answer.ok || said.length !== BATCH) throw new Error(JSON.stringify(said).slice(0, 300));
}

const bunRate = () => peer([bun, here('./bun_server.mjs')], (address) => {
  const bodies = Array.from({ length: CONNECTIONS }, (_, connection) => Array.from({ length: BATCHES }, (__, batch) => JSON.stringify(
    Array.from({ length: BATCH }, (___, at) => ({
      id: randomUUID(), user: `gate${connection}`, record: randomUUID(), act: 'short_landing.open_case',
      payload: document(connection, (connection * BATCHES + batch) * BATCH + at),
    })))));
  return rate(BATCHES, (connection, batch) => post(address, bodies[connection][batch]));
});

const pouchRate = () => peer([process.execPath, here('./pouch_server.mjs')], async (address) => {
  await fetch(`${address}/cases`, { method: 'PUT' });
  return rate(POUCH_BATCHES, (connection, batch) => post(`${address}/cases/_bulk_docs`, JSON.stringify({
    docs: Array.from({ length: BATCH }, (_, at) => ({ _id: randomUUID(), ...document(connection, batch * BATCH + at) })),
  })));
});

const own = await ours();
print('operations over HTTP, beside Bun with SQLite at synchronous=FULL', own, await bunRate());
print('operations over HTTP, beside express-pouchdb', own, await pouchRate());
