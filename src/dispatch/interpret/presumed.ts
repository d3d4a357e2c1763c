/** The actions that a sentence without a code is about, and the offers where nothing was recognised. */
import { isOpen } from '../../core/plan/action.ts';
import type { Action, Person } from '../../core/record/model.ts';
import type { Context } from '../command.ts';
import { nearest } from '../nearest.ts';
import type { Offer } from './change-offers.ts';
import { STATUS } from './matter-offers.ts';
import { MINE } from './record-questions.ts';
import { means, type Sentence } from './sentence.ts';

/** Actions and codes that are offered at most. */
const MOST = 3;

/** The actions that a sentence without a code is about: those of the thread, or the speaker's own where it reports something. */
export function presumed(
  sentence: Sentence,
  own: readonly Action[],
  context: Context,
  actor: Person,
): readonly Action[] {
  const proposed = proposalsMeant(sentence, context, actor);
  if (proposed.length > 0) return proposed;
  if (means(sentence, 'move') && means(sentence, 'all')) return openUnder(sentence, context);
  if (own.length > 0) return own;
  if (sentence.isQuestion || !saysSomething(sentence) || !isAboutOwn(sentence)) return [];
  const mine = context.snapshot.actions.filter((action) => action.ownerId === actor.id && isOpen(action));
  return mine.length <= MOST ? mine : [];
}

/** The open actions of the one expectation that is named: "put everything in E4 back a week". None where they are too many to offer. */
function openUnder({ expectations: [one, other] }: Sentence, { snapshot }: Context): readonly Action[] {
  if (!one || other) return [];
  const open = snapshot.actions.filter((action) => action.expectationId === one.id && isOpen(action));
  return open.length <= MOST ? open : [];
}

/** The dates proposed that are agreed or refused: "happy with Priya's new date", of those who are named, else all of other people. */
function proposalsMeant(sentence: Sentence, { snapshot }: Context, actor: Person): readonly Action[] {
  if (!means(sentence, 'confirm', 'reject') || !means(sentence, 'due', 'move')) return [];
  const named = sentence.people.flatMap(({ people }) => people.map(({ id }) => id));
  const isMeant = (id: string | null) => id !== null && (named.length > 0 ? named.includes(id) : id !== actor.id);
  const proposed = snapshot.actions.filter(
    (one) => one.proposedDueOn !== null && (isMeant(one.proposedBy) || isMeant(one.ownerId)),
  );
  return proposed.length <= MOST ? proposed : [];
}

/** Outside a thread, words without a code are about the speaker's actions where they say so, or where every word is understood. */
function isAboutOwn(sentence: Sentence): boolean {
  if (means(sentence, 'self') || sentence.links.length > 0) return true;
  const isUnderstood = sentence.pieces.every(({ kind }) =>
    ['filler', 'meaning', 'date', 'person', 'excluded'].includes(kind),
  );
  return isUnderstood && !means(sentence, 'all');
}

/** A sentence with words of a report, which is about some action. */
function saysSomething({ pieces, dates, links }: Sentence): boolean {
  const reports = ['complete', 'block', 'start', 'move', 'evidence', 'snooze'] as const;
  return (
    dates.length + links.length > 0 ||
    pieces.some((one) => one.kind === 'meaning' && reports.some((it) => one.meanings.has(it)))
  );
}

/** The speaker's open actions that the card does not show, where the words may be about one of them as well. */
export function otherReports(
  sentence: Sentence,
  own: readonly Action[],
  { snapshot }: Context,
  { id }: Person,
): readonly Action[] {
  if (own.length === 0 || !/\b(?:this|that|the|my|mine|one|it)\b/i.test(sentence.text)) return [];
  const others = snapshot.actions.filter((action) => action.ownerId === id && isOpen(action) && !own.includes(action));
  return others.length < MOST ? others : [];
}

/** The codes of the record that are nearest to one that it does not have. */
export function nearCodes({ unknownCodes: [code = ''] }: Sentence, { snapshot }: Context): readonly Offer[] {
  const { actions, expectations, recommendations } = snapshot;
  const codes = [...actions, ...expectations, ...recommendations].map((one) => one.code);
  const near = nearest(code, codes, MOST - 1).map((one) => ({
    label: `Show ${one}`,
    command: 'show',
    args: { about: one },
  }));
  return [...near, STATUS];
}

/** The offers where nothing was recognised: the actions of a person named, the speaker's own, the status and help. */
export function fallback(sentence: Sentence, { snapshot }: Context, actor: Person): readonly Offer[] {
  const people = sentence.people.flatMap((one) => one.people).slice(0, 1);
  const lists = people.map(({ id, name }) => ({
    label: `List the actions of ${name}`,
    command: 'list',
    args: { about: id },
  }));
  const owns = snapshot.actions.some((action) => action.ownerId === actor.id && isOpen(action));
  return [...lists, ...(owns ? [MINE, STATUS] : [STATUS, MINE]), { label: 'Help', command: 'help', args: {} }];
}
