/** Cancelling a plan: a handover before its day, and a closing day. */
import { describe, expect, it } from 'vitest';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

describe('a planned handover', () => {
  it('a planned handover is cancelled by its person, and no action passes on', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'handover @"Owner" to @"Other" from 1 July');
    expect(bot.message('planned a handover').text).toContain('To call it off: handover cancel Owner');
    await bot.says('Owner', 'handover cancel');
    expect(bot.message('called a handover off').text).toContain(
      'Owner does not hand over to Other on Monday 1 July 2024. Nothing passes on.',
    );
    expect(await bot.says('Viewer', 'people')).not.toContain('Hands over');
    await bot.at('2024-07-01 09:00');
    const { people, actions } = await bot.snapshot();
    const owner = people.find(({ name }) => name === 'Owner');
    expect(actions.map(({ ownerId }) => ownerId)).toEqual([owner?.id, owner?.id, owner?.id]);
  });

  it('a planned handover of somebody else is cancelled by leads only, once, and can be planned anew', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'handover @"Owner" to @"Other" from 1 July', DIRECT);
    for (const who of ['Deputy', 'Viewer'])
      expect(await bot.says(who, 'handover cancel @"Owner"')).toMatch(/Only a programme lead|is for officers/);
    expect((await bot.snapshot()).handovers[0]?.cancelledAt).toBeNull();
    expect(await bot.says('Lead', 'cancel handover @"Owner"', DIRECT)).toContain('Lead called a handover off');
    expect(await bot.says('Lead', 'handover cancel @"Owner"', DIRECT)).toContain('No handover of Owner is planned');
    await bot.says('Lead', 'handover @"Owner" to @"Deputy" from 2 July', DIRECT);
    expect(await bot.says('Lead', 'people', DIRECT)).toContain('Hands over to Deputy on Tuesday 2 July 2024');
    expect((await bot.store.history({})).map(({ change }) => change.verb)).toContain('handover cancelled');
  });

  it('a handover that was carried out cannot be cancelled', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'handover @"Owner" to @"Other"', DIRECT);
    expect(await bot.says('Lead', 'handover cancel @"Owner"', DIRECT)).toContain('No handover of Owner is planned');
  });
});

describe('a closing day', () => {
  it('reminders go out again on a day that is no longer a closing day', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'holiday add 1 July "Royal funeral"');
    expect(bot.message('added a closing day').text).toContain('To take it back: holiday remove 1 July 2024');
    await bot.says('Lead', 'holiday remove 1 July');
    expect(bot.message('removed a closing day').text).toContain(
      'Monday 1 July 2024, Royal funeral, is a working day again.',
    );
    expect(await bot.says('Viewer', 'holidays')).not.toContain('Royal funeral');
    await bot.at('2024-07-01 09:00');
    expect(bot.message('Weekly reminder').at).toBe('2024-07-01T08:00:00.000Z');
    expect((await bot.store.history({})).map(({ change }) => change.verb)).toContain('closing day removed');
  });

  it('a removed closing day is added again under another name', async () => {
    const bot = await startProgramme();
    for (const line of ['holiday add 1 July "Funeral"', 'holiday remove 1 July', 'holiday add 1 July "Coronation"'])
      await bot.says('Lead', line, DIRECT);
    expect(await bot.says('Lead', 'holidays', DIRECT)).toContain('Coronation (closing day)');
    expect((await bot.snapshot()).holidays).toHaveLength(1);
  });

  it.each([
    ['Lead', 'holiday remove 26 August', 'Monday 26 August 2024 is a bank holiday, which stays'],
    ['Lead', 'holiday remove 2 July', 'Tuesday 2 July 2024 is not a closing day'],
    ['Owner', 'holiday remove 1 July', 'is for programme leads'],
  ])('%s: “%s” is refused, and the closing day stays', async (who, line, why) => {
    const bot = await startProgramme();
    await bot.says('Lead', 'holiday add 1 July "Closed"', DIRECT);
    expect(await bot.says(who, line, DIRECT)).toContain(why);
    expect(await bot.says('Lead', 'holidays', DIRECT)).toContain('Closed (closing day)');
  });

  it('a closing day that has passed stays', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'holiday add 25 June "Closed"', DIRECT);
    await bot.at('2024-06-27 09:00');
    const args = { on: '2024-06-25', sure: 'yes' };
    await bot.ask('Lead', { kind: 'press', command: 'holiday remove', args });
    expect((await bot.snapshot()).holidays[0]?.removedAt).toBeNull();
  });
});
