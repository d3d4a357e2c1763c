/**
 * `npm run release`: writes the files of a release into `release/` and prints their sizes. The content is that of the last
 * commit. The release is installed in a folder of its own and started there with Slack and Teams, before it counts.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changelogEntry, MOST_MEGABYTES, RELEASED, WITHOUT_NODE } from './helpers/release.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, 'release');
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const START_MS = 60_000;

/** Runs a program to its end and gives what it wrote. Throws when it fails. */
function run(cwd: string, program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

/** Settings of a service with both platforms, whose addresses lead nowhere. */
function settings(folder: string): Record<string, string> {
  const nowhere = 'http://127.0.0.1:9/';
  const id = '11111111-2222-3333-4444-555555555555';
  return {
    PORT: '0',
    DATABASE_URL: `file:${join(folder, 'try.db')}`,
    SLACK_BOT_TOKEN: 'xoxb-release',
    SLACK_SIGNING_SECRET: 'release',
    SLACK_API_URL: nowhere,
    TEAMS_APP_ID: id,
    TEAMS_APP_PASSWORD: 'release',
    TEAMS_TENANT_ID: id,
    TEAMS_OPENID_URL: nowhere,
    TEAMS_TOKEN_URL: nowhere,
  };
}

/** Starts the installed service with both platforms; resolves when it is ready, answers each of them, and has stopped. */
async function tryInstallation(folder: string): Promise<void> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, ['src/launch.mjs', 'src/main.ts'], {
    cwd: folder,
    env: { PATH, ...settings(folder) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
  let [written, isStopping] = ['', false];
  for await (const chunk of child.stdout) {
    written += chunk;
    const url = /"url":"(http:[^"]+)"/.exec(written)?.[1];
    if (url === undefined || isStopping) continue;
    isStopping = true;
    await expectStatus(`${url}/readyz`, 'GET', 200);
    // Each platform loads its package before it serves, and refuses a request that is not the platform's.
    await expectStatus(`${url}/slack/events`, 'POST', 401);
    await expectStatus(`${url}/api/messages`, 'POST', 400);
    child.kill('SIGTERM');
  }
  clearTimeout(timer);
  const code = await ended;
  if (code !== 0 || !isStopping) throw new Error(`The installed service ended with code ${code}:\n${written}`);
}

async function expectStatus(url: string, method: string, expected: number): Promise<void> {
  const body = method === 'POST' ? JSON.stringify({ channelId: 'msteams', type: 'message' }) : null;
  const { status } = await fetch(url, { method, body, headers: { 'content-type': 'application/json' } });
  if (status !== expected) throw new Error(`${url} answered ${status} in place of ${expected}.`);
}

const changed = run(ROOT, 'git', 'status', '--porcelain').trim();
if (changed !== '') throw new Error(`A release is made of what is committed. Commit or remove first:\n${changed}`);
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const name = `bvn-${version}`;
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT);
const tarball = join(OUT, `${name}.tar.gz`);
run(ROOT, 'git', 'archive', '--format=tar.gz', `--prefix=${name}/`, `--output=${tarball}`, 'HEAD', ...RELEASED);

const trial = mkdtempSync(join(tmpdir(), 'bvn-release-'));
try {
  run(trial, 'tar', '-xzf', tarball);
  const installed = join(trial, name);
  run(installed, NPM, 'ci', '--prefer-offline', ...WITHOUT_NODE);
  const size = run(installed, 'du', '-sm', 'node_modules').trim();
  console.log(`Installed with ${WITHOUT_NODE.join(' ')}, du -sm: ${size}`);
  if (Number.parseInt(size, 10) > MOST_MEGABYTES) throw new Error(`That is more than ${MOST_MEGABYTES} MB.`);
  await tryInstallation(installed);
  console.log('Started from there: ready, and Slack and Teams answer.');
  // From the lockfile, because the installed folder lacks the packages for development that package.json names.
  const sbom = run(installed, NPM, 'sbom', '--sbom-format=cyclonedx', '--package-lock-only', ...WITHOUT_NODE);
  writeFileSync(join(OUT, `${name}.sbom.json`), sbom);
  console.log(`Packages in the SBOM: ${(JSON.parse(sbom) as { components: unknown[] }).components.length}`);
} finally {
  rmSync(trial, { recursive: true, force: true });
}
const entry = changelogEntry(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'), version);
writeFileSync(join(OUT, `${name}.changes.md`), entry);

const files = [`${name}.tar.gz`, `${name}.sbom.json`, `${name}.changes.md`];
const sums = files.map(
  (file) =>
    `${createHash('sha256')
      .update(readFileSync(join(OUT, file)))
      .digest('hex')}  ${file}\n`,
);
writeFileSync(join(OUT, 'SHA256SUMS'), sums.join(''));
for (const file of [...files, 'SHA256SUMS']) console.log(`release/${file}: ${statSync(join(OUT, file)).size} bytes`);
