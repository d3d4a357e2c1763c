/** Matters of reminders: when they go out, to whom, and when they are held back. */
import type { Offer } from './change-offers.ts';
import { noAction } from './list-questions.ts';
import { isGeneral, type Matter } from './matter.ts';
import { listOf, named, PREVIEW, REMIND, showAction, snoozeAll } from './matter-offers.ts';
import { means } from './sentence.ts';

/** Reminders wait for the next working day, so that a closing day holds them back for one day. */
const CLOSING_DAY: Offer = {
  label: 'Add a closing day …',
  command: 'holiday add',
  args: { ask: 'yes' },
  trial: { title: '-' },
};

/** In order of precedence. */
export const REMINDER_MATTERS: readonly Matter[] = [
  {
    needs: [['remind', 'snooze', 'pause', 'resume']],
    when: (sentence, context) =>
      means(sentence, 'remind') && means(sentence, 'pause', 'resume', 'snooze') && isGeneral(sentence, context),
    offers: (sentence, context) => [
      means(sentence, 'pause') ? { label: 'Pause every reminder', command: 'pause', args: {} } : null,
      means(sentence, 'resume') ? { label: 'Let reminders go out again', command: 'resume', args: {} } : null,
      snoozeAll(sentence, context),
      means(sentence, 'pause') ? CLOSING_DAY : null,
      PREVIEW,
    ],
  },
  { needs: [['snooze']], when: isGeneral, offers: (sentence, context) => [snoozeAll(sentence, context), PREVIEW] },
  {
    needs: [['schedule']],
    when: (sentence) => means(sentence, 'remind', 'schedule') && noAction(sentence),
    offers: () => [
      {
        label: 'Set the day of reminders …',
        command: 'schedule',
        args: { ask: 'yes' },
        trial: { day: 'Thursday', at: '16:45' },
      },
      PREVIEW,
    ],
  },
  {
    needs: [['direct']],
    when: (sentence) => means(sentence, 'remind', 'next', 'self') && noAction(sentence),
    offers: () => [
      { label: 'Get my card as a direct message', command: 'prefer', args: { where: 'direct' } },
      { label: 'Get my card in the thread', command: 'prefer', args: { where: 'thread' } },
      PREVIEW,
    ],
  },
  {
    needs: [['remind']],
    when: (sentence, context) => !means(sentence, 'snooze') && (isGeneral(sentence, context) || !context.hasTopic),
    offers: (sentence) => [
      ...sentence.actions.slice(0, 1).map(showAction),
      ...named(sentence).slice(0, 1).map(listOf),
      REMIND,
      PREVIEW,
    ],
  },
];
