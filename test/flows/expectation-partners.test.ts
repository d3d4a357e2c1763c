/** A month under the fourth expectation: partners are asked, their positions stay private, and nobody is written off. */
import { expect, it } from 'vitest';
import { lead, live, posted, privately, startOfficerTeam } from '../helpers/officer-team.ts';
import { DIRECT } from '../helpers/programme.ts';

const CITY = 'Ousewell City Council';
const DISTRICT = 'Fenbridge District Council';

it('a month with the partners: positions in private, one asked again on its day, and none where others read', async () => {
  const bot = await startOfficerTeam();
  const sro = (line: string) => bot.says('director-of-strategy', line, DIRECT);
  for (const partner of [CITY, DISTRICT]) await bot.shell(`role "${partner}" viewer`);
  await lead(bot, 'add action "Draft the strategy" to E4 owner "Governance Manager" by 28 June');
  const guest = { platform: 'local', accountId: 'G1', name: 'Adviser', guest: true } as const;
  await bot.ask('programme-director', 'admit <@local:G1|Adviser>', { mentioned: [guest] });

  await live(bot, '2024-02-02', '2024-02-07');
  await bot.says('director-of-strategy', `update E4 "${CITY}" engaged`);
  await bot.says(
    'director-of-strategy',
    `update E4 "${DISTRICT}" not ready because "its own review comes first", ask again 26 February`,
  );
  expect(await sro('show E4')).toContain(
    `P2 ${DISTRICT}: not ready\n  7 February 2024, recorded by Director of Strategy, internal\n  its own review comes first\n  To be asked again on 26 February 2024`,
  );
  for (const who of ['governance-manager', 'monitoring-officer'])
    for (const line of ['show E4', 'history E4', 'status since 1 February', 'export csv'])
      expect(await bot.says(who, line, DIRECT), `${who}: ${line}`).not.toMatch(/Ousewell|Fenbridge/);
  expect(JSON.stringify((await bot.ask(guest, 'show E4')).card)).not.toMatch(/Ousewell|Fenbridge/);

  await live(bot, '2024-02-08', '2024-02-25');
  expect(privately(bot, 'director-of-strategy', 'Please ask')).toEqual([]);
  await live(bot, '2024-02-26', '2024-03-01');
  const [asked, ...twice] = privately(bot, 'director-of-strategy', `Please ask ${DISTRICT} again`);
  expect(twice).toEqual([]);
  expect(asked).toContain('they were recorded as not ready: its own review comes first');
  expect(asked).toContain('The door stays open');
  await sro(`update E4 "${DISTRICT}" agreed`);
  await lead(bot, 'share E4');
  await bot.says('director-of-strategy', 'share E4');
  await live(bot, '2024-03-02', '2024-03-08');

  expect(privately(bot, 'director-of-strategy', 'Please ask')).toHaveLength(1);
  expect(posted(bot)).not.toMatch(/Ousewell|Fenbridge|not ready|own review/);
  const card = await sro('show E4');
  expect(card).toContain(`${CITY}: engaged`);
  expect(card).toContain(`P3 ${DISTRICT}: agreed`);
  const { logEntries } = await bot.snapshot();
  expect(logEntries).toMatchObject([
    { kind: 'position', stance: 'engaged', marking: 'internal', on: '2024-02-07' },
    { kind: 'position', stance: 'not_ready', askAgainOn: '2024-02-26', struckAt: null },
    { kind: 'position', stance: 'agreed', askAgainOn: null, on: '2024-03-01' },
  ]);
});
