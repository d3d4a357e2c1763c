#!/usr/bin/env node
// Plain JavaScript: runs a script under Node 24, handing over to the one npm installed when started with an older Node.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED = 24;
const system = process.platform === 'win32' ? 'win' : process.platform;
const installed = fileURLToPath(
  new URL(`../node_modules/node-${system}-${process.arch}/bin/node${system === 'win' ? '.exe' : ''}`, import.meta.url),
);
const here = fileURLToPath(new URL('.', import.meta.url));
const [script, ...args] = process.argv.length > 2 ? process.argv.slice(2) : [resolve(here, 'main.ts')];

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  // What one run has compiled the next one loads: a third less to start. Where this folder cannot be written, as under
  // systemd, NODE_COMPILE_CACHE names another; without either nothing is kept.
  module.enableCompileCache(resolve(here, '../node_modules/.cache/compiled'));
  process.argv = [process.argv[0], resolve(script), ...args];
  await import(pathToFileURL(resolve(script)).href);
} else if (existsSync(installed)) {
  const again = [...process.execArgv, fileURLToPath(import.meta.url), resolve(script), ...args];
  const child = spawn(installed, again, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
} else {
  console.error(
    `bvn needs Node ${NEEDED} or later and this is Node ${process.versions.node}: run "npm ci" in the project folder, or install Node ${NEEDED} from your system's packages, and start again.`,
  );
  process.exit(1);
}
