/** A plain sentence never changes the record, and words that deny or limit never lead to a button that completes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startCouncil } from './council.ts';

const SUBJECTS = ['E2-03', 'E3-01', 'the ledger backlog', 'the tower blocks', 'E3-01 and E2-03', 'it'];
const VERBS = [
  'is done',
  'finished',
  'closed',
  'is blocked by the bank',
  'moves to 5 July',
  'goes to Leo',
  'is signed off',
  'needs another week',
  'has been dropped',
  'has started',
];
const LIMITS = [
  "isn't",
  'not',
  'nearly',
  'almost',
  'half',
  '50%',
  'apart from the minutes',
  'if legal agree',
  'would be',
  'never',
  "hasn't been",
  'bar the minutes',
  'not yet',
];
const ENDS = ['', '?', ' please', ' https://example.org/x', ', thanks', ' because of the bank', ' yesterday'];
const COMPLETING = ['done', 'confirm', 'agree', 'withdraw'];

const sentence = fc
  .record({
    subject: fc.constantFrom(...SUBJECTS),
    verb: fc.constantFrom(...VERBS),
    limit: fc.option(fc.constantFrom(...LIMITS)),
    end: fc.constantFrom(...ENDS),
    first: fc.boolean(),
  })
  .map(({ subject, verb, limit, end, first }) => ({
    limit,
    says: `${first ? `I think ${subject}` : subject} ${limit ?? ''} ${verb}${end}`.replace(/ +/g, ' '),
  }));

test('a plain sentence changes nothing, and a limited one offers nothing that completes', async () => {
  const council = await startCouncil();
  const where = fc.constantFrom<'chat' | 'thread'>('chat', 'thread');
  const who = fc.constantFrom<'Gail Dent' | 'Rob Duff' | 'Hari Patel'>('Gail Dent', 'Rob Duff', 'Hari Patel');
  await fc.assert(
    fc.asyncProperty(sentence, where, who, async ({ says, limit }, place, speaker) => {
      const { reply, unchanged } = await council.say({ who: speaker, where: place, says: `well, ${says}` });
      expect(unchanged).toBe(true);
      const commands = reply.card?.buttons.flatMap((one) => (one.type === 'command' ? [one.command] : [])) ?? [];
      const isAnswer = reply.ok;
      if (limit !== null && !isAnswer) expect(commands.filter((one) => COMPLETING.includes(one))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
