/**
 * Lines written from intentions, sent to the whole bot: the record becomes what was meant, or stays as it was and the bot asks. Nobody
 * is entered whom no line names, and no word is lost.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reply } from '../../src/dispatch/command.ts';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { casesOf } from '../helpers/cases.ts';
import { startProgramme } from '../helpers/programme.ts';
import { type Intended, intended, viewOf } from './intentions.ts';

const view = async (bot: Bot) => viewOf(await bot.snapshot());

/** Everything that the answer holds, its buttons' arguments with it. */
function answerOf({ card }: Reply): string {
  return card ? `${plainText(card)} ${JSON.stringify(card)}` : '';
}

/** The words of the record and its history, in which reasons stand. */
async function recordWords(bot: Bot): Promise<string> {
  return JSON.stringify([await bot.snapshot(), await bot.store.history({})]);
}

async function expectKept(bot: Bot, { line, words }: Intended, reply: Reply): Promise<void> {
  const all = `${answerOf(reply)} ${await recordWords(bot)}`.replaceAll('\\"', '"');
  const isIn = (word: string) => plainly(all).includes(plainly(word));
  const lost = words.filter((word) => !isIn(word));
  expect(lost, `words of: ${line}`).toEqual([]);
}

/** Refusals of dates leave apostrophes out. */
function plainly(text: string): string {
  return text.replaceAll(/['’]/g, '');
}

/** The same lines in every run, so that a fault that shows belongs to the change at hand. Another seed finds others. */
const SEED = 20_240_624;

test('a line changes the record as it was meant, or is asked about, and its repeat changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(intended, async (one) => {
      const bot = await startProgramme();
      const before = await view(bot);
      const reply = await bot.ask(one.who, one.line, { id: 'once' });
      const after = await view(bot);
      expect(after, one.line).toEqual(one.effect ? one.effect(before) : before);
      // A question is answered; every other line that changes nothing is refused or asked about.
      if (!one.line.trimEnd().endsWith('?')) expect(reply.ok, one.line).toBe(one.effect !== null);
      await expectKept(bot, one, reply);
      await bot.ask(one.who, one.line, { id: 'once' });
      expect(await view(bot), `again: ${one.line}`).toEqual(after);
    }),
    { numRuns: casesOf('lines from intentions'), seed: SEED },
  );
});

test('each line of a message with several does the same as it would do alone', async () => {
  const pasted = fc.array(intended, { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(pasted, async (lines) => {
      const bot = await startProgramme();
      const alone = await startProgramme();
      for (const { line } of lines) await alone.ask('Lead', line);
      const reply = await bot.ask('Lead', lines.map(({ line }) => line).join('\n'), { id: 'once' });
      const after = await view(bot);
      expect(after, lines.map(({ line }) => line).join('\n')).toEqual(await view(alone));
      for (const one of lines) await expectKept(bot, one, reply);
      await bot.ask('Lead', lines.map(({ line }) => line).join('\n'), { id: 'once' });
      expect(await view(bot)).toEqual(after);
    }),
    { numRuns: casesOf('messages of several lines'), seed: SEED },
  );
});
