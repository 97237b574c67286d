// Chromium as an officer has it, with every complaint of the page kept: a journey that ends with one has failed.

import { chromium } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

// WebGL by software, as the machine has no other; the page put together by software too: by a graphics card that is itself software it takes
// twice as long, and no journey looks at that. The benchmarks take the same browser: README.md says what the emulated card costs.
const FLAGS = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist', '--disable-gpu-compositing'];

/** What Chromium writes by itself about answers that the journey provokes. */
const EXPECTED = /Failed to load resource|net::ERR_|WebSocket connection to/;

/** No journey judges by the clock: this only ends what hangs, on a machine that is busy with other lanes. */
const PATIENCE_MS = 90_000;

/** Device pixels a CSS pixel where nobody looks: a journey acts by roles and names, and software paints these in a fraction of the time. */
export const COARSE = 0.25;

export const pictures = process.env.PICTURES_DIR ?? join(process.env.BUILD_DIR ?? 'build', 'pictures');

export function launch(more = []) {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...FLAGS, ...more] });
}

/** A browser whose profile lies in `folder`, as on an office's machine; resolves with its context. */
export function launchWithProfile(folder) {
  return chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS, locale: 'fa-IR', timezoneId: 'Asia/Tehran',
    viewport: { width: 1440, height: 900 }, deviceScaleFactor: COARSE,
  });
}

/** One officer's browser: a context and its pages, with everything that went wrong in `complaints`. */
export class Officer {
  constructor(context, server) {
    context.setDefaultTimeout(PATIENCE_MS);
    this.context = context;
    this.server = server;
    this.complaints = [];
    context.on('console', (line) => {
      if (line.type() === 'error' && !EXPECTED.test(line.text())) this.complaints.push(line.text());
    });
    context.on('weberror', (error) => this.complaints.push(String(error.error().stack ?? error.error())));
  }

  /** `ratio` is device pixels a CSS pixel. */
  static async open(browser, server, { width = 1440, height = 900, dark = false, forcedColors = false, ratio = 1 } = {}) {
    const context = await browser.newContext({
      viewport: { width, height }, deviceScaleFactor: ratio, colorScheme: dark ? 'dark' : 'light', forcedColors: forcedColors ? 'active' : 'none', locale: 'fa-IR', timezoneId: 'Asia/Tehran',
      acceptDownloads: true,
    });
    return new Officer(context, server);
  }

  async page() {
    const page = await this.context.newPage();
    await page.goto(this.server.address);
    return page;
  }

  close() { return this.context.close(); }
}

/** Keeps a picture to be looked at; named by what it shows. */
export async function picture(page, name) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}
