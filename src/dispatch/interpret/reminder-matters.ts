/** Matters of reminders: when they go out, to whom, and when they are held back. */
import type { IsoDate } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Offer } from './change-offers.ts';
import { noAction } from './list-questions.ts';
import { isGeneral, type Matter } from './matter.ts';
import { listOf, named, PREVIEW, REMIND, showAction, snoozeAll } from './matter-offers.ts';
import { means, type Sentence } from './sentence.ts';

/** Reminders wait for the next working day, so that a closing day holds them back for one day. */
function closingDay(on: IsoDate | null): Offer {
  return {
    label: 'Add a closing day …',
    command: 'holiday add',
    args: { ...(on ? { on: longDate(on) } : {}), ask: 'yes' },
    trial: { title: '-' },
  };
}

/** "Nothing to go out on Monday", "no more pings": messages are denied, or are to end. */
const SENDS =
  /\b(?:go(?:es|ing)? out|sent?|sending|post(?:ed|ing)?|pings?|pinging|chas(?:e|es|ers?|ing)|nag(?:s|ging)?|nudg(?:es?|ing)|prod(?:s|ding)?|remind\w*|messages?|notifications?|alerts?)\b/i;
const ENDS = /\b(?:no more|stop|enough|quit)\b/i;

function holdsBack(sentence: Sentence): boolean {
  const { isQuestion, isDenied, text } = sentence;
  return (
    !isQuestion &&
    (isDenied || ENDS.test(text)) &&
    SENDS.test(text) &&
    !means(sentence, 'complete', 'evidence', 'block')
  );
}

/** In order of precedence. */
export const REMINDER_MATTERS: readonly Matter[] = [
  {
    when: (sentence, context) =>
      isGeneral(sentence, context) &&
      (holdsBack(sentence) || (means(sentence, 'remind') && means(sentence, 'pause', 'resume', 'snooze'))),
    offers: (sentence, context) => {
      const pauses = holdsBack(sentence) || means(sentence, 'pause');
      const own = snoozeAll(sentence, context);
      return [
        means(sentence, 'self') ? own : null,
        pauses ? { label: 'Pause every reminder', command: 'pause', args: {} } : null,
        means(sentence, 'resume') ? { label: 'Let reminders go out again', command: 'resume', args: {} } : null,
        own,
        pauses ? closingDay(context.dayOf(sentence)) : null,
        PREVIEW,
      ];
    },
  },
  { needs: [['snooze']], when: isGeneral, offers: (sentence, context) => [snoozeAll(sentence, context), PREVIEW] },
  {
    needs: [['schedule']],
    when: (sentence) =>
      (means(sentence, 'remind') || /\b(?:weekly|every|o['’]?clock)\b/i.test(sentence.text)) && noAction(sentence),
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
