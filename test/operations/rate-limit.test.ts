/** The rate limit: a person above it is refused with a plain answer, and nobody else waits for them. */
import { expect, test } from 'vitest';
import type { Dispatch, Request } from '../../src/dispatch/command.ts';
import { limitRate, RATE_LIMIT } from '../../src/operations/rate-limit.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { createTestClock, turn } from '../helpers/clock.ts';
import { silentLog } from '../helpers/silent-log.ts';

const NOW = '2024-06-24T08:00:00.000Z';

/** A limited dispatch that writes down whom it has served; a request of `slow` is never answered. */
function scene() {
  const clock = createTestClock(NOW);
  const served: string[] = [];
  const dispatch: Dispatch = ({ actor }) => {
    served.push(actor.name);
    if (actor.name === 'slow') return new Promise(() => {});
    return Promise.resolve({ card: null, audience: 'asker', ok: true });
  };
  const limited = limitRate(dispatch, { clock, log: silentLog(clock.now) });
  const ask = (accountId: string, name = accountId) => {
    const request = { actor: { platform: 'slack', accountId, name } } as Request;
    return limited(request);
  };
  const askOften = (accountId: string, times: number) =>
    Promise.all(Array.from({ length: times }, () => ask(accountId)));
  return { clock, served, ask, askOften };
}

test('a request above the limit is refused before dispatch, and its answer says when to try again', async () => {
  const { clock, served, ask, askOften } = scene();
  const all = await askOften('U1', RATE_LIMIT.requests);
  expect(all.every(({ ok }) => ok)).toBe(true);
  await clock.advance(2_500);
  const { ok, card } = await ask('U1');
  expect(ok).toBe(false);
  expect(card && plainText(card)).toContain('This one was not carried out. Try again in 8 seconds.');
  expect(served).toHaveLength(RATE_LIMIT.requests);
});

test('requests are carried out again after the time that the answer names', async () => {
  const { clock, ask, askOften } = scene();
  await askOften('U1', RATE_LIMIT.requests + 50);
  await clock.advance(RATE_LIMIT.windowMs - 1);
  expect((await ask('U1')).ok).toBe(false);
  await clock.advance(1);
  expect((await ask('U1')).ok).toBe(true);
});

test('a person above the limit does not use up the requests of another', async () => {
  const { ask, askOften } = scene();
  await askOften('U1', RATE_LIMIT.requests + 1);
  expect((await ask('U2')).ok).toBe(true);
});

test('a request of somebody else is carried out between those of a person who has sent many', async () => {
  const { served, ask, askOften } = scene();
  const many = askOften('U1', 50);
  await turn();
  await ask('U2');
  expect(served.indexOf('U2')).toBeLessThan(10);
  await many;
});

test('a request that waits for its platform holds up the next of the same person for a second at most', async () => {
  const { clock, served, ask } = scene();
  void ask('U1', 'slow');
  void ask('U1', 'next');
  await clock.advance(999);
  expect(served).toEqual(['slow']);
  await clock.advance(1);
  await turn();
  expect(served).toEqual(['slow', 'next']);
});
