/** The number and the theme of the council's own plan: given, shown, asked for, listed, exported and imported. */
import { expect, it } from 'vitest';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const ADD = 'add action "Values agreed" to E1 owner "Owner" by 28 June ref 34 theme "Culture and values"';

it('an action is found by the number of the plan, however people write it', async () => {
  const bot = await startProgramme();
  await bot.says('Lead', ADD, DIRECT);
  for (const line of ['show 34', 'show Action 34', 'show "no. 34"']) {
    const card = await bot.says('Owner', line, DIRECT);
    expect(card, line).toContain('E1-04 Values agreed');
    expect(card, line).toContain('Number in the plan: 34');
    expect(card, line).toContain('Theme: Culture and values');
  }
  await bot.says('Owner', 'done 34', DIRECT);
  expect((await bot.action('E1-04')).status).toBe('reported_complete');
  expect(await bot.says('Owner', 'show 35', DIRECT)).toContain('is not known here');
});

it('a number that two actions have is asked about, and a withdrawn one does not count', async () => {
  const bot = await startProgramme();
  await bot.says('Lead', ADD, DIRECT);
  await bot.says('Lead', 'edit E1-01 ref 34', DIRECT);
  const asked = await bot.says('Owner', 'show 34', DIRECT);
  expect(asked).toContain('“34” is the number of E1-01 and E1-04 in the plan. Which do you mean?');
  expect(asked).toContain('[E1-04]');
  await bot.says('Owner', 'done 34', DIRECT);
  expect((await bot.action('E1-04')).status).toBe('not_started');
  await bot.says('Lead', 'withdraw E1-04 because it doubles E1-01', DIRECT);
  expect(await bot.says('Owner', 'show 34', DIRECT)).toContain('E1-01 Procurement rules');
});

it('the number and the theme are changed and taken away, by line and by form, for those who edit the action', async () => {
  const bot = await startProgramme();
  await bot.says('Lead', ADD, DIRECT);
  await bot.says('Sro', 'edit E1-04 ref none theme "Governance"', DIRECT);
  expect(await bot.action('E1-04')).toMatchObject({ planRef: null, theme: 'Governance' });
  const { card } = await bot.ask('Sro', 'edit E1-04', { place: { platform: 'local', ...DIRECT } });
  const form = card?.body.find((element) => element.type === 'form');
  if (form?.type !== 'form') throw new Error('There is no form.');
  const values = Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? '']));
  await bot.ask('Sro', { kind: 'form', command: 'edit', args: { ...form.args, ...values, ref: '7b', theme: '' } });
  expect(await bot.action('E1-04')).toMatchObject({ planRef: '7b', theme: null, title: 'Values agreed' });
  expect(await bot.says('Owner', 'edit E1-04 ref 8', DIRECT)).toContain('can edit E1-04');
  expect(await bot.says('Sro', 'history E1-04', DIRECT)).toContain('Number in the plan: none → 7b');
});

it('a list of one theme says so in its title', async () => {
  const bot = await startProgramme();
  await bot.says('Lead', ADD, DIRECT);
  const list = await bot.says('Viewer', 'list theme "culture"', DIRECT);
  expect(list).toContain('1 action of the theme “culture”');
  expect(list).toContain('E1-04 Values agreed');
  expect(list).not.toContain('E1-01');
  expect(await bot.says('Viewer', 'list E1 theme finance', DIRECT)).toContain(
    'No actions under E1, of the theme “finance”',
  );
});
