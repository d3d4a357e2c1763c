/** A request that a pause withdrew before it was sent is made again after the pause, once, if it still stands. */
import { describe, expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

/** A programme whose SRO is reached on Slack, which is not connected, so that messages to them wait. */
async function startWaiting(): Promise<Bot> {
  const bot = await startProgramme();
  const account = { platform: 'slack', accountId: 'U7', name: 'sro' } as const;
  await bot.ask('Lead', 'account <@slack:U7|sro> for "Sro"', { mentioned: [account] });
  await bot.says('Sro', 'prefer direct on slack');
  for (const line of [
    'role "Improvement Board" officer',
    'add meeting "Improvement Board" on 17 July and 24 July papers 5 working days before owner @"Sro"',
    'add recommendation "Publish a forward plan" from "Improvement Board" on 20 June by 12 July sro @"Sro"',
    'update E1 "Improvement Board" not ready, ask again 4 July',
  ])
    await bot.says('Lead', line, DIRECT);
  return bot;
}

/** The messages to the SRO whose key names this kind of request, oldest first. */
const requests = async (bot: Bot, kind: string) =>
  (await bot.store.posts({ platform: 'slack', limit: 99 })).filter(({ key }) => key.includes(`:${kind}:`)).reverse();
const states = async (bot: Bot, kind: string) => (await requests(bot, kind)).map(({ state }) => state);

async function pauseFor(bot: Bot, from: string, until: string) {
  await bot.at(from);
  await bot.says('Lead', 'pause', DIRECT);
  await bot.at(until);
  await bot.says('Lead', 'resume', DIRECT);
}

describe('a request that a pause withdrew', () => {
  it.each([
    ['papers', '2024-07-03', '2024-07-04'],
    ['response', '2024-07-05', '2024-07-08'],
    ['ask-again', '2024-07-04', '2024-07-05'],
    ['held', '2024-07-18', '2024-07-19'],
  ])('a request of the kind %s that a pause withdrew is made again once on the day after', async (kind, day, next) => {
    const bot = await startWaiting();
    await bot.at(`${day} 09:00`);
    expect(await states(bot, kind)).toEqual(['planned']);
    await pauseFor(bot, `${day} 10:00`, `${day} 16:00`);
    expect(await states(bot, kind)).toEqual(['suppressed']);
    for (const time of ['09:00', '09:01', '12:00']) await bot.at(`${next} ${time}`);
    expect(await states(bot, kind)).toEqual(['suppressed', 'planned']);
    const [first, again] = await requests(bot, kind);
    expect(again?.card?.title).toBe(first?.card?.title);
  });

  it('a request that two pauses withdrew is made again after each', async () => {
    const bot = await startWaiting();
    await bot.at('2024-07-03 09:00');
    await pauseFor(bot, '2024-07-03 10:00', '2024-07-03 11:00');
    await bot.at('2024-07-04 09:00');
    await pauseFor(bot, '2024-07-04 10:00', '2024-07-04 11:00');
    for (const time of ['2024-07-05 09:00', '2024-07-08 09:00']) await bot.at(time);
    expect(await states(bot, 'papers')).toEqual(['suppressed', 'suppressed', 'planned']);
  });

  it('a request that no longer stands after the pause is not made again', async () => {
    const bot = await startWaiting();
    await bot.at('2024-07-05 09:00');
    await pauseFor(bot, '2024-07-05 10:00', '2024-07-05 11:00');
    await bot.says('Lead', 'update R1 accepted "We will publish it"', DIRECT);
    await bot.at('2024-07-08 09:00');
    expect(await states(bot, 'response')).toEqual(['suppressed']);
  });
});

it('a request that reached its reader before a pause is not made again', async () => {
  const bot = await startWaiting();
  await bot.at('2024-07-03 09:00');
  const reached = () => bot.messages.filter(({ text }) => text.startsWith('Improvement Board meets on')).length;
  const before = reached();
  expect(before).toBeGreaterThan(0);
  await pauseFor(bot, '2024-07-03 10:00', '2024-07-03 16:00');
  await bot.at('2024-07-04 09:00');
  expect(reached()).toBe(before);
});

it('a request that was made again and reached its reader is not made a third time after another pause', async () => {
  const bot = await startWaiting();
  await bot.at('2024-07-03 09:00');
  await pauseFor(bot, '2024-07-03 10:00', '2024-07-03 11:00');
  await bot.at('2024-07-04 09:00');
  const again = (await requests(bot, 'papers')).at(-1);
  if (!again) throw new Error('The request was not made again');
  const now = bot.clock.now();
  await bot.store.claim(again.key, { state: 'planned', leaseToken: null }, { token: 't', now, until: now });
  await bot.store.settle(again.key, 't', { state: 'sent', sentAt: now });
  expect(await states(bot, 'papers')).toEqual(['suppressed', 'sent']);
  await pauseFor(bot, '2024-07-04 10:00', '2024-07-04 11:00');
  await bot.at('2024-07-05 09:00');
  expect(await states(bot, 'papers')).toEqual(['suppressed', 'sent']);
});
