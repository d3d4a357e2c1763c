/** The pages under docs/ that are written from the code: `npm run docs` writes them, `npm run check` compares them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { commands } from '../../src/commands/index.ts';
import type { Command } from '../../src/dispatch/command.ts';
import { projectFile } from './docs.ts';
import { roomRows, roomsDiagram } from './rooms.ts';

export interface GeneratedPage {
  /** Relative to the project, `docs/commands.md`. */
  readonly path: string;
  readonly text: string;
}

/** Begins a page that is written from the code as a whole. */
export const GENERATED = '<!-- Written by `npm run docs`. Do not edit this page by hand. -->';

/** Every page that is generated, as a whole or in parts, as the code would have it now. */
export function generatedPages(): readonly GeneratedPage[] {
  return [
    { path: 'docs/commands.md', text: commandsPage(commands) },
    { path: 'docs/settings.md', text: settingsPage(readFileSync(projectFile('.env.example'), 'utf8')) },
    { path: 'docs/architecture.md', text: architecturePage(readFileSync(projectFile('docs/architecture.md'), 'utf8')) },
  ];
}

/** The paths of the pages whose file is missing or out of date. */
export function stalePages(pages: readonly GeneratedPage[] = generatedPages()): readonly string[] {
  return pages.filter(({ path, text }) => textOf(path) !== text).map(({ path }) => path);
}

/** Writes every generated page. */
export function writePages(pages: readonly GeneratedPage[] = generatedPages()): void {
  for (const { path, text } of pages) writeFileSync(projectFile(path), text);
}

function textOf(path: string): string | null {
  try {
    return readFileSync(projectFile(path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const WHO: Readonly<Record<Command['who'], string>> = {
  anyone: 'anybody',
  known: 'everybody in the record',
  officer: 'officers and leads',
  lead: 'programme leads',
};

function commandsPage(all: readonly Command[]): string {
  const rows = all.flatMap(({ usage, who }) => usage.map(({ say, does }) => [`\`/bvn ${say}\``, does, WHO[who]]));
  return `${GENERATED}

# Commands

\`/bvn status\`, \`bvn status\` and \`@bvn status\` mean the same. In Slack, use a mention inside a thread: Slack has no slash commands there.

- Type dates as you would write them: \`30 April\`, \`30/04/2024\` (the day comes first), \`next Friday\`, \`in 3 weeks\`, \`end of July\`, \`w/c 1 July\`, \`a week before the expiry\`. The answer repeats the date in full.
- Put words that belong together in "double quotes".
- Name people by a mention, by their name, by a part of it that only one person has, or by their post. Short forms of posts are understood: \`s151\`, \`MO\`, \`CEX\`, \`HoPS\` and others. \`me\` is you. The answer has the name in full.
- Somebody new is entered only by a mention, by a name in "double quotes", or by the button "Enter a new person called …". Every other unknown name is asked about.
- Put a reason last, after \`because\`. It may be any words.
- \`done\`, \`start\`, \`confirm\`, \`due\`, \`assign\`, \`withdraw\` and \`evidence\` take several codes: \`start E2-03, E2-04 and E3-01\`. Each is done or refused for itself.
- Several commands can be sent in one message, each on its own line.
- You may write in your own words: a question such as “how long have we got?” is answered at once. Words that tell of a change, such as “the savings plan is finished”, are asked about with buttons, and nothing changes before you press one.
- When words of a line are not understood, or may mean something else, nothing is changed. The answer quotes them and asks with buttons.
- Say \`/bvn help\` and a word to see every way to say it, such as \`/bvn help due\`.
- \`/bvn import\` takes a file that you attach in your own conversation with the bot in Slack or Teams, or that you send on the local chat page. It also works in the shell. In a channel the bot reads no file. See [Bring in your plan](plans.md).

The last column says the least that a person must be. Some commands ask for more: only an owner reports an action, for example.
Everything typed to the bot is a council record and may be disclosed.

${table(['Say', 'To do this', 'Who may'], rows)}
`;
}

function settingsPage(example: string): string {
  const settings = [...example.matchAll(/^# (.+)\n(\w+)=$/gm)].map(([, what = '', name = '']) => [`\`${name}\``, what]);
  return `${GENERATED}

# Settings

Copy \`.env.example\` to \`.env\` and fill in what you need. Settings in the environment come before those in the file.
An empty setting counts as unset. With nothing set, \`npm start\` runs the demonstration.
A wrong or misspelt setting stops the start, and every fault is named at once.

${table(['Setting', 'Meaning'], settings)}
`;
}

/** The page with its written parts as they are, and the parts between marks written anew. */
function architecturePage(page: string): string {
  const imports = table(['Room', 'What is in it', 'May import, besides itself'], roomRows());
  return [
    { name: 'rooms', text: roomsDiagram() },
    { name: 'imports', text: imports },
  ].reduce(withPart, page);
}

function withPart(page: string, { name, text }: { readonly name: string; readonly text: string }): string {
  const [begin, end] = [`<!-- ${name}: written by \`npm run docs\` -->`, `<!-- end of ${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/architecture.md lacks the mark “${begin}” or “${end}”`);
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
