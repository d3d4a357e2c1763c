/** Questions about the Department's side: its decision on the notice, and the things that it asks for. */
import { isUndecided } from '../../core/notice/notice.ts';
import { asks, type Question } from './list-questions.ts';
import { NOTICE, STATUS } from './matter-offers.ts';
import type { Sentence } from './sentence.ts';
import { plainOf } from './words.ts';

const NAMED = '(?:the )?(?:department|mhclg|dluhc|ministers?|ministry|government|secretary of state)';
const DECIDED = new RegExp(
  `\\b(?:what|how) (?:did|has|have|was|were|is|are) (?:${NAMED} )?(?:\\w+ )?(?:decided?|deciding)\\b.*|\\b${NAMED}s? decision\\b|\\bdecision (?:of|from|by) ${NAMED}\\b|\\bdecision on the (?:best value )?notice\\b`,
);
const WANTED = new RegExp(
  `\\bwhat (?:else )?(?:do|does|did|is|are|has|have|will|would) (?:${NAMED}|the letters?|the notice) (?:\\w+ ){0,3}?(?:want|wants|ask|asks|asked|asking|expect|expects|expected|require|requires|need)\\b|\\bwhat (?:else )?(?:do|does|did|are|have|will) (?:they|it) (?:\\w+ ){0,3}?(?:want|wants|ask|asked|asking|expect|expected|require|need)\\b.*\\b(?:from|of) us\\b|\\bwhat(?: else)? (?:are we|have we been|were we|is the council) (?:\\w+ )?(?:asked|expected|required)\\b`,
);

/** No code names anything, and titles may only seem to: “decided” stands in many. */
const isAsked = (sentence: Sentence, pattern: RegExp): boolean =>
  asks(sentence) &&
  (sentence.byTitle || sentence.actions.length + sentence.expectations.length === 0) &&
  sentence.recommendations.length + sentence.unknownCodes.length === 0 &&
  pattern.test(plainOf(sentence.text));

/** In order of precedence, before the questions about actions. */
export const NOTICE_QUESTIONS: readonly Question[] = [
  {
    takesWords: true,
    when: (sentence) => isAsked(sentence, DECIDED) && new RegExp(NAMED).test(plainOf(sentence.text)),
    answer: () => [NOTICE],
  },
  {
    takesWords: true,
    when: (sentence) => isAsked(sentence, WANTED),
    // Under a notice its expectations are asked for; after the decision, what its letter goes on to ask for.
    answer: (_, { snapshot: { notice } }) => [notice === null || isUndecided(notice) ? STATUS : NOTICE],
  },
];
