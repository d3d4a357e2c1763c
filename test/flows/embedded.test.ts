/** Embedding: a later action checks that a complete one still holds, and evidence for that check embeds it. */
import { expect, it } from 'vitest';
import { rebuild } from '../../src/core/record/rebuild.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

/** E1-01, reported by its owner and confirmed by a lead. */
async function withCompleteAction(): Promise<Bot> {
  const bot = await startProgramme();
  await bot.says('Owner', 'done E1-01', DIRECT);
  await bot.says('Lead', 'confirm E1-01');
  return bot;
}

it('confirming offers a check, whose confirmed evidence embeds the action', async () => {
  const bot = await withCompleteAction();
  expect(bot.message('Lead confirmed E1-01').text).toContain('[Check that E1-01 still holds]');
  const form = { kind: 'form', command: 'add check', args: { action: 'E1-01', by: '8 July' } } as const;
  await bot.ask('Lead', form);
  const check = await bot.action('E1-04');
  expect(check).toMatchObject({ title: 'Check that E1-01 still holds', dueOn: '2024-07-08', kind: 'once' });
  expect(check.ownerId).toBe((await bot.action('E1-01')).ownerId);
  expect(await bot.says('Owner', 'show E1-01', DIRECT)).toContain('Embedded: Not yet; E1-04 checks it on 8 July 2024');
  expect(await bot.says('Owner', 'show E1-04', DIRECT)).toContain('Checks: E1-01 Procurement rules');

  await bot.says('Owner', 'done E1-04', DIRECT);
  expect(await bot.says('Lead', 'confirm E1-04', DIRECT)).toContain('the evidence it needs is missing');
  expect(await bot.says('Lead', 'list embedded', DIRECT)).toContain('No embedded actions');
  await bot.says('Owner', 'evidence E1-04 "Sample of ten contracts, all in order"', DIRECT);
  await bot.says('Lead', 'confirm E1-04', DIRECT);
  expect(await bot.says('Owner', 'show E1-01', DIRECT)).toContain('Complete, confirmed by Lead, embedded');
  expect(await bot.says('Lead', 'list embedded', DIRECT)).toContain('E1-01 Procurement rules');
  expect(await bot.says('Lead', 'status', DIRECT)).toContain('2 of 4 complete, 1 embedded');
});

it('a struck proof or a later check that is not confirmed in time ends it, and a coming one does not', async () => {
  const bot = await withCompleteAction();
  const isEmbedded = async () => (await bot.says('Lead', 'show E1-01', DIRECT)).includes(', embedded');
  await bot.says('Lead', 'add check E1-01 by 1 July', DIRECT);
  await bot.says('Owner', 'done E1-04 "Sample of ten contracts"', DIRECT);
  await bot.says('Lead', 'confirm E1-04', DIRECT);
  expect(await isEmbedded()).toBe(true);
  await bot.says('Sro', 'strike E1-04 V1 because of another year', DIRECT);
  expect(await isEmbedded()).toBe(false);
  await bot.says('Owner', 'evidence E1-04 "Sample of this year"', DIRECT);
  await bot.says('Lead', 'confirm E1-04', DIRECT);
  const shown = await bot.says('Lead', 'show E1-04', DIRECT);
  expect(shown).toContain('[Check that E1-01 still holds]');
  await bot.says('Sro', 'add check E1-01 by 15 July owner "Other"', DIRECT);
  expect(await isEmbedded()).toBe(true);
  await bot.at('2024-07-15 10:00');
  expect(await isEmbedded()).toBe(false);
  await bot.says('Sro', 'withdraw E1-05 because it doubles E1-04', DIRECT);
  expect(await isEmbedded()).toBe(true);
});

it.each([
  ['Owner', 'add check E1-01 by 8 July', 'Only a programme lead can add actions to E1'],
  ['Viewer', 'add check E1-01 by 8 July', 'for officers'],
  ['Lead', 'add check E1-02 by 8 July', 'Expected a complete action'],
  ['Lead', 'add check E1-01 by today', 'Expected a later day'],
])('%s is refused “%s”', async (who, line, words) => {
  const bot = await withCompleteAction();
  expect(await bot.says(who, line, DIRECT)).toContain(words);
  expect((await bot.snapshot()).actions).toHaveLength(3);
});

it('a second check while one is open is refused, and who may plan none has no button', async () => {
  const bot = await withCompleteAction();
  expect(await bot.says('Owner', 'show E1-01', DIRECT)).not.toContain('[Check that');
  expect(await bot.says('Sro', 'show E1-01', DIRECT)).toContain('[Check that E1-01 still holds]');
  await bot.says('Sro', 'add check E1-01 by 8 July', DIRECT);
  expect(await bot.says('Lead', 'add check E1-01 by 9 July', DIRECT)).toContain(
    'E1-04 checks E1-01 already, on 8 July',
  );
  expect(await bot.says('Sro', 'show E1-01', DIRECT)).not.toContain('[Check that');
});

it('the record of an earlier day knows which action a check was about', async () => {
  const bot = await withCompleteAction();
  await bot.says('Lead', 'add check E1-01 by 8 July', DIRECT);
  const then = bot.clock.now();
  await bot.at('2024-06-25 10:00');
  await bot.says('Lead', 'withdraw E1-04 because of the audit', DIRECT);
  const earlier = rebuild(await bot.store.history({}), then);
  const check = [...earlier.action.values()].find(({ code }) => code === 'E1-04');
  expect(check).toMatchObject({ status: 'not_started', checksId: (await bot.action('E1-01')).id });
  expect(await bot.says('Lead', 'history E1-04', DIRECT)).toContain('Checks: E1-01');
});
