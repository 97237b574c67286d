// The real program with a fresh database file: started on a free port, under faketime where a journey needs another day, filled by
// `kotaj admin`, killed or ended as a journey asks.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:net';

const program = process.env.KOTAJ ?? new URL('../../../build/native/kotaj', import.meta.url).pathname;
const site = process.env.WEB_DIR ?? new URL('../../../build/web', import.meta.url).pathname;

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** `moment` is UTC, "2022-08-23 08:00:00"; null is the machine's own clock. */
function underClock(moment, command) {
  return moment ? ['faketime', '-f', `@${moment}`, ...command] : command;
}

export class Server {
  #process = null;
  #output = '';

  constructor({ moment = null, demo = false, web = site } = {}) {
    this.moment = moment;
    this.demo = demo;
    this.web = web;
    this.data = mkdtempSync(join(tmpdir(), 'kotaj-journey-'));
    this.port = 0;
  }

  /** Runs a `kotaj` command to its end; throws with what it said where it did not succeed. */
  run(words, input = '') {
    const [command, ...rest] = underClock(this.moment, [program, ...words]);
    const once = () => spawnSync(command, rest, { input, encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } });
    let done = once();
    // faketime names its semaphore by its process number: one that was killed earlier left its own behind.
    for (let tries = 0; tries < 3 && /sem_open: File exists/.test(done.stderr); tries++) done = once();
    if (done.status !== 0) throw new Error(`kotaj ${words.join(' ')}: ${done.status} ${done.stderr}`);
    return done.stdout;
  }

  admin(words, input = '') {
    return this.run(['admin', '--data', this.data, ...words], input);
  }

  /** Starts serving; the second time on the same port, as a server that comes back does. */
  async start() {
    this.port ||= await freePort();
    const words = [program, 'serve', '--data', this.data, '--listen', `127.0.0.1:${this.port}`, '--web', this.web,
      ...(this.demo ? ['--demo'] : [])];
    const [command, ...rest] = underClock(this.moment, words);
    // A group of its own: faketime is a shell around the program, and both must hear the signal.
    this.#process = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: { ...process.env, TZ: 'UTC' } });
    this.#output = '';
    const take = (chunk) => { this.#output += chunk; };
    this.#process.stdout.on('data', take);
    this.#process.stderr.on('data', take);
    let ended = false;
    this.#process.on('exit', () => { ended = true; });
    for (let tries = 0; tries < 200; tries++) {
      if (ended) throw new Error(`kotaj serve ended: ${this.#output}`);
      try {
        if ((await fetch(`${this.address}/healthz`)).ok) return this;
      } catch { /* It does not listen yet. */ }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`kotaj serve does not answer: ${this.#output}`);
  }

  get address() { return `http://127.0.0.1:${this.port}`; }
  get output() { return this.#output; }

  /** Ends it: SIGTERM drains, SIGKILL does not. Resolves when it is gone. */
  stop(signal = 'SIGTERM') {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      child.once('exit', resolve);
      process.kill(-child.pid, signal);
    });
  }

  async remove() {
    await this.stop('SIGKILL');
    rmSync(this.data, { recursive: true, force: true });
  }
}
