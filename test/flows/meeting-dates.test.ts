/** The listed dates of meetings: added, moved and cancelled, passed on, exported, and rebuilt as at a day. */
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../src/core/record/as-at.ts';
import { rebuild } from '../../src/core/record/rebuild.ts';
import { withMeetings } from '../helpers/meetings.ts';
import { DIRECT } from '../helpers/programme.ts';

describe('the listed dates', () => {
  it('a date is added, moved and cancelled, and the next one is due', async () => {
    const bot = await withMeetings();
    await bot.says('Lead', 'edit E1-04 add 29 July', DIRECT);
    await bot.says('Sro', 'edit E1-04 move 3 July to 1 July because the chair is away', DIRECT);
    expect(await bot.action('E1-04')).toMatchObject({
      meetingDates: '2024-07-01 2024-07-17 2024-07-24 2024-07-29',
      dueOn: '2024-07-01',
      timesMoved: 1,
    });
    await bot.says('Lead', 'edit E1-04 cancel 1 July', DIRECT);
    await bot.says('Lead', 'edit E1-04 papers 3 working days before', DIRECT);
    expect(await bot.action('E1-04')).toMatchObject({ dueOn: '2024-07-17', papersWorkingDays: 3 });
    const history = await bot.says('Lead', 'history E1-04', DIRECT);
    expect(history).toContain('Reason: the chair is away');
    expect(history).toContain('Listed dates: 3 July 2024, 17 July 2024, 24 July 2024 and 29 July 2024 →');
  });

  it('“due” moves the next meeting, which an owner proposes and a lead agrees', async () => {
    const bot = await withMeetings();
    await bot.says('Owner', 'due E1-04 5 July because the chair is away', DIRECT);
    expect((await bot.action('E1-04')).meetingDates).toBe('2024-07-03 2024-07-17 2024-07-24');
    await bot.says('Lead', 'agree E1-04', DIRECT);
    expect(await bot.action('E1-04')).toMatchObject({
      meetingDates: '2024-07-05 2024-07-17 2024-07-24',
      dueOn: '2024-07-05',
    });
    await bot.says('Lead', 'due E1-04 8 July because of the election', DIRECT);
    expect((await bot.action('E1-04')).meetingDates).toBe('2024-07-08 2024-07-17 2024-07-24');
  });

  it('a date that is not listed is named with those that are, and an owner changes none', async () => {
    const bot = await withMeetings();
    expect(await bot.says('Lead', 'edit E1-04 cancel 9 July', DIRECT)).toContain(
      'E1-04 has no meeting on 9 July 2023. Expected one of its dates: 3 July 2024, 17 July 2024, 24 July 2024.',
    );
    expect(await bot.says('Owner', 'edit E1-04 cancel 17 July', DIRECT)).toContain('Only the senior responsible owner');
    expect(await bot.says('Lead', 'edit E1-01 cancel 17 July', DIRECT)).toContain('E1-01 is no meeting');
  });

  it('the export has the body, the dates and the days for papers', async () => {
    const bot = await withMeetings();
    const { file } = await bot.ask('Lead', 'export csv');
    expect(file?.content).toContain('Improvement Board,,,2024-07-03 2024-07-17 2024-07-24,5');
  });

  it('the record that is rebuilt as at a day has the dates and the contacts of that day', async () => {
    const bot = await withMeetings();
    const before = bot.clock.now();
    await bot.at('2024-07-04 10:00');
    await bot.says('Lead', 'edit E1-04 cancel 24 July', DIRECT);
    await bot.says('Owner', 'met "Improvement Board" on 3 July "Papers agreed"', DIRECT);
    const { defaults } = await bot.store.wholeRecord();
    const asAt = snapshotOf(rebuild(await bot.store.history({}), before), defaults);
    expect(asAt.actions.find(({ code }) => code === 'E1-04')).toMatchObject({
      dueOn: '2024-07-03',
      meetingDates: '2024-07-03 2024-07-17 2024-07-24',
    });
    expect(asAt.logEntries).toEqual([]);
    expect(await bot.action('E1-04')).toMatchObject({ dueOn: '2024-07-17', meetingDates: '2024-07-03 2024-07-17' });
  });

  it('a series of meetings passes on with a handover and with a notice that replaces another', async () => {
    const bot = await withMeetings();
    await bot.says('Lead', 'handover @"Owner" to @"Other"', DIRECT);
    const { people } = await bot.snapshot();
    const other = people.find(({ name }) => name === 'Other')?.id;
    expect((await bot.action('E1-04')).ownerId).toBe(other);
    await bot.at('2024-07-02 10:00');
    await bot.says('Lead', 'notice replace issued 2 July 2024 for 12 months carry', DIRECT);
    expect(await bot.action('E1-04')).toMatchObject({
      meetingDates: '2024-07-03 2024-07-17 2024-07-24',
      ownerId: other,
    });
  });
});
