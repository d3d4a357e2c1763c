/** The status card that is kept between requests: nobody is ever shown the card of another reader, place, day or record. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { createDispatch } from '../../src/dispatch/dispatch.ts';
import { formats } from '../../src/documents/formats.ts';
import { ZONE } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const PEOPLE = ['Lead', 'Sro', 'Owner', 'Deputy', 'Other', 'Viewer'];
const HERE = { conversation: 'improvement', direct: false };
/** Each can be said at any time, and again. */
const CHANGES = [
  'done E1-01',
  'undo E1-01',
  'role @"Other" lead',
  'role @"Other" viewer',
  'assign E1-03 to @"Other"',
  'assign E1-03 to @"Owner"',
  'update E1-01 red "Two suppliers are late" corrective action "A third one is asked"',
  'strike E1-01 U1 because "it was about another action"',
  'done E1-02 https://intranet.example/audit',
  'strike E1-02 V1 because "it is the wrong file"',
  'edit E1-01 title "Rules for procurement"',
  'away @"Owner" from 24 June to 28 June cover @"Deputy"',
];

type Step =
  | { readonly asks: string; readonly direct: boolean }
  | { readonly says: string; readonly line: string }
  | { readonly day: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ asks: fc.constantFrom(...PEOPLE), direct: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ says: fc.constantFrom('Lead', 'Owner'), line: fc.constantFrom(...CHANGES) }) },
  { weight: 1, arbitrary: fc.record({ day: fc.integer({ min: 24, max: 30 }) }) },
);

test('a status that is asked for again is the one that would be drawn at that moment, for every reader, place, day and record', async () => {
  const bot = await startProgramme();
  // A snapshot of its own for every request, so that nothing is kept between two of them.
  const afresh = createDispatch({
    ...{ commands, timeZone: ZONE, newId: () => 'id', authority: null, formats, comingPosts: async () => [] },
    store: { ...bot.store, snapshot: async (id) => structuredClone(await bot.store.snapshot(id)) },
    committed() {},
    trouble(_, error) {
      throw error;
    },
  });
  let asked = 0;
  const play = async (steps: readonly Step[]) => {
    for (const one of steps) {
      if ('day' in one) bot.clock.put(`2024-06-${one.day}T08:00:00.000Z`);
      else if ('says' in one) await bot.says(one.says, one.line, DIRECT);
      else {
        const place = { platform: 'local', ...(one.direct ? DIRECT : HERE) } as const;
        const actor = { platform: 'local', accountId: one.asks, name: one.asks } as const;
        const input = { kind: 'text', text: 'status' } as const;
        const request = { id: `asked ${asked++}`, actor, place, input, now: bot.clock.now() };
        const { card } = await bot.dispatch(request);
        expect(card).toEqual((await afresh(request)).card);
        expect((await bot.dispatch({ ...request, id: `asked ${asked++}` })).card).toBe(card);
      }
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), play), { numRuns: 25 });
  expect(asked).toBeGreaterThan(100);
});
