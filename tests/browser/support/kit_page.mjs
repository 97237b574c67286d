// The kit's own page (tests/browser/kit_page), served as files: no program of ours stands behind it.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.ttf': 'font/ttf', '.svg': 'image/svg+xml' };

export class KitPage {
  #server;

  /** Serves the built page at a free port. */
  async start() {
    const folder = join(process.env.WASM_DIR ?? 'build/wasm', 'kit_page');
    this.#server = createServer(async (request, response) => {
      const path = normalize(new URL(request.url, 'http://kit').pathname);
      const file = join(folder, path === '/' ? 'index.html' : path);
      try {
        const bytes = await readFile(file);
        response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(bytes);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise((resolve) => { this.#server.listen(0, '127.0.0.1', resolve); });
    this.address = `http://127.0.0.1:${this.#server.address().port}`;
    return this;
  }

  stop() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => { this.#server.close(resolve); });
  }

  /** Opens it and waits for the first picture. */
  async open(context) {
    const page = await context.newPage();
    await page.goto(this.address);
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
    return page;
  }
}

/** Goes to one of its pages by the name in its navigation. */
export async function goTo(page, name) {
  await page.getByRole('link', { name, exact: false }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor({ state: 'attached' });
}
