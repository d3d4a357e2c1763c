/** A month under the second expectation: a change is carried through in steps, confirmed, and checked later to have lasted. */
import { expect, it } from 'vitest';
import { lead, live, posted, startOfficerTeam } from '../helpers/officer-team.ts';
import { DIRECT } from '../helpers/programme.ts';

it('a month of the improvement plan: milestones, a date that moves with its reason, the report, and the check that embeds it', async () => {
  const bot = await startOfficerTeam();
  const owner = (line: string) => bot.says('section-151-officer', line, DIRECT);
  await lead(bot, 'add action "Bring the new rules into use" to E2 owner "Section 151 Officer" by 23 February');
  await owner('add milestone E2-01 "Rules agreed by the committee" by 12 February');
  await owner('add milestone E2-01 "Staff trained" by 20 February');

  await live(bot, '2024-02-02', '2024-02-12');
  await owner('done E2-01a');
  await owner('due E2-01b 28 February because the trainer is ill');
  expect(await bot.action('E2-01')).toMatchObject({ dueOn: '2024-02-23', proposedDueOn: '2024-02-28' });
  await lead(bot, 'agree E2-01');
  await owner('due E2-01b 28 February');
  await live(bot, '2024-02-13', '2024-02-27');
  const card = await owner('show E2-01');
  expect(card).toContain('Milestones (1 of 2 done)');
  expect(card).toContain('Due on 28 February 2024');
  await owner('done E2-01b');
  await owner('done E2-01 "In use in every directorate"');
  await bot.says('director-of-resources', 'confirm E2-01');
  expect(bot.message('Director of Resources confirmed E2-01').text).toContain('[Check that E2-01 still holds]');
  await bot.ask('director-of-resources', {
    kind: 'form',
    command: 'add check',
    args: { action: 'E2-01', by: '13 March', owner: 'Governance Manager' },
  });
  expect(await owner('show E2-01')).toContain('Embedded: Not yet; E2-02 checks it on 13 March 2024');

  await live(bot, '2024-02-28', '2024-03-11');
  expect(bot.message('Governance Manager: 1 action').text).toContain('E2-02 Check that E2-01 still holds');
  await bot.says('governance-manager', 'done E2-02', DIRECT);
  expect(await bot.says('director-of-resources', 'confirm E2-02', DIRECT)).toContain(
    'the evidence it needs is missing',
  );
  await bot.says('governance-manager', 'evidence E2-02 "Ten purchases sampled, all by the rules"', DIRECT);
  await bot.says('director-of-resources', 'confirm E2-02', DIRECT);
  await live(bot, '2024-03-12', '2024-03-15');

  expect(await owner('show E2-01')).toContain('Complete, confirmed by Director of Resources, embedded');
  expect(await lead(bot, 'status')).toContain('2 of 2 complete, 1 embedded');
  expect(posted(bot)).not.toContain('Overdue by');
  const { milestones, evidence } = await bot.snapshot();
  expect(milestones).toMatchObject([
    { letter: 'a', doneOn: '2024-02-12' },
    { letter: 'b', dueOn: '2024-02-28', originalDueOn: '2024-02-20', doneOn: '2024-02-27' },
  ]);
  expect(evidence.map(({ text }) => text)).toEqual([
    'In use in every directorate',
    'Ten purchases sampled, all by the rules',
  ]);
  expect(await bot.action('E2-01')).toMatchObject({ status: 'complete', originalDueOn: '2024-02-23' });
});
