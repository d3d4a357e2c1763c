/** Milestones: steps inside an action, which its owner ticks off and moves within the date of the action. */
import { describe, expect, it } from 'vitest';
import { rebuild } from '../../src/core/record/rebuild.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, onMonday, startProgramme } from '../helpers/programme.ts';

const ADD = 'add milestone E1-01 "Values agreed by Council" by 26 June';

async function milestones(bot: Bot) {
  return (await bot.snapshot()).milestones.map(({ letter, title, dueOn, doneOn }) => ({
    letter,
    title,
    dueOn,
    doneOn,
  }));
}

describe('a milestone', () => {
  it('the card of the action lists its milestones with their state, and the owner ticks them off by button', async () => {
    const { bot, thread } = await onMonday();
    await bot.says('Owner', ADD, DIRECT);
    await bot.says('Owner', 'add milestone E1-01 "Training held" by 20 June 2024', DIRECT);
    await bot.says('Owner', 'add milestone E1-01 "Training held" by 27 June', DIRECT);
    expect(await bot.says('Owner', 'show E1-01', DIRECT)).toContain(
      [
        'Milestones (0 of 2 done)',
        '- E1-01a Values agreed by Council',
        '  Due on 26 June 2024, in 2 days',
        '  [Tick off E1-01a]',
        '- E1-01b Training held',
        '  Due on 27 June 2024, in 3 days',
        '  [Tick off E1-01b]',
      ].join('\n'),
    );
    const press = { kind: 'press', command: 'done', args: { action: 'E1-01a' } } as const;
    await bot.ask('Owner', press, { place: { platform: 'local', conversation: 'improvement', thread } });
    bot.message('Owner ticked off E1-01a Values agreed by Council');
    await bot.at('2024-06-28 10:00');
    const card = await bot.says('Other', 'show E1-01', DIRECT);
    expect(card).toContain('Milestones (1 of 2 done)');
    expect(card).toContain('Done on 24 June 2024');
    expect(card).toContain('Overdue by 1 working day, was due on 27 June 2024');
    expect(card).not.toContain('[Tick off');
  });

  it('its action is needed, open, done once and due no sooner', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Owner', 'add milestone E1-01 "Late" by 5 July', DIRECT)).toContain(
      '5 July 2024 is after E1-01 is due, on 28 June 2024',
    );
    await bot.says('Lead', 'add action "Training" to E1 owner "Owner" ongoing every 4 weeks', DIRECT);
    expect(await bot.says('Owner', 'add milestone E1-04 "Held" by 26 June', DIRECT)).toContain(
      'so it has no milestones',
    );
    await bot.says('Owner', 'done E1-03', DIRECT);
    expect(await bot.says('Owner', 'add milestone E1-03 "Held" by 26 June', DIRECT)).toContain(
      'E1-03 is reported complete. Expected an action that is still to be done. To send it back: return E1-03 because …',
    );
    expect(await milestones(bot)).toEqual([]);
  });

  it.each([
    ['Other', ADD, 'can add a milestone to E1-01'],
    ['Viewer', ADD, 'for officers'],
    ['Other', 'done E1-01a', 'can report E1-01'],
    ['Lead', 'done E1-01a', 'can report E1-01'],
    ['Other', 'due E1-01a 25 June', 'can move E1-01a'],
    ['Other', 'edit E1-01a title "Mine"', 'can edit E1-01a'],
    ['Owner', 'withdraw E1-01a because no longer', 'can withdraw E1-01a'],
  ])('%s, who may not, is refused “%s”', async (who, line, words) => {
    const bot = await startProgramme();
    await bot.says('Owner', ADD, DIRECT);
    const before = await bot.snapshot();
    expect(await bot.says(who, line, DIRECT)).toContain(words);
    expect((await bot.snapshot()).milestones).toEqual(before.milestones);
  });

  it('a wrong tick is taken back by the owner on the same day, and later by the SRO', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', ADD, DIRECT);
    expect(await bot.says('Owner', 'undo E1-01a', DIRECT)).toContain('is not done');
    await bot.says('Owner', 'done E1-01a', DIRECT);
    expect(await bot.says('Owner', 'done E1-01a', DIRECT)).toContain('was done on 24 June 2024 already');
    await bot.says('Owner', 'undo E1-01a', DIRECT);
    expect(await milestones(bot)).toMatchObject([{ doneOn: null }]);
    await bot.says('Deputy', 'done E1-01a', DIRECT);
    await bot.at('2024-06-25 10:00');
    expect(await bot.says('Owner', 'undo E1-01a', DIRECT)).toContain('take back what was done on another day');
    await bot.says('Sro', 'undo E1-01a', DIRECT);
    expect(await milestones(bot)).toMatchObject([{ doneOn: null }]);
  });

  it('several are ticked off in one line, evidence goes to the action, and a withdrawn one frees no letter', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', ADD, DIRECT);
    await bot.says('Owner', 'add milestone E1-01 "Training held" by 27 June', DIRECT);
    expect(await bot.says('Owner', 'done E1-01a https://intranet.example/minutes', DIRECT)).toContain(
      'A milestone takes no evidence',
    );
    await bot.says('Owner', 'done E1-01a and E1-01b', DIRECT);
    expect(await milestones(bot)).toMatchObject([{ doneOn: '2024-06-24' }, { doneOn: '2024-06-24' }]);
    await bot.says('Sro', 'withdraw E1-01b because merged', DIRECT);
    expect(await bot.says('Owner', 'show E1-01', DIRECT)).toContain('Milestones (1 of 1 done)');
    expect(await bot.says('Owner', 'done E1-01b', DIRECT)).toContain('There is no milestone E1-01b');
    await bot.says('Owner', 'add milestone E1-01 "Survey" by 27 June', DIRECT);
    expect((await bot.snapshot()).milestones.map(({ letter }) => letter)).toEqual(['a', 'b', 'c']);
    expect(await bot.says('Owner', 'update E1-01a "Going well"', DIRECT)).toContain('is a milestone');
  });
});

describe('moving a milestone', () => {
  it('within the date of its action the owner moves it without a reason', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', ADD, DIRECT);
    await bot.says('Owner', 'due E1-01a 28 June', DIRECT);
    expect(await milestones(bot)).toMatchObject([{ dueOn: '2024-06-28' }]);
    expect((await bot.snapshot()).milestones[0]?.originalDueOn).toBe('2024-06-26');
    expect((await bot.action('E1-01')).proposedDueOn).toBeNull();
  });

  it('beyond it, the owner proposes another date for the action with the reason, and the milestone stays', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', ADD, DIRECT);
    expect(await bot.says('Owner', 'due E1-01a 5 July', DIRECT)).toContain('Move E1-01a');
    expect((await bot.action('E1-01')).proposedDueOn).toBeNull();
    await bot.says('Owner', 'due E1-01a 5 July because the Board was cancelled');
    bot.message('Owner proposes Friday 5 July 2024 for E1-01, so that E1-01a can move there too');
    expect(await bot.action('E1-01')).toMatchObject({
      dueOn: '2024-06-28',
      proposedDueOn: '2024-07-05',
      proposedBecause: 'the Board was cancelled',
    });
    expect(await milestones(bot)).toMatchObject([{ dueOn: '2024-06-26' }]);
    await bot.says('Lead', 'agree E1-01', DIRECT);
    await bot.says('Owner', 'due E1-01a 5 July', DIRECT);
    expect(await milestones(bot)).toMatchObject([{ dueOn: '2024-07-05' }]);
  });

  it('a programme lead moves both at once, with the reason', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', ADD, DIRECT);
    await bot.says('Lead', 'due E1-01a 5 July because the Board was cancelled', DIRECT);
    expect((await bot.action('E1-01')).dueOn).toBe('2024-07-05');
    expect(await milestones(bot)).toMatchObject([{ dueOn: '2024-07-05' }]);
  });

  it('the form of a milestone carries its code, and shows both dates', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', ADD, DIRECT);
    const form = await bot.says('Owner', 'due E1-01a', DIRECT);
    expect(form).toContain('Due now: 26 June 2024');
    expect(form).toContain('Action due now: 28 June 2024');
    const args = { action: 'E1-01a', on: '27 June' };
    await bot.ask('Owner', { kind: 'form', command: 'due', args });
    await bot.ask('Owner', { kind: 'form', command: 'edit', args: { action: 'E1-01a', title: 'Values adopted' } });
    expect(await milestones(bot)).toMatchObject([{ dueOn: '2024-06-27', title: 'Values adopted' }]);
  });
});

describe('the record of milestones', () => {
  it('the history names each milestone, and “since” and the export list them', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', ADD, DIRECT);
    await bot.says('Owner', 'done E1-01a', DIRECT);
    const history = await bot.says('Owner', 'history E1-01', DIRECT);
    expect(history).toContain('E1-01a: added by Owner');
    expect(history).toContain('E1-01a: milestone done by Owner');
    expect(await bot.says('Lead', 'status since 24 June', DIRECT)).toMatch(
      /Milestone done \(1\)\n- E1-01 Procurement rules\n.*\n {2}E1-01a Values agreed by Council/,
    );
    const { file } = await bot.ask('Lead', 'export csv');
    expect(file?.content).toContain('E1-01a Values agreed by Council (due 2024-06-26, done 2024-06-24)');
  });

  it('the title of a milestone is redacted everywhere', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'add milestone E1-01 "Talk to Jane Smith" by 26 June', DIRECT);
    const { card } = await bot.ask('Lead', 'redact E1-01 a because it names somebody', {
      place: { platform: 'local', ...DIRECT },
    });
    const button = card?.buttons.find((one) => one.type === 'command' && one.command === 'redact');
    if (button?.type !== 'command') throw new Error('There is no button that redacts.');
    await bot.ask('Lead', { kind: 'press', command: 'redact', args: button.args });
    const shown = await bot.says('Owner', 'show E1-01', DIRECT);
    const history = await bot.says('Owner', 'history E1-01', DIRECT);
    expect(shown + history).not.toContain('Jane');
    expect(shown).toContain('E1-01a [redacted]');
  });

  it('redacting a milestone that was carried over reaches the earlier notice as well', async () => {
    const bot = await startProgramme('2024-07-02 10:00');
    await bot.says('Lead', 'due E1-01 30 July because the notice goes on', DIRECT);
    await bot.says('Owner', 'add milestone E1-01 "Talk to Jane Smith" by 26 July', DIRECT);
    const earlier = (await bot.snapshot()).notice?.id ?? '';
    await bot.says('Lead', 'notice replace issued 2 July 2024 for 12 months carry', DIRECT);
    const args = { about: 'E1-01', item: 'a', because: 'it names somebody', confirmed: 'yes' };
    await bot.ask('Lead', { kind: 'press', command: 'redact', args });
    expect(await milestones(bot)).toMatchObject([{ title: '[redacted]' }]);
    expect((await bot.store.snapshot(earlier)).milestones).toMatchObject([{ title: '[redacted]' }]);
  });

  it('a replaced notice carries the milestones of its open actions over, and an earlier day is rebuilt', async () => {
    const bot = await startProgramme('2024-07-02 10:00');
    await bot.says('Lead', 'due E1-01 30 July because the notice goes on', DIRECT);
    await bot.says('Owner', 'add milestone E1-01 "Values agreed by Council" by 26 July', DIRECT);
    const then = bot.clock.now();
    await bot.at('2024-07-03 10:00');
    await bot.says('Owner', 'done E1-01a', DIRECT);
    const earlier = rebuild(await bot.store.history({}), then);
    expect([...earlier.milestone.values()]).toMatchObject([{ letter: 'a', doneOn: null }]);
    await bot.says('Lead', 'notice replace issued 3 July 2024 for 12 months carry', DIRECT);
    expect(await milestones(bot)).toEqual([
      { letter: 'a', title: 'Values agreed by Council', dueOn: '2024-07-26', doneOn: '2024-07-03' },
    ]);
    await bot.says('Sro', 'undo E1-01a', DIRECT);
    expect(await milestones(bot)).toMatchObject([{ doneOn: null }]);
  });
});
