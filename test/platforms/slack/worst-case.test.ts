/** A record at its worst: 400 actions of one owner, and texts as long and as awkward as may be. Slack takes every message. */
import { expect, it } from 'vitest';
import { added } from '../../../src/core/record/changes.ts';
import type { Store } from '../../../src/ports/store.ts';
import { account, action, conversation, evidence, expectation, notice, person } from '../../helpers/record.ts';
import { GENERAL, LEAD, OWNER, startSlackBot, wordsIn } from '../../helpers/slack-bot.ts';
import type { SlackMessage } from '../../helpers/slack-shapes.ts';
import { unit } from '../../store/units.ts';

const LONG = ['word ', '👩‍👧‍👦', 'مرحبا ', '<!channel> & *x* '].map((part) => part.repeat(3000 / part.length));
const longOf = (n: number): string => LONG[n % LONG.length] as string;

async function worst(store: Store): Promise<void> {
  const people = Array.from({ length: 130 }, (_, n) =>
    person({ id: `p${n}`, name: `${n} ${longOf(n)}`.slice(0, 100).toWellFormed() }),
  );
  const changes = [
    added('notice', notice({ authority: longOf(0) })),
    ...people.map((row) => added('person', row)),
    added('account', account({ id: `slack:${LEAD}`, accountId: LEAD, personId: 'p0' })),
    added('account', account({ id: `slack:${OWNER}`, accountId: OWNER, personId: 'p1' })),
    added('conversation', conversation({ id: `n1/slack:${GENERAL}`, conversation: GENERAL })),
    ...[1, 2, 3, 4, 5].map((n) =>
      added(
        'expectation',
        expectation({
          id: `x${n}`,
          code: `E${n}`,
          title: longOf(n),
          text: longOf(n + 1),
          seniorResponsibleOwnerId: 'p1',
        }),
      ),
    ),
  ];
  for (let n = 0; n < 400; n += 1) {
    const code = `E${(n % 5) + 1}-${String(Math.floor(n / 5) + 1).padStart(2, '0')}`;
    const more = {
      title: longOf(n),
      evidenceRequired: longOf(n + 1),
      blockedBecause: longOf(n + 2),
      ownerId: 'p1',
      deputyId: 'p0',
    };
    const status = (['not_started', 'blocked', 'reported_complete'] as const)[n % 3] ?? 'blocked';
    const reported = status === 'reported_complete' ? { reportedBy: 'p1', reportedAt: '2024-06-01T09:00:00.000Z' } : {};
    changes.push(
      added(
        'action',
        action({
          id: `a${n}`,
          code,
          expectationId: `x${(n % 5) + 1}`,
          status,
          dueOn: '2024-06-20',
          ...reported,
          ...more,
        }),
      ),
    );
  }
  for (let n = 0; n < 60; n += 1)
    changes.push(
      added(
        'evidence',
        evidence({
          id: `v${n}`,
          code: `V${n + 1}`,
          actionId: 'a0',
          kind: 'note',
          text: longOf(n),
          marking: 'internal',
        }),
      ),
    );
  await store.commit(unit('worst', { changes }));
}

it('Slack takes every message, form and tab', async () => {
  const bot = await startSlackBot({ from: '2024-06-24 08:50', seed: worst });
  const lines = [
    'help',
    'status',
    'status overdue',
    'status attention',
    'status since 1 January',
    'mine',
    'home',
    'show E1',
    'show E1-01',
  ];
  const more = [
    'history E1-01',
    'people',
    'notice',
    'notice all',
    'holidays',
    'remind preview',
    'doctor',
    'done',
    'share',
    'remind now',
  ];
  for (const user of [LEAD, OWNER]) for (const line of [...lines, ...more]) await bot.types(user, line);
  for (const user of [LEAD, OWNER]) await bot.people.opensHome(user);
  for (const form of ['add action', 'assign E1-01', 'due E1-01', 'evidence', 'minute E1-01', 'edit E1-01'])
    await bot.types(LEAD, form);
  await bot.at('2024-06-24 09:00');
  await bot.types(OWNER, `block E1-01 because ${LONG[3]?.slice(0, 2900)}`);
  expect(bot.slack.violations).toEqual([]);
  expect(bot.lines.filter((line) => /"level":"(error|warn)"/.test(line))).toEqual([]);
  expect(bot.slack.homes.size).toBe(2);
});

it('a press shows the items that a message or a card leaves out', async () => {
  const bot = await startSlackBot({ from: '2024-06-24 08:50', seed: worst });
  for (const line of ['mine', 'show E1']) {
    await bot.types(OWNER, line);
    for (let next = 'Show what comes next'; next !== ''; ) {
      const shown = bot.slack.seen(GENERAL, OWNER).at(-1) as SlackMessage;
      next = /\[(Show \d+ more|Show what comes next)\]/.exec(wordsIn(shown))?.[1] ?? '';
      const isLast = next !== 'Show what comes next';
      if (next !== '') await bot.people.press(OWNER, shown, next);
      await bot.settle();
      if (isLast) next = '';
    }
  }
  expect(bot.slack.files.map(({ channel }) => channel)).toEqual([`D${OWNER}`, `D${OWNER}`]);
  expect(bot.slack.files[0]?.content).toContain('E5-80');
});
