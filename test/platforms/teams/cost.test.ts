/** Microsoft's SDK is loaded only where Teams is configured. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The packages of Microsoft that are loaded after these modules of ours. */
function loadedBy(...modules: readonly string[]): string {
  const code = `
    import { createRequire } from 'node:module';
    for (const module of ${JSON.stringify(modules)}) await import(module);
    const files = Object.keys(createRequire(import.meta.url).cache);
    const packages = files.flatMap((file) => /node_modules\\/(@microsoft\\/[^/]+|bot[^/]+|openai|gpt-tokenizer)/.exec(file)?.[1] ?? []);
    process.stdout.write([...new Set(packages)].sort().join(' '));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: ROOT, encoding: 'utf8' });
}

it('no part of Microsoft’s SDK is loaded before Teams is configured', () => {
  expect(loadedBy('./src/service/app.ts', './src/service/connect-teams.ts', './src/platforms/teams/teams.ts')).toBe('');
}, 60_000);

it('a configured Teams loads the SDK’s adapter without the parts for language models', () => {
  const packages = loadedBy('./src/platforms/teams/adapter.ts');
  expect(packages).toContain('@microsoft/teams-ai');
  expect(packages).not.toMatch(/openai|gpt-tokenizer|recognizers|dialogs/);
}, 60_000);
