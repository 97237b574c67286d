// A string that stands in records which somebody must not see, and the search for it in whatever lies or travels around.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const CANARY = 'QANARI7f3aQANARI';

const forms = (text) => [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(Buffer.from(text).toString('hex')),
  ...[0, 1, 2].map((shift) => Buffer.from(Buffer.from('x'.repeat(shift) + text).toString('base64').slice(shift ? 4 : 0, -4)))];

/** Whether any form of `text` is in the bytes: as it is, in UTF-16, hexadecimal or base64. */
export function holds(bytes, text = CANARY) {
  const buffer = Buffer.from(bytes);
  return forms(text).some((form) => buffer.includes(form));
}

/** Files under a folder that hold `text` in any form. */
export function filesThatHold(folder, text = CANARY) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .filter((path) => holds(readFileSync(path), text));
}
