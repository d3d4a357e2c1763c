/**
 * Who may import whom: the one list that test/architecture.test.ts holds src/ to, and that docs/architecture.md shows.
 */

/** A room: a folder of src/, or one file of it that may import more or less than its folder. */
export interface Room {
  /** The contents of the room, for docs/architecture.md. */
  readonly holds: string;
  /** Folders end in a slash; the rest are files under src/ and packages, whose sub-paths are meant, too. */
  readonly may: readonly string[];
  /** Folders that may be imported as types alone, which are gone when the program runs. */
  readonly types?: readonly string[];
}

const DECIDE = ['core/', 'views/', 'ports/', 'posting/'];

const SHARED_BY_PLATFORMS = ['answer-cache', 'background-work', 'load-when-used', 'once-per-event', 'transfer'].map(
  (file) => `platforms/${file}.ts`,
);

function platform(name: string, holds: string, ...sdk: readonly string[]): Room {
  const views = ['plain-text', 'platform-lines', 'words'].map((file) => `views/${file}.ts`);
  const may = ['core/', 'ports/', ...views, `platforms/${name}/`, ...SHARED_BY_PLATFORMS];
  return { holds, may: [...may, 'node:', 'lru-cache', 'valibot', ...sdk], types: ['dispatch/'] };
}

/** The longest path that a file's own path begins with is the file's rule. */
export const ROOMS: Readonly<Record<string, Room>> = {
  'core/': {
    holds: 'The rules. Pure functions: plain data in, changes or an answer out',
    may: ['core/', 'temporal-polyfill'],
  },
  'ports/': {
    holds: 'The types between the rooms: card, post, store, deliverer, clock, log',
    may: ['core/', 'ports/'],
  },
  'views/': { holds: 'Every word that a person reads: data in, card out', may: ['core/', 'ports/', 'views/'] },
  'posting/': { holds: 'Which card goes to whom and where', may: DECIDE },
  'dispatch/': {
    holds: 'From a request to its answer: understand, check who asks, decide, commit',
    may: [...DECIDE, 'dispatch/'],
  },
  'commands/': {
    holds: 'What people can say. A command is data with a function that decides',
    may: [...DECIDE, 'dispatch/', 'commands/'],
  },
  'jobs/': { holds: 'What the schedule does by itself', may: [...DECIDE, 'jobs/'] },
  'jobs/scheduler.ts': { holds: 'The tick of each minute', may: [...DECIDE, 'jobs/', 'node-cron'] },
  'delivery/': {
    holds: 'The outbox: claims a post, has it delivered, writes down what became of it',
    may: ['core/', 'ports/', 'delivery/', 'node:crypto'],
  },
  'store/': {
    holds: 'The database: schema, migrations, reads and commits',
    may: ['core/', 'ports/', 'store/', 'drizzle-orm', 'better-sqlite3', 'node:'],
  },
  'documents/': {
    holds:
      'File formats: CSV, Word, PDF, Excel, HTML, calendars, pictures. Files from outside are opened in a worker thread',
    may: [
      ...['core/', 'ports/', 'documents/', 'csv-parse', 'mammoth', 'unpdf', 'docx', 'write-excel-file'],
      'read-excel-file',
      ...['ical-generator', 'fflate', 'hono', '@resvg/resvg-wasm', 'node:'],
    ],
  },
  'platforms/': {
    holds: 'The platforms’ shared parts: each event once, kept answers, work after an acknowledgement',
    may: ['core/', 'ports/', 'lru-cache', 'node:'],
  },
  'platforms/local/': platform('local', 'The local chat page', 'hono'),
  'platforms/slack/': platform('slack', 'Slack', '@slack/'),
  'platforms/teams/': platform(
    'teams',
    'Microsoft Teams',
    '@microsoft/teams-ai',
    'botbuilder',
    'botframework-connector',
  ),
  'demonstration/': {
    holds: 'The worked example, and the steps of its clock',
    may: ['core/', 'ports/', 'views/', 'demonstration/'],
    types: ['dispatch/'],
  },
};

/** Rooms that put the parts together. They may import every room, as the entry files in src/ may. */
export const COMPOSITION: Readonly<Record<string, string>> = {
  'service/': 'Puts the service together: configuration, HTTP, one `connect-*.ts` for each platform',
  'operations/': 'Metrics, warnings when messages or the schedule stop, supervision, the nightly copy',
  'shell/': 'The commands from a terminal, without the service',
};

/** The source files that may lie in src/ itself. */
export const ENTRIES = ['cli.ts', 'main.ts'];

/** The rule for the longest beginning of the path; null for what puts the parts together. Throws for a file in no known folder. */
export function roomOf(file: string): Room | null {
  if (Object.keys(COMPOSITION).some((folder) => file.startsWith(folder)) || ENTRIES.includes(file)) return null;
  const [longest] = Object.keys(ROOMS)
    .filter((beginning) => file.startsWith(beginning))
    .sort((a, b) => b.length - a.length);
  if (longest === undefined) throw new Error(`There is no rule for src/${file}: add its folder to ${RULES_FILE}`);
  return ROOMS[longest] ?? null;
}

const RULES_FILE = 'test/helpers/import-rules.ts';
