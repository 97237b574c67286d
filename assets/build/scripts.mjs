#!/usr/bin/env node
// Scripts as they travel: each module together with what it imports, all of it short. Reads {on_demand: [name], sources: {name: text}} as
// JSON and writes {name: text}, without the modules that went into others. Marks (site.py) stay as they are: what is imported by
// `import '{{asset:NAME}}'` is taken in, what is asked for later is left to be asked for.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { build, transform } = createRequire(new URL('../', import.meta.url))('esbuild');

const SHORT = { minify: true, target: 'es2022', charset: 'utf8', legalComments: 'none', logLevel: 'warning' };
const IMPORT = /^(?:import|export)\b[^;]*?\bfrom '\{\{asset:([^{}]+)\}\}'/gm;

const { on_demand: onDemand, sources } = JSON.parse(readFileSync(0, 'utf8'));
const isModule = (name) => /^(import|export)\b/m.test(sources[name]);
const importedBy = (name) => [...sources[name].matchAll(IMPORT)].map(([, imported]) => imported);
const taken = new Set(Object.keys(sources).flatMap(importedBy));

const marks = {
  name: 'marks',
  setup(job) {
    job.onResolve({ filter: /^\{\{asset:/ }, ({ path, kind }) => (
      kind === 'import-statement' ? { path: path.slice('{{asset:'.length, -'}}'.length), namespace: 'web' } : { path, external: true }));
    job.onResolve({ filter: /./ }, ({ path }) => ({ path, namespace: 'web' }));
    job.onLoad({ filter: /./, namespace: 'web' }, ({ path }) => ({ contents: sources[path], loader: 'js' }));
  },
};

async function shortened(name) {
  if (!isModule(name)) return (await transform(sources[name], SHORT)).code;
  const { outputFiles } = await build({ ...SHORT, entryPoints: [name], bundle: true, format: 'esm', plugins: [marks], write: false });
  return outputFiles[0].text;
}

const wanted = Object.keys(sources).filter((name) => !taken.has(name) || onDemand.includes(name));
const done = await Promise.all(wanted.map(async (name) => [name, await shortened(name)]));
process.stdout.write(JSON.stringify(Object.fromEntries(done)));
