/** Matters of people: who joins, leaves, is away or gets another role. */
import { unknownName } from './change-offers.ts';
import { noAction } from './list-questions.ts';
import type { Matter } from './matter.ts';
import {
  AWAY,
  absence,
  backFor,
  changePerson,
  enterPerson,
  giveRole,
  handOver,
  named,
  PEOPLE,
  roleIn,
} from './matter-offers.ts';
import { means, type Sentence } from './sentence.ts';

/** In order of precedence. */
export const PEOPLE_MATTERS: readonly Matter[] = [
  {
    when: (sentence) =>
      named(sentence).length > 0 && noAction(sentence) && !sentence.isQuestion && HAS_LEFT.test(sentence.text),
    offers: handOver,
  },
  {
    needs: [['add', 'joins', 'lead', 'officer', 'viewer']],
    when: (sentence) => namesNewcomer(sentence) && noAction(sentence),
    offers: (sentence) => [...enterPerson(sentence), PEOPLE],
  },
  {
    needs: [['lead', 'officer', 'viewer']],
    when: (sentence) => named(sentence).length > 0 && noAction(sentence),
    offers: (sentence) => [...named(sentence).map((person) => giveRole(person, roleIn(sentence))), PEOPLE],
  },
  {
    needs: [['leaving', 'handover', 'all']],
    when: (sentence) =>
      named(sentence).length > 0 &&
      noAction(sentence) &&
      !(sentence.byTitle && !means(sentence, 'leaving', 'all')) &&
      (means(sentence, 'leaving', 'handover') || means(sentence, 'assign')),
    offers: handOver,
  },
  {
    needs: [['back']],
    when: (sentence) => noAction(sentence) && !means(sentence, 'move', 'start'),
    offers: (sentence) => [backFor(sentence), AWAY],
  },
  {
    needs: [['away', 'cover', 'deputy']],
    when: noAction,
    offers: (sentence, context) => [...absence(sentence, context), AWAY],
  },
  {
    needs: [['rename', 'remove']],
    when: (sentence) =>
      named(sentence).length > 0 && noAction(sentence) && !sentence.byTitle && sentence.expectations.length === 0,
    offers: (sentence) => [...named(sentence).flatMap((person) => changePerson(person, sentence)), PEOPLE],
  },
];

/** Somebody is gone already, so that a new name beside it is the successor: "Nadia has left, Peter Holt is the new s151". */
const HAS_LEFT =
  /\b(?:has|have|['’]s) (?:now |just |sadly )?(?:left|retired|resigned|gone)\b(?! (?:to|for|on|it|a|the|\d))|\bleft (?:us|the council|last|yesterday|on)\b/i;

function namesNewcomer(sentence: Sentence): boolean {
  const strangers = sentence.pieces.some(({ kind }) => kind === 'stranger');
  return (
    strangers ||
    (means(sentence, 'joins', 'add', 'lead', 'officer', 'viewer') &&
      !means(sentence, 'newAction', 'expectation', 'recommendation') &&
      unknownName(sentence) !== null &&
      sentence.people.length === 0)
  );
}
