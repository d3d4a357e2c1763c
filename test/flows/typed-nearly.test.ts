/** Lines that are nearly a command: a name without its post, a colour misspelt, evidence named in quotes, a month as a rhythm. */
import { expect, test } from 'vitest';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

test('a name in quotes means the one person of that name, whose post stands behind it in brackets', async () => {
  const bot = await startProgramme();
  await bot.says('Lead', 'role "Tom Ellis (Director of Finance)" officer', DIRECT);
  await bot.says('Lead', 'assign E1-01 "Tom Ellis"', DIRECT);
  const { people } = await bot.snapshot();
  const tom = people.find(({ name }) => name === 'Tom Ellis (Director of Finance)');
  expect((await bot.action('E1-01')).ownerId).toBe(tom?.id);
});

test('two people of one name with different posts are asked about', async () => {
  const bot = await startProgramme();
  await bot.says('Lead', 'role "Tom Ellis (Director of Finance)" officer', DIRECT);
  await bot.says('Lead', 'role new "Tom Ellis (Head of HR)" officer', DIRECT);
  const before = await bot.action('E1-01');
  const asked = await bot.says('Lead', 'assign E1-01 "Tom Ellis"', DIRECT);
  expect(asked).toContain('Tom Ellis (Director of Finance)');
  expect(asked).toContain('Tom Ellis (Head of HR)');
  expect((await bot.action('E1-01')).ownerId).toBe(before.ownerId);
});

test('a misspelt colour before quoted words is asked about, and saves nothing', async () => {
  const bot = await startProgramme();
  const asked = await bot.says('Lead', 'update E1-01 ambr "Two teams are late"', DIRECT);
  expect(asked).toContain('“ambr” may be meant as “amber”, or belong to the words.');
  expect((await bot.snapshot()).logEntries).toEqual([]);
  await bot.says('Lead', 'update E1-01 amber "Two teams are late" corrective action "Weekly call"', DIRECT);
  expect((await bot.snapshot()).logEntries.map(({ rag }) => rag)).toEqual(['amber']);
});

test('evidence named in quotes, with its address, is taken at once', async () => {
  const bot = await startProgramme();
  await bot.says(
    'Owner',
    'done E1-01 evidence "Findings map v2, reported to the committee on 30 July" https://example.org/map',
    DIRECT,
  );
  expect((await bot.action('E1-01')).status).toBe('reported_complete');
  const { evidence } = await bot.snapshot();
  expect(evidence.map(({ text }) => text).join(' ')).toContain('https://example.org/map');
});

test('a fortnight is two weeks, and a month is asked about because it is no whole number of weeks', async () => {
  const bot = await startProgramme();
  const add = 'add action "Check the register" to E1 owner "Owner" every';
  const asked = await bot.says('Lead', `${add} month`, DIRECT);
  expect(asked).toContain('4 weeks');
  expect(asked).not.toContain('Expected 1 or more');
  await bot.says('Lead', `${add} fortnight`, DIRECT);
  const { actions } = await bot.snapshot();
  expect(actions.find(({ title }) => title === 'Check the register')?.everyWeeks).toBe(2);
});

test('a withdrawn action takes no update, and the answer says how to open it again', async () => {
  const bot = await startProgramme();
  await bot.says('Lead', 'withdraw E1-01 because it doubles E1-02', DIRECT);
  const said = await bot.says('Lead', 'update E1-01 "Half done"', DIRECT);
  expect(said).toContain('E1-01 is withdrawn, so that it takes no update.');
  expect((await bot.snapshot()).logEntries).toEqual([]);
});

test('a colour with a reason and no words fills the form with the reason alone', async () => {
  const bot = await startProgramme();
  const form = await bot.says('Lead', 'update E1-01 red because two councils have not signed', DIRECT);
  expect(form).toContain('Two councils have not signed');
  expect(form).not.toContain(', because');
});
