/** Presses on private answers in a channel of Teams: in private, after a restart, by a form, and after the answer's 24 hours. */
import { describe, expect, it } from 'vitest';
import { nodesOf } from '../helpers/adaptive-cards.ts';
import { CHANNEL, chatOf, GROUP, OWNER, pressing, textOf } from '../helpers/teams-bot.ts';
import { publicAfter, ready, shownOnlyTo, shownTo } from '../helpers/teams-scenes.ts';

/** Expects at least two buttons, and that each says that its card is private. */
function expectPrivateButtons(card: unknown): void {
  const buttons = nodesOf(card).filter(({ type }) => type === 'Action.Execute');
  expect(buttons.length).toBeGreaterThan(1);
  for (const { data } of buttons) expect(data).toMatchObject({ bvn: { privately: true } });
}

describe('a press on a private answer', () => {
  it.each([
    ['', false],
    [' and after a restart', true],
  ])(
    'a press on a private answer%s redraws it for its reader alone, and everybody gets the line of the change',
    async (_, restarted) => {
      const bot = await ready();
      await bot.types(OWNER, 'mine');
      const [mine] = shownOnlyTo(bot, OWNER);
      if (restarted) await bot.restart('2024-06-24 08:05');
      const seen = await publicAfter(bot, async () => {
        const answer = await bot.presses(OWNER, 'Mark E1-01 complete');
        expect(shownTo(answer)).not.toContain('[Mark E1-01 complete]');
        expect(textOf(mine)).toBe(shownTo(answer));
        expectPrivateButtons(answer.body?.value);
        expectPrivateButtons(mine?.activity.attachments?.[0]?.content);
      });
      expect(seen).toEqual([expect.stringContaining('Monitoring Officer reported E1-01 complete')]);
      expect(bot.last(CHANNEL).thread).toBeNull();
      expect(mine?.edits).toBe(1);
      expect(bot.complaints).toEqual([]);
    },
  );

  it('a press on the private answer to a press is answered to its presser alone, in the same thread', async () => {
    const bot = await ready();
    await bot.types(OWNER, 'status', { thread: 'talk' });
    const seen = await publicAfter(bot, async () => {
      for (const label of ['Show my actions', 'Show E1', 'Show E1-01'])
        expect(shownTo(await bot.presses(OWNER, label))).toBe('Answered below.');
    });

    expect(seen).toEqual([]);
    expect(shownOnlyTo(bot, OWNER).map(({ thread }) => thread)).toEqual(Array.from({ length: 4 }, () => 'talk'));
  });

  it('a press on a private answer in a group chat redraws it for its reader alone', async () => {
    const bot = await ready();
    await bot.types(OWNER, 'mine', 'group');
    const answer = await bot.presses(OWNER, 'Mark E1-01 complete');
    expect(shownOnlyTo(bot, OWNER, GROUP).map(textOf)).toEqual([shownTo(answer)]);
    expect(bot.cloud.seen(GROUP).map(textOf)).toEqual([
      expect.stringContaining('Monitoring Officer reported E1-01 complete'),
    ]);
  });

  it('a form on a private answer is saved, and the answer is redrawn for its reader alone', async () => {
    const bot = await ready();
    await bot.types(OWNER, 'mine');
    const inputs = { '1.on': '2024-07-26', '1.because': 'The members meet later' };
    const seen = await publicAfter(bot, () => bot.presses(OWNER, 'Propose the date', inputs));
    expect(seen).toEqual([expect.stringContaining('Monitoring Officer proposes 26 July 2024')]);
    expect(textOf(shownOnlyTo(bot, OWNER)[0])).toContain('26 July 2024');
    expect(shownOnlyTo(bot, OWNER).map(({ edits }) => edits)).toEqual([1]);
  });

  it('a private answer is shared with everybody in the channel by its button alone', async () => {
    const bot = await ready();
    await bot.types(OWNER, 'status');
    expect(await publicAfter(bot, () => bot.presses(OWNER, 'Share here'))).toEqual([
      expect.stringContaining('0 of 2 actions are delivered'),
    ]);
    expect(bot.last(CHANNEL).thread).toBeNull();
  });

  it('every button of a private answer says that it is private, those of forms behind buttons too', async () => {
    const bot = await ready();
    await bot.types(OWNER, 'mine');
    expectPrivateButtons(shownOnlyTo(bot, OWNER)[0]?.activity.attachments?.[0]?.content);
  });

  it('a press on a private answer after its 24 hours is answered under the button and in the chat, and nothing becomes public', async () => {
    const bot = await ready();
    await bot.types(OWNER, 'mine');
    const press = pressing(bot.cloud, OWNER, 'Mark E1-01 complete', 'late');
    bot.cloud.passHours(24);
    expect(shownOnlyTo(bot, OWNER)).toEqual([]);
    const seen = await publicAfter(bot, async () => {
      expect(shownTo(await bot.send(press))).not.toContain('[Mark E1-01 complete]');
      await bot.settled();
    });
    const inChat = bot.last(chatOf(OWNER));
    expect(textOf(inChat)).toContain('[Undo the report of E1-01]');
    await bot.presses(OWNER, 'Undo the report of E1-01');
    expect(textOf(inChat)).toContain('[Mark E1-01 complete]');
    expect(seen).toEqual([expect.stringContaining('Monitoring Officer reported E1-01 complete')]);
  });
});
