/** The words about a notice that replaces another: what is no longer asked for, what of it was open, and what is new. */

import type { LeftAction, ReplacedNotice } from '../../../core/files/report/replaced.ts';
import type { Report } from '../../../core/files/report/report.ts';
import { numberInLetter } from '../../../core/notice/letter/kept-numbers.ts';
import type { Expectation, Notice } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Block, Cell } from '../../../ports/document.ts';
import { count, isOrAre, listOf, wasOrWere } from '../../words.ts';
import { codes, named, paragraph } from './words.ts';

/** "E7 Publish the register (2 in the letter)": officers know the points of a letter by its own numbers, where these are not those of the codes. */
export function namedWithNumber(expectation: Expectation, notice: Notice): string {
  const number = numberInLetter(notice, expectation);
  const isOther = number !== null && `E${number}` !== expectation.code;
  return `${named(expectation)}${isOther ? ` (${number} in the letter)` : ''}`;
}

type Row = { readonly code: string };

/** "This notice replaces that of 12 February 2024. 1 expectation is no longer asked for (E2), …" Empty where a report has no news of it. */
export function replacedSentence({ replaced, readers, snapshot }: Report): string {
  if (replaced === null || !replaced.isNews) return '';
  const { notice, dropped, fresh, askedAs, reworded, left, complete } = replaced;
  const under =
    complete === 0 ? '' : `, under which ${count(complete, 'action')} ${complete === 1 ? 'was' : 'were'} complete`;
  const stood = (how: LeftAction['stood']) => left.filter((one) => one.stood === how).map(({ action }) => action);
  const group = (rows: readonly Row[], words: string, there = '') =>
    rows.length === 0
      ? []
      : [`${count(rows.length, 'expectation')} ${isOrAre(rows.length)} ${words} (${codes(rows)}${there}).`];
  // A notice without the actions of the one before counts from E1 again.
  const isReused = dropped.some(({ code }) => snapshot.expectations.some((one) => one.code === code));
  return [
    `This notice replaces that of ${longDate(notice.issuedOn)}${under}.`,
    ...askedAsSentence(askedAs),
    ...group(dropped, 'no longer asked for by the Department', isReused ? ' there' : ''),
    ...leftWords(left.length, readers === 'public' ? null : [stood('off_track'), stood('lapsed')]),
    ...group(fresh, 'new'),
    ...group(reworded, 'worded differently'),
    '',
  ].join(' ');
}

/** "E1 is now asked for as E7, and E3 as E8." */
function askedAsSentence(askedAs: ReplacedNotice['askedAs']): readonly string[] {
  if (askedAs.length === 0) return [];
  const pairs = askedAs.map(({ was, is }, n) => `${was.code} ${n === 0 ? 'is now asked for as' : 'as'} ${is.code}`);
  return [`${listOf(pairs)}.`];
}

/** A public paper does not say which were off track or had lapsed, because internal updates may say more. */
function leftWords(
  all: number,
  badly: readonly [off: readonly Row[], lapsed: readonly Row[]] | null,
): readonly string[] {
  if (all === 0) return [];
  const were = `${count(all, 'open action')} ${wasOrWere(all)} not carried over`;
  if (badly === null) return [`${were}.`];
  const [off, lapsed] = badly;
  if (all === 1) {
    const how =
      off.length > 0 ? `was off track (${codes(off)})` : lapsed.length > 0 ? `had lapsed (${codes(lapsed)})` : null;
    return [`${were}; it ${how ?? 'was not off track'}.`];
  }
  const parts = [
    off.length === 0 ? 'none of them off track' : `${off.length} of them off track (${codes(off)})`,
    ...(lapsed.length === 0 ? [] : [`${lapsed.length} lapsed (${codes(lapsed)})`]),
  ];
  return [`${were}, ${parts.join(', ')}.`];
}

/** The changes that came with the notice, by title: the codes of what was left may mean something else under the new one. */
export function replacedBlocks({ replaced, notice: present }: Report): readonly Block[] {
  if (replaced === null || !replaced.isNews) return [];
  const { notice, on, dropped, fresh, askedAs, reworded } = replaced;
  const items = [
    ...askedAs.map(({ was, is }) => `${named(was)} is now asked for as ${namedWithNumber(is, present)}`),
    ...dropped.map((one) => `No longer asked for: ${named(one)}`),
    ...fresh.map((one) => `New: ${namedWithNumber(one, present)}`),
    ...reworded.map((one) => `Worded differently: ${namedWithNumber(one, present)}`),
  ];
  const words = `This notice replaces that of ${longDate(notice.issuedOn)}. It was entered on ${longDate(on)}.`;
  return [
    paragraph(items.length === 0 ? `${words} It asks for the same as before.` : words),
    ...(items.length === 0 ? [] : [{ type: 'list', items } as const]),
  ];
}

const LEFT_WORDS = {
  off_track: 'Not carried over, off track at the time',
  lapsed: 'Not carried over, lapsed at the time',
  well: 'Not carried over',
} as const;

/** The open actions that were left behind, as rows of what left the plan. */
export function leftRows({ replaced, readers }: Report): readonly (readonly Cell[])[] {
  if (replaced === null || !replaced.isNews) return [];
  return replaced.left.map((one) => [
    named(one.action),
    readers === 'public' ? 'Not carried over' : LEFT_WORDS[one.stood ?? 'well'],
    longDate(replaced.on),
    whyLeft(one, replaced, readers),
  ]);
}

function whyLeft(
  { action, isDropped }: ReplacedNotice['left'][number],
  { dropped, notice }: ReplacedNotice,
  readers: Report['readers'],
): Cell {
  const expectation = dropped.find(({ id }) => id === action.expectationId);
  if (isDropped && expectation) return `${named(expectation)} is no longer asked for`;
  const where = `It is recorded under the notice of ${longDate(notice.issuedOn)} only.`;
  return readers === 'public' ? where : [`${where} `, { gap: 'why it was not carried over' }];
}
