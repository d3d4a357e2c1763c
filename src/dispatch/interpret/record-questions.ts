/** Questions about the record as a whole: what needs attention, how things stood on a day, contact with a body, dates proposed. */

import { contactActionsOf } from '../../core/plan/contact.ts';
import type { Action, IsoDate, Person } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Suggestion } from '../fault.ts';
import { bodyIn } from './bodies-in.ts';
import { asks, noAction, type Question, type QuestionContext } from './list-questions.ts';
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

/** Who answers for an action, by the expectation that it is under; else the actions for which the person named answers. */
export const sroAsked: Question['answer'] = ({ actions: [action], people, text }, { snapshot }) => {
  const under = action && snapshot.expectations.find(({ id }) => id === action.expectationId);
  if (under) return [{ label: `Show ${under.code} ${under.title}`, command: 'show', args: { about: under.code } }];
  if (/^who\b/i.test(text)) return [];
  return people.flatMap((one) =>
    one.people.map(({ id, name }) => ({
      label: `List the actions that ${name} answers for`,
      command: 'list',
      args: { sro: id },
    })),
  );
};
