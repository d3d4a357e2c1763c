/** The parts of the README that are written from the code. */
import { readFileSync } from 'node:fs';
import type { Command } from '../../src/dispatch/command.ts';

const START = '<!-- commands: written by `npm run docs`, checked by a test -->';
const END = '<!-- /commands -->';

export const README = new URL('../../README.md', import.meta.url);

const WHO: Readonly<Record<Command['who'], string>> = {
  anyone: 'anybody',
  known: 'everybody in the record',
  officer: 'officers and leads',
  lead: 'programme leads',
};

/** Finer rules (the owner, the SRO) stand in `core/person.ts`; the table says the least that somebody must be. */
export function commandTable(commands: readonly Command[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const rows = commands.flatMap(({ usage, who }) =>
    usage.map(({ say, does }) => `| \`/bvn ${cell(say)}\` | ${cell(does)} | ${WHO[who]} |`),
  );
  return ['| say | to | who |', '|---|---|---|', ...rows].join('\n');
}

export function readme(): string {
  return readFileSync(README, 'utf8');
}

/** The README with this table between its marks. */
export function withTable(text: string, table: string): string {
  const start = text.indexOf(START) + START.length;
  return `${text.slice(0, start)}\n${table}\n${text.slice(text.indexOf(END))}`;
}
