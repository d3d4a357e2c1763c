/** Plain words that deny, limit or ask: no button says more than the words do, and what they say is kept. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Bot, CHANNEL } from '../helpers/bot.ts';
import { DIRECT, onMonday } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  ({ bot } = await onMonday());
});

/** The commands that the buttons of the answer carry, with their arguments, and whether it asks. */
async function said(who: string, text: string): Promise<{ asks: boolean; offers: readonly string[] }> {
  const { ok, card } = await bot.ask(who, { kind: 'text', text }, { place: { ...CHANNEL, ...DIRECT } });
  const buttons = card?.buttons.flatMap((one) => (one.type === 'command' ? [one] : [])) ?? [];
  return { asks: !ok, offers: buttons.map(({ command, args }) => [command, ...Object.values(args)].join(' ')) };
}

const commandsIn = (offers: readonly string[]) => offers.map((one) => one.split(' E')[0]);

describe('words that deny', () => {
  test('words that deny are offered first as an update', async () => {
    for (const text of ["don't move E1-01 to 12 July", "E1-01 isn't stuck", "we haven't started E1-01"]) {
      const { offers } = await said('Owner', text);
      expect([text, offers[0]]).toEqual([text, `update E1-01 ${text}`]);
    }
  });

  test('work that has not begun is not offered as begun', async () => {
    for (const text of ["we haven't started E1-01", 'E1-01 might start on Thursday'])
      expect(commandsIn((await said('Owner', text)).offers)).not.toContain('start');
  });

  test('an action that is said not to be stuck is not offered as blocked for a reason', async () => {
    const { offers } = await said('Owner', "E1-01 isn't stuck because of legal");
    expect(offers.filter((one) => one.startsWith('block')).join()).not.toContain('legal');
  });

  test('a person or a date that is ruled out is not offered', async () => {
    const { offers } = await said('Lead', 'E1-01 is due not 5 July but 12 July');
    expect(offers.join()).toContain('2024-07-12');
    expect(offers.join()).not.toContain('2024-07-05');
  });
});

describe('limits, one of each kind', () => {
  test.each([
    'E1-01 is not done',
    'E1-01 is nearly done',
    'E1-01 is 50% complete',
    'E1-01 is 3/5 complete',
    '3/5 of E1-01 is done',
    'E1-01 is done apart from the minutes',
    'E1-01 would be done',
    'I hope E1-01 is finished',
    'E1-01 isn’t finished',
  ])('“%s” leads to no button that reports the action', async (text) => {
    const { asks, offers } = await said('Owner', text);
    expect(asks).toBe(true);
    expect(commandsIn(offers)).not.toContain('done');
  });
});

describe('the notice', () => {
  test('a decision that is denied or asked about is not offered', async () => {
    for (const text of [
      "the notice hasn't been extended",
      'has the Department extended the notice',
      "the notice hasn't been replaced by anything",
      'the notice is not lifted',
      'is the notice escalated to directions, Frobnicator?',
    ])
      expect([
        text,
        (await said('Lead', text)).offers.filter((one) => /notice (?:replace|decision|confirm)/.test(one)),
      ]).toEqual([text, []]);
  });
});

describe('questions', () => {
  test('a question with a condition or with an unknown word is asked about and not answered', async () => {
    for (const text of [
      'who is the owner if E1-01 is late',
      'which actions are blocked, frobnicator',
      'what has <@local:nobody|Nobody> got on',
    ])
      expect([text, (await said('Lead', text)).asks]).toEqual([text, true]);
  });

  test('a question whether somebody is away offers no form for an absence', async () => {
    const { offers } = await said('Lead', 'is Owner on leave on 3 July, does anybody know?');
    expect(offers.filter((one) => one.startsWith('away '))).toEqual([]);
  });
});

describe('what the words carry', () => {
  test('the link of a finished action goes with the report', async () => {
    const { offers } = await said('Owner', 'we have finished E1-01, the rules are at https://intranet.example/rules');
    expect(offers).toContain('done E1-01 https://intranet.example/rules');
  });

  test('words in a link, and the polite form of a request, limit nothing', async () => {
    const linked = await said('Owner', 'well, E1-01 is done https://intranet.example/not-yet');
    expect(linked.offers).toContain('done E1-01 https://intranet.example/not-yet');
    const asked = await said('Owner', 'could you mark E1-01 as done?');
    expect(asked.offers).toContain('done E1-01');
  });

  test('a sentence about a finished action and another one offers to report only the finished one', async () => {
    const { offers } = await said('Owner', 'well, E1-01 is done but E1-03 is still with legal');
    expect(offers.filter((one) => one.startsWith('done'))).toEqual(['done E1-01']);
  });

  test('two codes before the same words share them', async () => {
    const { offers } = await said('Owner', 'well, E1-01 and E1-03 are both done');
    expect(offers.filter((one) => one.startsWith('done'))).toEqual(['done E1-01', 'done E1-03']);
  });

  test('the reason of a delay and of a block stays in the button', async () => {
    const { offers } = await said('Owner', 'E1-01 needs another week because the panel is away');
    expect(offers.find((one) => one.startsWith('due'))).toContain('the panel is away');
    const blocked = await said('Owner', "E1-03 can't progress because the chair is ill");
    expect(blocked.offers.find((one) => one.startsWith('block'))).toContain('the chair is ill');
  });
});

test('the day on which something was finished is not offered as another due date', async () => {
  const { offers } = await said('Owner', 'E1-01 is done, cabinet agreed it on 1 April');
  expect(commandsIn(offers)).toContain('done');
  expect(offers.filter((one) => /\d{4}-\d{2}-\d{2}/.test(one))).toEqual([]);
});
