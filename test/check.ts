/** `npm run check`: types, lint and format, dead code, import rules, plain words and generated pages; a line each, with its findings below. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const module = (path: string) => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));

const testFile = (path: string) =>
  [module('vitest/vitest.mjs'), 'run', '--config', 'test/vitest.config.ts', path] as const;

const CHECKS: readonly (readonly [name: string, script: string, ...args: string[]])[] = [
  ['types', module('typescript/bin/tsc'), '-p', '.'],
  ['types of the page', module('typescript/bin/tsc'), '-p', 'src/platforms/local/page'],
  ['lint and format', module('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'],
  ['dead code', module('knip/bin/knip.js'), '--no-progress'],
  ['import rules', ...testFile('test/architecture.test.ts')],
  ['plain words', ...testFile('test/plain-words.test.ts')],
  ['generated pages', 'test/docs.ts', '--check'],
];

/** Runs a check under this very Node; resolves with what it wrote when it found something, else with null. */
function findings(script: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const written: Buffer[] = [];
    const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => written.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? null : Buffer.concat(written).toString()));
  });
}

for (const [name, script, ...args] of CHECKS) {
  const found = await findings(script, args);
  console.log(found === null ? `good   ${name}` : `WRONG  ${name}\n${found.trimEnd()}\n`);
  if (found !== null) process.exitCode = 1;
}
