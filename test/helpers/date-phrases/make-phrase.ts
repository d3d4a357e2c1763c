/** Makes random phrases for dates, and some that are none. */

import { CALENDAR_DAYS } from './calendar-days.ts';
import { COUNTED_DAYS } from './counted-days.ts';
import { PERIOD_DAYS } from './period-days.ts';
import { type Dice, type Maker, type Phrase, phrase, pick, type Speaker } from './speaker.ts';

const DAYS_ALONE = [...CALENDAR_DAYS, ...COUNTED_DAYS];
const MAKERS: readonly Maker[] = [
  ...DAYS_ALONE,
  ...PERIOD_DAYS,
  (dice, speaker) => {
    const plain = pick(dice, DAYS_ALONE)(dice, speaker);
    const words = pick(dice, [
      'not X',
      'X or Y',
      'X and Y',
      'maybe X',
      'X pls',
      'X if possible',
      'except X',
      'X not Y',
      'never X',
      'X?',
    ]);
    const other = pick(dice, DAYS_ALONE)(dice, speaker).text;
    return phrase('words that are no part of a date', words.replace('X', plain.text).replace('Y', other), {
      never: true,
    });
  },
];
/** A random phrase, with the words, capitals and spaces that people put around it. */
export function makePhrase(dice: Dice, speaker: Speaker): Phrase {
  const made = pick(dice, MAKERS)(dice, speaker);
  if ('never' in made.meaning) return made;
  const around = pick(dice, [
    'X',
    'X',
    'X',
    'by X',
    'on X',
    'to X',
    'until X',
    'no later than X',
    'X at the latest',
    'close of play X',
    'X COP',
  ]);
  const text = around.replace('X', made.text);
  return {
    ...made,
    text: pick(dice, [
      text,
      text,
      text.toUpperCase(),
      text.toLowerCase(),
      text.replaceAll(' ', '  '),
      `“${text}”`,
      `${text}.`,
    ]),
  };
}
