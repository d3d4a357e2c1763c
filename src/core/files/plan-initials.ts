/** Reads a list of initials in a plan, such as “HIA” beside “Head of Internal Audit”, and puts the posts in the place of them. */
import type { PlanColumn } from './plan-column.ts';
import { isComplete } from './plan-posts.ts';
import type { CellRows } from './plan-row.ts';

/** The posts of a file by their initials. */
export type Initials = ReadonlyMap<string, string>;

/** Two capitals or more, with small letters between them: MO, HoC, ADHR. */
const INITIALS = /^(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z&]{1,5}$/;
/** A lone pair of a short and a long word may be anything. */
const FEWEST = 2;

/** The initials of a row with two cells, and their post; null for every other row. */
function pairIn(row: readonly string[]): readonly [string, string] | null {
  const [short = '', post = '', ...more] = row.filter((cell) => cell.trim() !== '').map((cell) => cell.trim());
  const isPair = more.length === 0 && INITIALS.test(short) && post.length > short.length && /\s/.test(post);
  return isPair && !INITIALS.test(post) && isComplete(post) ? [short, post] : null;
}

/** The list of initials on a sheet of its own; empty when the sheet has none. */
export function readInitials(rows: CellRows): Initials {
  const pairs = rows.flatMap((row) => [pairIn(row) ?? []]).filter((pair) => pair.length === 2);
  return pairs.length < FEWEST ? new Map() : new Map(pairs as (readonly [string, string])[]);
}

/** The rows of a plan without its list of initials, whose rows are emptied. The owners of the plan are named by most of them. */
export function takeInitialsOut(
  body: CellRows,
  columns: readonly PlanColumn[],
): { readonly body: CellRows; readonly initials: Initials } {
  const initials = readInitials(body);
  const people = columns.filter(({ field }) => field === 'owner' || field === 'deputy').map(({ index }) => index);
  const owners = body.filter((row) => pairIn(row) === null).flatMap((row) => people.map((index) => row[index] ?? ''));
  const used = [...initials.keys()].filter((short) => owners.some((cell) => wordOf(short).test(cell)));
  if (initials.size === 0 || used.length * 2 < initials.size) return { body, initials: new Map() };
  return { body: body.map((row) => (pairIn(row) === null ? row : row.map(() => ''))), initials };
}

const wordOf = (short: string) => new RegExp(`(?<![\\w&])${short}(?![\\w&])`, 'g');

/** A cell of people with their posts in the place of initials. */
export function inFullPosts(cell: string, initials: Initials): string {
  return [...initials].reduce((text, [short, post]) => text.replace(wordOf(short), post), cell);
}

/** Says by which list the initials of a file were read. */
export function sayInitials(initials: Initials): readonly string[] {
  const list = [...initials].map(([short, post]) => `“${short}” is “${post}”`).join(', ');
  return list === '' ? [] : [`By the list in the file, ${list}.`];
}
