// Debian's Firefox by WebDriver BiDi, its own remote protocol: just what a smoke journey needs. Elements are found by role and accessible
// name, as Firefox computes them.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { pictures } from './browser.mjs';

const PATIENCE_MS = 60_000;
const LOOK_MS = 100;
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

export class Firefox {
  #process;
  #screen;
  #profile;
  #socket;
  #waiting = new Map();
  #next = 0;
  complaints = [];

  static async launch() {
    const self = new Firefox();
    self.#profile = mkdtempSync(join(tmpdir(), 'kotaj-firefox-'));
    const settings = { 'datareporting.policy.dataSubmissionEnabled': false, 'browser.shell.checkDefaultBrowser': false,
      'app.update.enabled': false, 'extensions.update.enabled': false, 'webgl.force-enabled': true };
    writeFileSync(join(self.#profile, 'user.js'),
      Object.entries(settings).map(([name, value]) => `user_pref("${name}", ${value});`).join('\n'));
    const display = await self.#openScreen();
    self.#process = spawn(process.env.FIREFOX ?? 'firefox-esr',
      ['--no-remote', '--profile', self.#profile, '--remote-debugging-port', '0', '--width', '1440', '--height', '900'],
      { env: { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1' } });
    const address = await self.#listening();
    await self.#connect(`${address}/session`);
    await self.call('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    await self.call('session.subscribe', { events: ['log.entryAdded'] });
    const { contexts } = await self.call('browsingContext.getTree', {});
    self.context = contexts[0].context;
    return self;
  }

  /** A screen of its own in memory: without one Firefox has no WebGL. Resolves with its name. */
  #openScreen() {
    this.#screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
    return new Promise((resolve, reject) => {
      this.#screen.once('error', reject);
      this.#screen.stdout.once('data', (number) => resolve(`:${String(number).trim()}`));
    });
  }

  #listening() {
    return new Promise((resolve, reject) => {
      let said = '';
      const late = setTimeout(() => reject(new Error(`Firefox does not listen: ${said}`)), PATIENCE_MS);
      this.#process.once('error', reject);
      this.#process.stderr.on('data', (bytes) => {
        said += bytes;
        const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
        if (!found) return;
        clearTimeout(late);
        resolve(found[1]);
      });
    });
  }

  #connect(address) {
    this.#socket = new WebSocket(address);
    this.#socket.on('message', (bytes) => {
      const message = JSON.parse(bytes);
      if (message.method === 'log.entryAdded' && message.params.level === 'error') this.complaints.push(message.params.text);
      const waiting = this.#waiting.get(message.id);
      if (!waiting) return;
      this.#waiting.delete(message.id);
      if (message.type === 'error') waiting.reject(new Error(`${message.error}: ${message.message}`));
      else waiting.resolve(message.result);
    });
    return new Promise((resolve, reject) => { this.#socket.once('open', resolve).once('error', reject); });
  }

  call(method, params) {
    const id = ++this.#next;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => { this.#waiting.delete(id); reject(new Error(`Firefox does not answer ${method}`)); }, PATIENCE_MS);
      const settle = (how) => (value) => { clearTimeout(late); how(value); };
      this.#waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
    });
  }

  open(url) {
    return this.call('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
  }

  /** Runs a function in the page with one element; resolves with its value. */
  async evaluate(work, element = null) {
    const answer = await this.call('script.callFunction', {
      functionDeclaration: String(work), target: { context: this.context }, awaitPromise: true,
      arguments: element ? [{ sharedId: element }] : [],
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return answer.result.value;
  }

  /** Waits for an element by role and accessible name. */
  async byRole(role, name) {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const { nodes } = await this.call('browsingContext.locateNodes',
        { context: this.context, locator: { type: 'accessibility', value: { role, name } }, maxNodeCount: 1 });
      if (nodes.length) return nodes[0].sharedId;
      if (Date.now() > until) throw new Error(`Firefox sees no ${role} «${name}»`);
      await pause(LOOK_MS);
    }
  }

  async until(work, what) {
    const until = Date.now() + PATIENCE_MS;
    while (!await this.evaluate(work)) {
      if (Date.now() > until) throw new Error(`Firefox waited in vain: ${what}`);
      await pause(LOOK_MS);
    }
  }

  /** A real press of the mouse in the middle of an element. */
  async click(role, name) {
    const element = { type: 'element', element: { sharedId: await this.byRole(role, name) } };
    await this.call('input.performActions', { context: this.context, actions: [{ type: 'pointer', id: 'mouse', actions: [
      { type: 'pointerMove', x: 0, y: 0, origin: element }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }] }] });
  }

  async focus(role, name) {
    await this.evaluate((element) => { element.focus(); }, await this.byRole(role, name));
  }

  /** Types words, or presses one key by its WebDriver code. */
  type(words) {
    const actions = [...words].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    return this.call('input.performActions', { context: this.context, actions: [{ type: 'key', id: 'keys', actions }] });
  }

  async picture(name) {
    const { data } = await this.call('browsingContext.captureScreenshot', { context: this.context });
    mkdirSync(pictures, { recursive: true });
    writeFileSync(join(pictures, `${name}.png`), Buffer.from(data, 'base64'));
  }

  async close() {
    await Promise.race([this.call('browser.close', {}).catch(() => {}), pause(3_000)]);
    this.#socket.terminate();
    this.#process.kill('SIGKILL');
    this.#screen.kill();
    await pause(LOOK_MS);
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

export const ENTER = '\uE007';
