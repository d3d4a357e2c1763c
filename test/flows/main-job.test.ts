/** The main job from end to end: the real notice from a Monday in June to the recorded decision. */
import { beforeEach, describe, expect, it } from 'vitest';
import { loadExample } from '../../src/demonstration/load.ts';
import { type Bot, CHANNEL, startBot, ZONE } from '../helpers/bot.ts';

const PD = 'programme-director';
const MO = 'monitoring-officer';
const RESOURCES = 'director-of-resources';

let bot: Bot;

beforeEach(async () => {
  bot = await startBot('2024-06-24 08:55');
  await loadExample(bot.dispatch, {
    channel: CHANNEL.conversation,
    name: '#programme',
    timeZone: ZONE,
    from: '2024-06-24 08:50',
  });
  await bot.drain();
});

describe('the main job', () => {
  it('the status is that of this moment, also after the day or the record has moved', async () => {
    const status = () => bot.says(PD, '/bvn status');
    expect(await status()).toContain('36 days left');
    bot.clock.put('2024-06-25T08:00:00.000Z');
    const before = await status();
    expect(before).toContain('35 days left');
    const withoutButtons = (text: string) => text.replace(/^ *\[.*\]\n?/gm, '').trimEnd();
    expect(withoutButtons(await bot.says(MO, '/bvn status'))).toBe(withoutButtons(before));
    await bot.says(PD, '/bvn add action "Asked for in the meeting" to E5 by 26 June');
    expect(await status()).toContain('Asked for in the meeting');
    expect(await bot.says(PD, '/bvn status', { direct: true })).not.toContain('Share here');
    expect(await status()).toContain('Share here');
  });

  it('the main job runs from the status to the recorded decision', async () => {
    expect(await bot.says(PD, '/bvn status')).toContain('Best Value Notice: 36 days left');

    await bot.at('2024-06-24 09:00');
    const weekly = bot.message('Weekly reminder: 36 days left');
    const cards = bot.messages.filter((one) => one.thread === weekly.id && one.id !== weekly.id);
    expect(cards.map((one) => one.text.split('\n')[0])).toContain('Monitoring Officer: 2 actions');

    const form = await bot.presses(MO, 'Mark E2-03 complete');
    expect(form).toContain('Evidence asked for: the evidence (the internal audit report)');
    expect(await bot.says(MO, '/bvn done E2-03 https://intranet.example/audit/phase-2', { thread: weekly.id })).toBe(
      '',
    );
    expect(bot.message('Monitoring Officer reported E2-03 complete').thread).toBe(weekly.id);
    expect(bot.message('Monitoring Officer: 2 actions').text).toContain(
      'Reported complete by Monitoring Officer, waiting for Director of Resources to confirm',
    );

    await bot.presses(RESOURCES, 'Confirm E2-03');
    expect((await bot.action('E2-03')).status).toBe('complete');
    expect(await bot.says(PD, '/bvn status E2')).toContain('Complete, confirmed by Director of Resources');

    for (const day of ['2024-07-22', '2024-07-29', '2024-07-30']) await bot.at(`${day} 09:00`);
    expect(bot.message('expires today').text).toContain('To Tuesday 30 July 2024');
    await bot.at('2024-07-31 09:00');
    expect(await bot.says(PD, '/bvn status')).toContain("expired, awaiting the Department's decision");

    await bot.at('2024-08-05 09:00');
    expect(bot.message('Weekly reminder: expired').text).toContain("awaiting the Department's decision");

    await bot.at('2024-09-09 10:00');
    await bot.says(PD, '/bvn notice decision lapsed on 9 September 2024');
    expect(await bot.says(PD, '/bvn status')).toContain('Best Value Notice: lapsed');
    const before = bot.messages.length;
    await bot.at('2024-09-16 09:00');
    expect(bot.messages).toHaveLength(before);
  });
});
