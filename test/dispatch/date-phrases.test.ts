/** Thousands of random phrases for dates: the day that was meant is taken, or it is asked about. Nothing else is. */
import { expect, test } from 'vitest';
import { readSlots } from '../../src/dispatch/read-slots.ts';
import { slot } from '../../src/dispatch/slots.ts';
import { casesOf } from '../helpers/cases.ts';
import { iso, parts } from '../helpers/date-phrases/days.ts';
import { makePhrase } from '../helpers/date-phrases/make-phrase.ts';
import type { Meaning, Speaker } from '../helpers/date-phrases/speaker.ts';
import { notice } from '../helpers/record.ts';
import { context, snapshot } from './specs.ts';

type Verdict = 'taken' | 'asked' | 'wrong' | 'silent' | 'lost' | 'unread';

test('random phrases for dates are taken as they were meant or asked about: none wrong, none silent', () => {
  const count: Record<Verdict, number> = { taken: 0, asked: 0, wrong: 0, silent: 0, lost: 0, unread: 0 };
  const faults: string[] = [];
  const dice = seededDice(20_240_130);
  for (let n = casesOf('phrases for dates'); n > 0; n--) {
    const today = 19_450 + dice(1_200);
    const speaker: Speaker = {
      today,
      looks: dice(2) ? 'future' : 'past',
      expires: today - 60 + dice(250),
      closed: new Set([today + dice(40), today - dice(40)]),
    };
    const phrase = makePhrase(dice, speaker);
    const answer = read(phrase.text, speaker);
    const verdict = judge(answer, phrase.meaning, speaker);
    count[verdict] += 1;
    if (verdict === 'taken' || verdict === 'asked') continue;
    faults.push(
      `${verdict}: “${phrase.text}” (${phrase.form}) on ${iso(today)}, ${speaker.looks}: ${JSON.stringify(answer)}, meant ${meant(phrase.meaning)}`,
    );
  }
  console.log(
    `Phrases for dates: ${Object.entries(count)
      .map(([verdict, n]) => `${n} ${verdict}`)
      .join(', ')}.`,
  );
  expect(faults.slice(0, 10)).toEqual([]);
});

interface Answer {
  readonly taken: string | null;
  readonly offered: readonly string[];
}

/** Reads the phrase on the way that a typed line, a button and a form take. */
function read(text: string, { today, looks, expires, closed }: Speaker): Answer {
  const command = {
    name: 'due',
    group: 'plan',
    everyday: true,
    usage: [],
    slots: { on: looks === 'future' ? slot.date({ future: true }) : slot.date() },
  };
  const calendar = { timeZone: 'Europe/London', extraHolidays: new Set([...closed].map(iso)) };
  const record = { ...snapshot, notice: notice({ expiresOn: iso(expires) }) };
  const result = readSlots(command, { on: text }, { ...context, today: iso(today), calendar, snapshot: record });
  if ('values' in result) return { taken: result.values.on, offered: [] };
  return { taken: null, offered: result.fault.suggestions.map(({ args }) => args.on ?? '') };
}

function judge({ taken, offered }: Answer, meaning: Meaning, speaker: Speaker): Verdict {
  if ('never' in meaning) return taken === null ? 'asked' : 'silent';
  if ('asks' in meaning) {
    if (taken !== null) return 'silent';
    return meaning.asks.every((one) => offered.includes(iso(one))) ? 'asked' : 'lost';
  }
  const on = iso(meaning.takes);
  if (!mustAsk(meaning, speaker)) return taken === on ? 'taken' : taken === null ? 'unread' : 'wrong';
  if (taken !== null) return taken === on ? 'silent' : 'wrong';
  return offered.includes(on) ? 'asked' : 'lost';
}

/** A due date that has passed, or whose day passed so recently this year that next year's is unlikely. */
function mustAsk({ takes, recent, coming }: Extract<Meaning, { takes: number }>, { today, looks }: Speaker): boolean {
  // A past day without its year that comes again within three months may be the coming one.
  if (looks === 'past') return coming !== undefined && coming - takes >= 300 && coming - today <= 92;
  if (takes < today) return true;
  const isThisYears = recent !== undefined && parts(recent).y === parts(today).y;
  return isThisYears && takes - recent >= 300 && today - recent <= takes - today;
}

function meant(meaning: Meaning): string {
  if ('never' in meaning) return 'no date';
  return 'takes' in meaning ? iso(meaning.takes) : `a question with ${meaning.asks.map(iso).join(', ')}`;
}

/** Repeatable random numbers (mulberry32). */
function seededDice(seed: number) {
  let state = seed;
  return (n: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * n);
  };
}
