#!/usr/bin/env node
// Rights decided a second time: the policies of cedar/, written from the directives' own sentences, against what
// decide() says of every combination that the tables have and of made-up ones (KOTAJ_RIGHTS_SEED, KOTAJ_RIGHTS_COUNT).
import { fork, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const cedar = await import(
  new URL('../browser/node_modules/@cedar-policy/cedar-wasm/nodejs/cedar_wasm.js', import.meta.url));
const tool = join(process.env.BUILD_DIR ?? dirname(process.argv[2] ?? ''), 'kotaj_rights');
const seed = process.env.KOTAJ_RIGHTS_SEED ?? '1401';
const made_up = process.env.KOTAJ_RIGHTS_COUNT ?? '100000';
const shown_differences = 10;
const most_processes = 4;
const mutants_tried = 40;
const output_bytes = 512 * 1024 * 1024;

// The first condition that does not hold is the refusal (short-landing.md, Who may do what). What no policy permits
// is closed: to the position where a directive has opened access at all, else for want of one.
const order = ['disabled', 'no_assignment', 'no_central_grant', 'no_local_grant', 'not_in_force', 'not_open_to_position',
  'wrong_state'];
const closed = new Map([['short_landing', 'not_open_to_position']]);

/** Module name -> its policies by id. */
function read_policies() {
  const sets = new Map();
  for (const file of readdirSync(join(here, 'cedar')).filter((name) => name.endsWith('.cedar')).sort()) {
    const text = readFileSync(join(here, 'cedar', file), 'utf8');
    for (const part of text.split(/^\/\/ module /m).slice(1)) {
      const [, name, body] = /^(\w+)\n([^]*)$/.exec(part);
      const policies = {};
      for (const policy of body.split(/^(?=@id\()/m).filter((piece) => piece.startsWith('@id('))) {
        policies[/^@id\("([^"]+)"\)/.exec(policy)[1]] = policy;
      }
      sets.set(name, policies);
    }
  }
  return sets;
}

const principal = { type: 'Person', id: 'actor' };
const resource = { type: 'Record', id: 'record' };

/** What Cedar answers: the refusals whose policies hold, and whether nothing permits. */
function ask({ module, act, context }, in_force_anyway) {
  const answer = cedar.statefulIsAuthorized({ principal, action: { type: 'Action', id: act }, resource,
    context: { ...context, in_force_anyway }, preparsedPolicySetId: module, validateRequest: false, entities: [] });
  if (answer.type !== 'success') return { found: new Set([`cedar: ${JSON.stringify(answer.errors)}`]) };
  const { decision, diagnostics } = answer.response;
  // A permit that looks at an assignment that is not there is no permit; nothing else may fail.
  const failed = diagnostics.errors.filter(({ policyId }) => !policyId.startsWith('permit'));
  if (failed.length) return { found: new Set([`cedar: ${JSON.stringify(failed)}`]) };
  const found = new Set(diagnostics.reason.map((id) => id.split('.')[0]).filter((code) => code !== 'permit'));
  return { found, permitted: decision === 'allow' || found.size > 0 };
}

/** The refusal's code as Cedar has it, or "allowed". */
function decided_by_cedar(scene) {
  const { found, permitted } = ask(scene, false);
  // Cedar tells of a forbidden act no longer whether anything permits it; where only the day forbids, it is asked again without.
  const closed_anyway = !permitted || (found.size === 1 && found.has('not_in_force') && !ask(scene, true).permitted);
  if (closed_anyway) found.add(closed.get(scene.module) ?? 'no_assignment');
  if (!scene.stands) found.add('wrong_state');
  return order.find((code) => found.has(code)) ?? ([...found][0] ?? 'allowed');
}

/** One run of the tool, line by line. */
function compare(command) {
  const ran = spawnSync(tool, command, { encoding: 'utf8', maxBuffer: output_bytes });
  const tally = { same: 0, codes: {}, differences: [] };
  if (ran.status !== 0) tally.differences.push(`${command.join(' ')} ended with ${ran.status} ${ran.error ?? ''}`);
  for (const line of (ran.stdout ?? '').split('\n')) {
    if (!line) continue;
    const scene = JSON.parse(line);
    const expected = decided_by_cedar(scene);
    if (expected === scene.decided) tally.same++;
    else tally.differences.push(`Cedar says ${expected}: ${line}`);
    tally.codes[scene.decided] = (tally.codes[scene.decided] ?? 0) + 1;
  }
  return tally;
}

function prepare() {
  for (const [name, staticPolicies] of read_policies()) {
    const answer = cedar.preparsePolicySet(name, { staticPolicies });
    if (answer.type !== 'success') throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
  }
}

/** Every act of every module has a policy that speaks of it. */
function unspoken_acts() {
  const sets = read_policies();
  const listed = spawnSync(tool, ['modules'], { encoding: 'utf8' });
  const acts = listed.stdout.trim().split('\n').map((line) => line.split(' '));
  return acts.filter(([module, act]) => !Object.values(sets.get(module) ?? {}).some((text) => text.includes(`"${act}"`)));
}

/** The command's lines shared out among processes of this same program. */
async function in_parallel(command) {
  const parts = Math.max(1, Math.min(most_processes, availableParallelism()));
  const tallies = await Promise.all(Array.from({ length: parts }, (_, part) => new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [process.argv[2] ?? '', ...command, `${part}`, `${parts}`]);
    child.on('message', resolve);
    child.on('error', reject);
    child.on('exit', (status) => reject(new Error(`a process of ${command.join(' ')} ended with ${status}`)));
  })));
  const sum = { same: 0, codes: {}, differences: [] };
  for (const tally of tallies) {
    sum.same += tally.same;
    sum.differences.push(...tally.differences);
    for (const [code, count] of Object.entries(tally.codes)) sum.codes[code] = (sum.codes[code] ?? 0) + count;
  }
  return sum;
}

async function main() {
  let passed = 0;
  let failed = 0;
  const check = (good, what, details = []) => {
    console.log(`${good ? 'ok    ' : 'FAILED'} ${what}`);
    for (const detail of details.slice(0, shown_differences)) console.log(`       ${detail}`);
    if (good) passed++;
    else failed++;
  };
  const unspoken = unspoken_acts();
  check(unspoken.length === 0, 'every act has its policy', unspoken.map((pair) => pair.join(' ')));
  for (const command of [['table'], ['random', seed, made_up]]) {
    const { same, codes, differences } = await in_parallel(command);
    const counts = Object.entries(codes).sort().map(([code, count]) => `${code} ${count}`).join(', ');
    check(differences.length === 0 && same > 0, `${command.join(' ')}: ${same} alike, ${differences.length} not (${counts})`,
      differences);
    check(order.every((code) => code === 'disabled' || codes[code] > 0) && codes.allowed > 0,
      `${command[0]}: every answer comes up`);
  }
  const changed = spawnSync(tool, ['mutants'], { encoding: 'utf8' }).stdout.trim().split('\n');
  const [, cells] = /^(\d+) changed, 0 unnoticed$/.exec(changed.at(-1)) ?? [];
  check(cells > 0, `every changed cell of the tables is noticed: ${changed.at(-1)}`, changed);
  const unnoticed = [];
  for (let at = 0; at < mutants_tried; at++) {
    const number = Math.floor(at * Number(cells ?? 0) / mutants_tried);
    const { same, differences } = compare(['mutant', `${number}`]);
    if (same > 0 || differences.length === 0) unnoticed.push(`changed cell ${number}: ${same} lines alike`);
  }
  check(unnoticed.length === 0, `Cedar objects to every line of ${mutants_tried} changed tables`, unnoticed);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}

prepare();
if (process.send) process.send(compare(process.argv.slice(3)), () => process.exit(0));
else await main();
