/** Matters of the notice: the Department's decision on it, and how it was entered. */
import { noAction } from './list-questions.ts';
import type { Matter, MatterContext } from './matter.ts';
import { NOTICE, STATUS } from './matter-offers.ts';
import { decision, extension } from './notice-offers.ts';
import { means, type Sentence } from './sentence.ts';

/** The notice is named, or the sentence says "it" or "they" outside the thread of an action. */
const onlyNotice = (sentence: Sentence, { hasTopic }: MatterContext): boolean => {
  const isIt =
    !hasTopic &&
    sentence.actions.length === 0 &&
    !means(sentence, 'move') &&
    /\b(?:it|its|they|theyve|weve)\b/i.test(sentence.text.replaceAll(/['’]/g, ''));
  return noAction(sentence) && !means(sentence, 'evidence') && (means(sentence, 'notice') || isIt);
};

/** In order of precedence. */
export const NOTICE_MATTERS: readonly Matter[] = [
  { needs: [['what_if']], when: onlyNotice, offers: () => [NOTICE, STATUS] },
  {
    needs: [['lifted']],
    when: onlyNotice,
    offers: (sentence, context) => decision('withdrawn', 'withdrawn', sentence, context),
  },
  {
    needs: [['replaced']],
    when: onlyNotice,
    offers: (sentence, context) => [
      sentence.limit
        ? null
        : {
            label: 'Enter the new notice …',
            command: 'notice replace',
            args: { ask: 'yes' },
            trial: { issued: context.today, months: '6' },
          },
      ...decision('replaced', 'replaced', sentence, context),
    ],
  },
  { needs: [['extended', 'move']], when: onlyNotice, offers: extension },
  {
    needs: [['escalated']],
    when: (sentence, context) =>
      onlyNotice(sentence, context) ||
      (noAction(sentence) && /\b(?:mhclg|department|ministers?|government)\b/i.test(sentence.text)),
    offers: (sentence, context) => decision('escalated', 'escalated', sentence, context),
  },
  {
    needs: [['notice', 'issued', 'clock']],
    when: (sentence) => means(sentence, 'notice') && noAction(sentence),
    offers: (_, { today }) => [
      NOTICE,
      {
        label: 'Correct the notice …',
        command: 'notice edit',
        args: { ask: 'yes' },
        trial: { issued: today, because: '-' },
      },
    ],
  },
];
