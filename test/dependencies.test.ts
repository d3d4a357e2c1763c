/** The packages that an installation brings and those that it leaves out. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectFile } from './helpers/docs.ts';
import { changelogEntry, RELEASED } from './helpers/release.ts';

interface Locked {
  readonly version?: string;
  readonly link?: true;
  readonly dev?: true;
  readonly optional?: true;
  readonly devOptional?: true;
}

const read = (path: string) => readFileSync(projectFile(path), 'utf8');
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const locked = Object.entries(packages).map(([path, entry]) => ({
  name: path.replace(/^.*node_modules\//, ''),
  ...entry,
}));

test('an installation without optional packages lacks only Node itself, TypeScript and types', () => {
  const left = locked.filter(({ dev, optional, devOptional }) => !dev && (optional || devOptional));
  const others = left.filter(({ name }) => !/^(node-(linux|win)-|@?typescript(\/|$)|@types\/)/.test(name));
  expect(others.map(({ name }) => name)).toEqual([]);
});

test('the packages that the SDK for Teams requires and the bot never calls are not installed', () => {
  const never = ['@azure/identity', '@azure/msal-node', 'botbuilder-dialogs', 'gpt-tokenizer', 'openai'];
  const standIns = locked.filter(({ link }) => link).map(({ name }) => name);
  expect(standIns.sort()).toEqual(never);
  expect(locked.filter(({ name, link }) => never.includes(name) && !link)).toEqual([]);
});

test('no uuid from before 11.1.1 is installed, because those write past a buffer that is too short', () => {
  const versions = locked.filter(({ name }) => name === 'uuid').map(({ version }) => version);
  expect(versions).toEqual(['11.1.1']);
});

test('a release holds no tests', () => {
  expect(RELEASED.filter((path) => /^(test|\.ci|node_modules|data)/.test(path))).toEqual([]);
});

test('the release notes are the entry of the version, else of the changes without a version', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n- new\n\n## [1.0.0] - 2026-01-01\n\n- first\n\n## [0.9.0]\n\n- old\n';
  expect(changelogEntry(changelog, '1.0.0')).toBe('## [1.0.0] - 2026-01-01\n\n- first\n');
  expect(changelogEntry(changelog, '1.1.0')).toBe('## [Unreleased]\n\n- new\n');
  expect(() => changelogEntry('# Changelog\n', '1.0.0')).toThrow('no entry');
});
