/** Questions about the record as a whole: what needs attention, how things stood on a day, contact with a body, dates proposed. */

import { contactActionsOf } from '../../core/plan/contact.ts';
import { contactsOf } from '../../core/plan/next-contact.ts';
import type { Action, IsoDate, Person } from '../../core/record/model.ts';
import { addDays, longDate, mondayOf } from '../../core/time/dates.ts';
import type { Suggestion } from '../fault.ts';
import { asks, noAction, type Question, type QuestionContext } from './list-questions.ts';
import { bodyIn } from './programme-offers.ts';
import { means, type Sentence } from './sentence.ts';

/** The answer with the speaker's own actions. */
export const MINE: Suggestion = { label: 'Show my actions', command: 'mine', args: {} };

/** The answer with the actions that are overdue, red, blocked or without a date or an owner. */
export const ATTENTION: Suggestion = {
  label: 'Show everything that needs attention',
  command: 'status',
  args: { about: 'attention' },
};

/** The answer that shows one action. */
export function showOf({ code, title }: { readonly code: string; readonly title: string }): Suggestion {
  return { label: `Show ${code} ${title}`, command: 'show', args: { about: code } };
}

/** In order of precedence, before the questions about lists. */
export const RECORD_QUESTIONS: readonly Question[] = [
  {
    needs: [['stood']],
    when: (sentence) => noAction(sentence) && sentence.dates.length === 1 && sentence.people.length === 0,
    answer({ dates: [found], expectations: [about] }, { today }) {
      if (found?.kind !== 'day' || found.day > today) return [];
      const day = longDate(found.day);
      const args = { asAt: day, ...(about ? { about: about.code } : {}) };
      return [{ label: `Show the status as at ${day}`, command: 'status', args }];
    },
  },
  {
    needs: [['overdue', 'blocked', 'open']],
    when: (sentence, _, { today }) => noAction(sentence) && asks(sentence) && dayPast(sentence, today) !== null,
    answer: (sentence, { today }) => {
      const day = longDate(dayPast(sentence, today) ?? today);
      return [{ label: `Show the status as at ${day}`, command: 'status', args: { asAt: day } }];
    },
  },
  {
    needs: [['attention']],
    when: (sentence) =>
      noAction(sentence) && asks(sentence) && sentence.people.length + sentence.expectations.length === 0,
    answer: () => [ATTENTION],
  },
  {
    needs: [['when'], ['contact']],
    takesWords: true,
    when: (sentence) => noAction(sentence) && sentence.isQuestion && /\b(?:last|ever|recently)\b/i.test(sentence.text),
    answer({ text }, { snapshot }) {
      const body = bodyIn(text, snapshot);
      return (body ? contactActionsOf(snapshot, body) : []).slice(0, 1).map(showOf);
    },
  },
  {
    needs: [
      ['confirm', 'reject'],
      ['due', 'move'],
    ],
    when: (sentence) => noAction(sentence) && sentence.isQuestion && means(sentence, 'self'),
    answer(_, { snapshot, actor }) {
      const own = snapshot.actions.filter((one) => one.proposedDueOn !== null && isOf(one, actor));
      return own.length === 1 ? own.map(showOf) : [MINE];
    },
  },
  {
    needs: [['calendar']],
    when: noAction,
    answer: (sentence) => {
      const args: Suggestion['args'] = means(sentence, 'all') ? { who: 'all' } : {};
      return [{ label: 'Get a calendar file for Outlook', command: 'calendar', args }];
    },
  },
];

/** The past day on which something was so: "what was late on 14 August". Null for any other sentence. */
function dayPast({ text, dates: [found, another], people, expectations }: Sentence, today: IsoDate): IsoDate | null {
  if (!/\b(?:was|were)\b.*\bon\b/i.test(text) || another || people.length + expectations.length > 0) return null;
  return found?.kind === 'day' && found.day <= today ? found.day : null;
}

/** The meetings or the contact with the one body that a question names, which owns no action of its own. */
export function contactAskedAbout(
  { people: [named, another] }: Sentence,
  { snapshot }: QuestionContext,
): readonly Action[] {
  const [body] = named?.people ?? [];
  if (!body || another || snapshot.actions.some(({ ownerId }) => ownerId === body.id)) return [];
  return contactActionsOf(snapshot, body);
}

function isOf(
  { ownerId, proposedBy }: { readonly ownerId: string | null; readonly proposedBy: string | null },
  actor: Person | null,
): boolean {
  return actor !== null && (ownerId === actor.id || proposedBy === actor.id);
}

/** Words for the meeting since which changes are asked for. */
const SINCE_A_MEETING =
  /\bsince (?:the |our )?(?:last|previous|latest) (?:[\p{L}-]+ ){0,3}?(?<kind>meeting|board|committee|cabinet|panel)\b/iu;

/** Words for the paper since which changes are asked for. */
const SINCE_A_REPORT = /\bsince (?:the |our )?(?:last|previous|latest) (?:[\p{L}-]+ ){0,2}?(?:report|paper|pack)\b/iu;

/** Whether changes since the last report are asked for. */
export function asksSinceReport({ text }: Sentence): boolean {
  return SINCE_A_REPORT.test(text);
}

/** Whether the time of a question begins with a meeting or a paper, so that a board named there limits nothing else. */
export function isSinceOccasion({ text }: Sentence): boolean {
  return SINCE_A_MEETING.test(text) || SINCE_A_REPORT.test(text);
}

/** The day of the last meeting that was recorded as held, of the body that the sentence names or of any. */
function lastMeeting({ people }: Sentence, { snapshot, today }: QuestionContext): IsoDate | undefined {
  const named = people.flatMap((one) => one.people.map(({ id }) => id));
  const meetings = snapshot.actions.filter(
    ({ kind, bodyId }) => kind === 'meeting' && (named.length === 0 || (bodyId !== null && named.includes(bodyId))),
  );
  const held = meetings.flatMap((meeting) => contactsOf(snapshot, meeting).map(({ on }) => on));
  return held
    .filter((on) => on <= today)
    .sort()
    .at(-1);
}

/** The first day of the changes that are asked for; a week ago without a date. */
export function sinceOf(sentence: Sentence, context: QuestionContext): IsoDate {
  const {
    text,
    dates: [found],
  } = sentence;
  const { today, pastDay } = context;
  const met = SINCE_A_MEETING.test(text) ? lastMeeting(sentence, context) : undefined;
  if (met !== undefined) return met;
  const issued = asksSinceReport(sentence) ? context.snapshot.issuedReports.at(-1)?.issuedOn : undefined;
  if (issued !== undefined) return issued;
  if (found?.kind === 'day') return found.day <= today ? found.day : (pastDay(found.words) ?? addDays(today, -7));
  if (found?.kind === 'period' && found.period === 'this week') return mondayOf(today);
  if (found?.kind === 'period' && found.period === 'this month') return `${today.slice(0, 8)}01`;
  if (/\blast month\b/i.test(text)) return `${addDays(`${today.slice(0, 8)}01`, -1).slice(0, 8)}01`;
  return addDays(today, /\bmonth\b/.test(text) ? -28 : /\bfortnight\b/.test(text) ? -14 : -7);
}

/** The `list` command that searches the words behind "find"; none without words. */
export function search({ text, pieces }: Sentence): readonly Suggestion[] {
  const verb = pieces.find((piece) => piece.kind === 'meaning' && piece.meanings.has('find'));
  const words = verb
    ? text
        .slice(verb.end)
        .replace(/^[\s:]*(?:(?:for|about|the|any|actions?|with|that|mention(?:ing)?)\s+)*/i, '')
        .replace(/[?.!]+$/, '')
        .trim()
    : '';
  return words === ''
    ? []
    : [{ label: `Find actions with “${words}”`, command: 'list', args: { with: words.replace(/^["“]|["”]$/g, '') } }];
}

/** The answer that shows the one expectation of the sentence. */
export const showExpectation: Question['answer'] = ({ expectations: [about] }) =>
  about ? [{ label: `Show ${about.code} ${about.title}`, command: 'show', args: { about: about.code } }] : [];
