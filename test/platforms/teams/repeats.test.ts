/** Teams sends an event again under another id: a change is carried out once, and the person is asked. */
import { describe, expect, it } from 'vitest';
import { CHANNEL, chatOf, envelope, LEAD, OWNER, textOf } from '../../helpers/teams-bot.ts';
import { press, ready, shownTo, summaries } from '../../helpers/teams-scenes.ts';

describe('repeats under another id', () => {
  const again = 'add action "Train the members" to E1';

  it('the same words under another id within a minute are carried out once, and their sender is asked', async () => {
    const bot = await ready();
    await bot.says(LEAD, again, 'channel');
    await bot.says(LEAD, again, 'channel');
    expect(textOf(bot.last(CHANNEL, LEAD))).toContain('You sent the same less than a minute ago');
    await bot.says(LEAD, 'status E1');
    expect(textOf(bot.last(chatOf(LEAD)))).not.toContain('E1-04');
  });

  it('the same words are carried out a second time by the button that asks', async () => {
    const bot = await ready();
    await bot.says(LEAD, again);
    await bot.says(LEAD, again);
    const answer = await bot.presses(LEAD, 'Do it a second time');
    expect(shownTo(answer)).toBe('Answered below.');
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('E1-04');
  });

  it('the same words are carried out once when both arrive before the first is done', async () => {
    const bot = await ready();
    const said = (id: string) => ({ ...envelope(bot.cloud, LEAD, 'chat', id), type: 'message', text: again });
    await Promise.all([bot.send(said('s1')), bot.send(said('s2'))]);
    await bot.says(LEAD, 'status E1');
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('E1-03');
    expect(textOf(bot.last(chatOf(LEAD)))).not.toContain('E1-04');
  });

  it('the same press under another id within a minute is carried out once, and its presser is told so', async () => {
    const bot = await ready();
    await bot.says(OWNER, 'show E1-01');
    const { replyToId } = press(bot, '');
    await bot.send(press(bot, 'p1'));
    await bot.send({ ...press(bot, 'p2'), replyToId });
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('You sent the same less than a minute ago');
  });

  it('the same words are carried out again after a minute, by another person, in another place, and after a refusal', async () => {
    const bot = await ready();
    const update = 'update E1-01 "Two members trained"';
    await bot.says(LEAD, update);
    bot.minuteLater();
    await bot.says(LEAD, update);
    await bot.says(LEAD, update, 'channel');
    await bot.says(LEAD, 'show E1-01');
    // A card shows two updates and counts the others; of two in one millisecond either may be the later one.
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('and 1 more: /bvn history E1-01');
    await bot.says(OWNER, 'assign E1-02 @"Programme Director"');
    await bot.says(OWNER, 'assign E1-02 @"Programme Director"');
    expect(textOf(bot.last(chatOf(OWNER)))).not.toContain('less than a minute ago');
  });

  it('the same question is answered again', async () => {
    const bot = await ready();
    await bot.says(LEAD, 'status');
    await bot.says(LEAD, 'status');
    expect(new Set(summaries(bot, chatOf(LEAD))).size).toBe(1);
    expect(summaries(bot, chatOf(LEAD))).toHaveLength(2);
  });
});
