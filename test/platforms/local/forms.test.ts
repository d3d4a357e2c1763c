/** Buttons and forms on the local page: where their answers stand, for whom, and for how long. */
import { describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/dispatch/command.ts';
import { plainCard } from '../../helpers/example-cards.ts';
import { act, chat, DIRECTOR, eachInItsOwnChat, monday, OFFICER, restart, say, withText } from './inbound-scene.ts';

eachInItsOwnChat();

describe('buttons and forms', () => {
  test('a press carries the message, its thread, the command and the arguments', async () => {
    const { weekly, personal } = await monday();
    await act('press', personal, 'done', { action: 'E2-01' }, { anchor: '0-0' });
    expect(chat.requests.at(-1)).toMatchObject({
      place: { conversation: 'improvement', thread: weekly, message: personal },
      input: { kind: 'press', command: 'done', args: { action: 'E2-01' } },
    });
  });

  test('a reply in place of the card redraws it where it stands, for everybody', async () => {
    const { personal } = await monday();
    const before = (await chat.sees(OFFICER)).map((view) => view.id);
    expect((await act('press', personal, 'done', { action: 'E2-01' }))[0]?.id).toBe(personal);
    const after = await chat.sees(OFFICER);
    expect(after.map((view) => view.id)).toEqual(before);
    expect(after.find((view) => view.id === personal)?.html).toContain('E2-01 is reported complete');
  });

  test('a form that a button asks for is shown under its line to the presser only', async () => {
    const { personal } = await monday();
    const [shown] = await act('press', personal, 'due', { action: 'E2-01' }, { anchor: '0-0' });
    const form = (await chat.sees(DIRECTOR)).find((view) => view.id === shown?.id);
    expect(form?.under).toEqual({ message: personal, anchor: '0-0' });
    expect(form?.html).toContain('Only you can see this');
    expect((await chat.sees(OFFICER)).some((view) => view.id === shown?.id)).toBe(false);
  });

  test('a second answer on the same line takes the place of the first', async () => {
    const { personal } = await monday();
    await act('press', personal, 'due', { action: 'E2-01' }, { anchor: '0-0' });
    await act('press', personal, 'due', { action: 'E2-02' }, { anchor: '1-0' });
    await act('press', personal, 'status', {}, { anchor: '0-0' });
    const answers = (await chat.sees(DIRECTOR)).filter((view) => view.under);
    expect(answers.map((view) => view.under?.anchor)).toEqual(['0-0', '1-0']);
    expect(answers[0]?.html).toContain('36 days left');
  });

  test('a form with faults stays open where it stood, with its values; sent well, it gives way to the answer', async () => {
    const { weekly, personal } = await monday();
    const [form] = await act('press', personal, 'due', { action: 'E2-01' }, { anchor: '0-0' });
    const id = form?.id ?? '';
    expect((await act('form', id, 'due', { action: 'E2-01', date: '31 June' }))[0]?.id).toBe(id);
    expect(chat.requests.at(-1)?.place).toMatchObject({ message: personal, thread: weekly });
    const open = (await chat.sees(DIRECTOR)).filter((view) => view.under);
    expect(open).toHaveLength(1);
    expect(open[0]?.html).toContain('value="31 June"');
    expect(open[0]?.html).toContain('does not exist');
    await act('form', id, 'due', { action: 'E2-01', date: '30 June', because: 'The Board meets then' });
    const answers = (await chat.sees(DIRECTOR)).filter((view) => view.under);
    expect(answers).toHaveLength(1);
    expect(answers[0]?.html).toContain('30 June is proposed for E2-01');
  });

  test('a form that was typed for stays where it is, and has no second copy under it', async () => {
    const [form] = await say('/bvn add');
    const id = form?.id ?? '';
    await act('form', id, 'due', { action: 'E2-06', date: '31 June' });
    expect(chat.requests.at(-1)?.place).toMatchObject({ message: id, thread: undefined });
    const seen = await chat.sees(DIRECTOR);
    expect(withText(seen, '<form')).toHaveLength(1);
    expect(seen.at(-1)).toMatchObject({ id, under: null });
  });

  test.each(['thread', 'replace'] as const)(
    'an answer for the %s closes the form that it came from',
    async (audience) => {
      const dispatch = async ({ input }: { input: { kind: string } }): Promise<Reply> =>
        input.kind === 'form'
          ? { card: plainCard('Proposed'), audience, ok: true }
          : { card: plainCard('Ask'), audience: 'asker', ok: true };
      await restart({ dispatch });
      const { weekly, personal } = await monday();
      const [form] = await act('press', personal, 'due');
      const [shown] = await act('form', form?.id ?? '', 'due');
      const seen = await chat.sees(OFFICER);
      expect(withText(seen, 'Proposed')).toMatchObject([{ id: shown?.id, thread: weekly }]);
      expect(shown?.id === personal).toBe(audience === 'replace');
      expect((await chat.sees(DIRECTOR)).filter((view) => view.under)).toEqual([]);
    },
  );

  test('a form refused is shown to its sender only, whoever the answer would have been for', async () => {
    const dispatch = async (): Promise<Reply> => ({ card: plainCard('Not so'), audience: 'thread', ok: false });
    await restart({ dispatch });
    const { personal } = await monday();
    await act('form', personal, 'due');
    expect(withText(await chat.sees(DIRECTOR), 'Not so')).toHaveLength(1);
    expect(withText(await chat.sees(OFFICER), 'Not so')).toHaveLength(0);
  });

  test('a private answer can be put away, with what stands under it', async () => {
    const [list] = await say('/bvn mine');
    const message = list?.id ?? '';
    await act('press', message, 'due', { action: 'E2-01' }, { anchor: '0-0' });
    expect((await chat.send('dismiss', { account: DIRECTOR, message })).status).toBe(200);
    const seen = await chat.sees(DIRECTOR);
    expect(seen.map((view) => view.html).join()).not.toMatch(/Your actions|New date/);
  });

  test('an answer without a card closes the form and says nothing', async () => {
    const dispatch = async ({ input }: { input: { kind: string } }): Promise<Reply> => ({
      card: input.kind === 'press' ? plainCard('Ask') : null,
      audience: 'asker',
      ok: true,
    });
    await restart({ dispatch });
    const { personal } = await monday();
    const [form] = await act('press', personal, 'due');
    expect(await act('form', form?.id ?? '', 'due')).toEqual([]);
    expect((await chat.sees(DIRECTOR)).filter((view) => view.under)).toEqual([]);
  });
});
