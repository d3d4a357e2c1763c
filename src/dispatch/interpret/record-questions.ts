/** Questions about the record as a whole: what needs attention, how things stood on a day, contact with a body, dates proposed. */

import { contactActionsOf } from '../../core/plan/contact.ts';
import type { Person } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Suggestion } from '../fault.ts';
import { asks, LISTS, noAction, type Question } from './list-questions.ts';
import { bodyIn } from './programme-offers.ts';
import { means } from './sentence.ts';

/** The answer with the speaker's own actions. */
export const MINE: Suggestion = { label: 'Show my actions', command: 'mine', args: {} };

/** In order of precedence, before the questions about lists. */
export const RECORD_QUESTIONS: readonly Question[] = [
  {
    needs: [['stood']],
    when: (sentence) => noAction(sentence) && sentence.dates.length === 1 && sentence.people.length === 0,
    allows: ['clock', 'notice', 'complete', 'find', 'back', 'changed'],
    answer({ dates: [found], expectations: [about] }, { today }) {
      if (found?.kind !== 'day' || found.day > today) return null;
      const day = longDate(found.day);
      const args = { asAt: day, ...(about ? { about: about.code } : {}) };
      return { label: `Show the status as at ${day}`, command: 'status', args };
    },
  },
  {
    needs: [['attention']],
    when: (sentence) =>
      noAction(sentence) && asks(sentence) && sentence.people.length + sentence.expectations.length === 0,
    allows: [...LISTS, 'changed', 'move', 'complete'],
    answer: () => ({ label: 'Show everything that needs attention', command: 'status', args: { about: 'attention' } }),
  },
  {
    needs: [['when'], ['contact']],
    takesWords: true,
    when: (sentence) => noAction(sentence) && sentence.isQuestion && /\b(?:last|ever|recently)\b/i.test(sentence.text),
    answer({ text }, { snapshot }) {
      const body = bodyIn(text, snapshot);
      const [action] = body ? contactActionsOf(snapshot, body) : [];
      return action
        ? { label: `Show ${action.code} ${action.title}`, command: 'show', args: { about: action.code } }
        : null;
    },
  },
  {
    needs: [
      ['confirm', 'reject'],
      ['due', 'move'],
    ],
    when: (sentence) => noAction(sentence) && sentence.isQuestion && means(sentence, 'self'),
    allows: ['complete'],
    answer(_, { snapshot, actor }) {
      const [own, another] = snapshot.actions.filter((one) => one.proposedDueOn !== null && isOf(one, actor));
      return own && !another
        ? { label: `Show ${own.code} ${own.title}`, command: 'show', args: { about: own.code } }
        : MINE;
    },
  },
  {
    needs: [['calendar']],
    when: noAction,
    allows: ['self', 'add', 'share', 'due', 'assign', 'export', 'all', 'move', 'open'],
    answer: (sentence) => {
      const args: Suggestion['args'] = means(sentence, 'all') ? { who: 'all' } : {};
      return { label: 'Get a calendar file for Outlook', command: 'calendar', args };
    },
  },
];

function isOf(
  { ownerId, proposedBy }: { readonly ownerId: string | null; readonly proposedBy: string | null },
  actor: Person | null,
): boolean {
  return actor !== null && (ownerId === actor.id || proposedBy === actor.id);
}
