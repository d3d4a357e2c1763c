/** Characters that a database cannot keep: they are taken out where a request comes in, so that the record reads back as it was decided. */
import { expect, test } from 'vitest';
import { CHANNEL } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const DIRT = '\0\ud800';

test('NUL characters and halves of pairs change nothing between what is decided and what is read back', async () => {
  const bot = await startProgramme();
  const lead = { platform: 'local', accountId: 'Lead', name: 'Lead' } as const;
  await bot.ask(lead, `add action "First${DIRT}" to E1 owner "Owner" by 5 July`, { place: { ...CHANNEL, ...DIRECT } });
  await bot.ask(lead, 'here', { place: { ...CHANNEL, conversation: `other${DIRT}` }, placeName: `Other${DIRT} place` });
  const args = { action: 'E1-01', because: `the${DIRT} holidays` };
  await bot.ask('Owner', { kind: 'press', command: 'block', args });
  const mentioned = [{ platform: 'local', accountId: 'new', name: `New${DIRT} person` } as const];
  await bot.ask(lead, 'role <@local:new> officer', { mentioned });
  const line = ['Code,Action', `E1-02,Audit${DIRT} recommendations done`].join('\n');
  const file = { name: `plan${DIRT}.csv`, bytes: new TextEncoder().encode(line) };
  const { card } = await bot.ask('Lead', 'import', { file });
  const save = card?.buttons.find((one) => one.type === 'command' && 'save' in one.args);
  if (save?.type !== 'command') throw new Error('The preview cannot be saved');
  await bot.ask('Lead', { kind: 'press', command: save.command, args: save.args });
  const kept = await bot.snapshot();
  expect(kept.actions.map(({ title }) => title)).toContain('Audit\ufffd recommendations done');
  expect(kept.conversations.map(({ name }) => name)).toContain('Other\ufffd place');
  expect(await bot.store.snapshot(kept.notice?.id)).toEqual(kept);
  expect(JSON.stringify(kept)).not.toMatch(/\\u0000|\\ud800/i);
});
