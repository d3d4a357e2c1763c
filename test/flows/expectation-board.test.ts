/** A month under the first expectation: the Board's papers, its meeting, its recommendations and the council's response. */
import { expect, it } from 'vitest';
import { lead, live, privately, startOfficerTeam } from '../helpers/officer-team.ts';
import { DIRECT } from '../helpers/programme.ts';

const MEETS = 'Independent Improvement Board meets on Wednesday 28 February 2024';
const HELD = 'Was the meeting of Independent Improvement Board on Wednesday 28 February 2024 held?';

it('a month with the Improvement Board: papers, the meeting, its recommendations, and the responses in time and late', async () => {
  const bot = await startOfficerTeam();
  await lead(
    bot,
    'add meeting "Independent Improvement Board" to E1 on 28 February, 27 March papers 5 working days before owner "Governance Manager"',
  );
  await lead(bot, 'add action "Draft the forward plan" to E1 owner "Monitoring Officer" by 26 February');
  await lead(bot, 'add action "Publish the rules" to E2 owner "Section 151 Officer" by 28 June');

  await live(bot, '2024-02-02', '2024-02-13');
  expect(privately(bot, 'monitoring-officer', MEETS)).toEqual([]);
  await live(bot, '2024-02-14', '2024-02-14');
  const [asked, ...twice] = privately(bot, 'monitoring-officer', MEETS);
  expect(twice).toEqual([]);
  expect(asked).toContain('Its papers are due on Wednesday 21 February 2024.');
  expect(asked).toContain('- E1-02 Draft the forward plan');
  expect(privately(bot, 'governance-manager', MEETS)[0]).toContain('You see to the papers of E1-01.');
  expect(privately(bot, 'section-151-officer', MEETS)).toEqual([]);
  await bot.says(
    'monitoring-officer',
    'update E1-02 amber "With the chair" next "Comments by 23 February" corrective action "A second draft is ready"',
    DIRECT,
  );
  await bot.presses('monitoring-officer', 'Mark E1-02 complete');
  await bot.says('chief-executive', 'confirm E1-02', DIRECT);

  await live(bot, '2024-02-15', '2024-02-28');
  expect(privately(bot, 'programme-director', 'Draft report to Independent Improvement Board')).toHaveLength(1);
  expect(privately(bot, 'governance-manager', HELD)).toEqual([]);
  await live(bot, '2024-02-29', '2024-02-29');
  expect(privately(bot, 'governance-manager', HELD)).toHaveLength(1);
  await bot.presses('governance-manager', 'Held');
  expect(bot.message(HELD).text).toContain('The next is on Wednesday 27 March 2024.');
  const button = bot.message(HELD).card.buttons.find(({ label }) => label === 'Add its recommendations');
  if (button?.type !== 'command') throw new Error('Nothing asks for the recommendations');
  const text = '1. Publish the forward plan\n2. Give every member a mentor';
  const args = { ...button.args, text, by: '8 March' };
  await bot.ask('governance-manager', { kind: 'form', command: 'add recommendation', args });

  await live(bot, '2024-03-01', '2024-03-04');
  const [reminder, ...more] = privately(bot, 'chief-executive', 'Please respond to 2 recommendations');
  expect(more).toEqual([]);
  expect(reminder).toContain('R1 Publish the forward plan\n  Response due on 8 March 2024, in 7 days');
  await bot.says('chief-executive', 'update R1 accepted "We will publish it each month."', DIRECT);
  await live(bot, '2024-03-05', '2024-03-11');
  expect(privately(bot, 'chief-executive', 'Please respond to R2')[0]).toContain(
    'Response overdue, was due on 8 March 2024',
  );
  await bot.says('chief-executive', 'update R2 partly accepted "New members first."', DIRECT);
  await live(bot, '2024-03-12', '2024-03-15');

  expect(privately(bot, 'chief-executive', 'Please respond')).toHaveLength(2);
  const list = await lead(bot, 'list recommendations');
  expect(list).toContain('R1 Publish the forward plan\n  Accepted, open');
  expect(list).toContain('R2 Give every member a mentor\n  Partly accepted, open');
  const { recommendations, logEntries } = await bot.snapshot();
  expect(recommendations).toMatchObject([
    { code: 'R1', response: 'accepted', receivedOn: '2024-02-28', respondedOn: '2024-03-04', outcome: 'open' },
    { code: 'R2', response: 'partly', responseText: 'New members first.', respondedOn: '2024-03-11' },
  ]);
  expect(logEntries.map(({ kind, on }) => `${kind} ${on}`)).toEqual(['update 2024-02-14', 'contact 2024-02-28']);
  expect(await bot.action('E1-01')).toMatchObject({ dueOn: '2024-03-27' });
  expect((await bot.action('E1-02')).status).toBe('complete');
});
