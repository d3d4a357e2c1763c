/** What the README says is held against the code. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/commands/index.ts';
import { commandTable, readme, withTable } from './helpers/readme.ts';

const PACKAGE = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

describe('the README', () => {
  it('has the table of commands as they are (npm run docs)', () => {
    expect(readme()).toBe(withTable(readme(), commandTable(commands)));
  });

  it('names every dependency with its reason', () => {
    const all = Object.keys({ ...PACKAGE.dependencies, ...PACKAGE.devDependencies, ...PACKAGE.optionalDependencies });
    expect(all.filter((name) => !readme().includes(`\`${name}\``))).toEqual([]);
  });

  it('points only at files that are there', () => {
    const paths = [...readme().matchAll(/`((?:src|test|drizzle|manifests)\/[\w./-]+)`/g)].map(
      ([, path]) => path as string,
    );
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([]);
  });

  it('gives only scripts that exist', () => {
    const scripts = [...readme().matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name as string);
    expect(scripts.filter((name) => !(name in PACKAGE.scripts))).toEqual([]);
  });
});
