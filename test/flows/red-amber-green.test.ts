/** Red, amber and green: said by people, shown in words with their definitions, and counted as off track when red. */
import { describe, expect, it } from 'vitest';
import { renderCard as renderOnPage } from '../../src/platforms/local/render.ts';
import { renderCard as renderOnTeams } from '../../src/platforms/teams/render.ts';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, onMonday, startProgramme } from '../helpers/programme.ts';

const texts = async (bot: Bot) => (await bot.snapshot()).logEntries.map(({ text }) => text);

/** The values that the fields of the answer hold, when it is a form. */
async function formAfter(bot: Bot, who: string, line: string) {
  const { card } = await bot.ask(who, line);
  const [form] = card?.body.flatMap((element) => (element.type === 'form' ? [element] : [])) ?? [];
  return form && { ...form.args, ...Object.fromEntries(form.fields.map(({ name, value }) => [name, value])) };
}

it('the status says how many actions are complete in all when only some were due by today', async () => {
  const bot = await startProgramme();
  const asked = await bot.says('Owner', 'how many have we finished', DIRECT);
  expect(asked).toContain(
    '0 of 1 action due by today are delivered; 1 is off track. 0 of 3 actions in all are complete.',
  );
  await bot.at('2024-07-08 10:00');
  expect(await bot.says('Owner', 'status', DIRECT)).not.toContain('in all');
});

describe('red, amber and green', () => {
  it('the card says them in words with their definition, the corrective action and the next step', async () => {
    const bot = await startProgramme();
    const line = 'update E1-01 amber "Draft with group leaders" next "Board on 20 March"';
    await bot.says('Owner', `${line} corrective action "One-to-one talks"`, DIRECT);
    await bot.says('Owner', 'update E1-01 green "Agreed" because "the Board voted"', DIRECT);
    expect(await bot.says('Owner', 'show E1-01', DIRECT)).toContain(
      [
        'Latest updates',
        '- U2 Agreed, because the Board voted',
        '  Green: on track for its date',
        '  24 June 2024, Owner, internal',
        '- U1 Draft with group leaders',
        '  Amber: may miss its date, and something is done about it',
        '  Corrective action: One-to-one talks',
        '  Next: Board on 20 March',
        '  24 June 2024, Owner, internal',
      ].join('\n'),
    );
  });

  it.each(['amber', 'red'])(
    '%s without a corrective action is asked for it, with all that was said in the form',
    async (rag) => {
      const bot = await startProgramme();
      const line = `update E1-01 ${rag} "Draft is out" next "Board on 20 March" because "the Board is split"`;
      expect(await formAfter(bot, 'Owner', line)).toEqual({
        ...{ about: 'E1-01', text: 'Draft is out, because the Board is split', rag },
        ...{ next: 'Board on 20 March', marked: 'internal' },
      });
      expect(await texts(bot)).toEqual([]);
    },
  );

  it.each(['amber', 'red'])(
    'the form that follows a %s asks for the corrective action as a needed field',
    async (rag) => {
      const bot = await startProgramme();
      const said = await bot.says('Owner', `update E1-01 ${rag} "Draft is out"`, DIRECT);
      expect(said).toContain(`${rag === 'red' ? 'A red' : 'An amber'} needs a corrective action`);
      expect(said).toContain('the cause and the effect');
      expect(said).toContain('Corrective action (needed):');
    },
  );

  it('the form without a colour calls the corrective action needed for amber or red, and not optional', async () => {
    const bot = await startProgramme();
    const { card } = await bot.ask('Owner', 'update E1-01', { place: { platform: 'local', ...DIRECT } });
    if (!card) throw new Error('There is no form');
    expect(plainText(card)).toContain('Corrective action (needed for amber or red):');
    const page = `${renderOnPage(card, { prefix: 'c-1', viewer: 'Owner', closable: true })}`;
    expect(page).toContain('Corrective action <span class="optional">(needed for amber or red)</span>');
    expect(JSON.stringify(renderOnTeams(card))).toContain('Corrective action (needed for amber or red)');
  });

  it('words that are no part of an update are asked about and never dropped', async () => {
    const bot = await startProgramme();
    expect(await formAfter(bot, 'Owner', 'update E1-01 46%')).toEqual({
      about: 'E1-01',
      text: '46%',
      marked: 'internal',
    });
    expect((await formAfter(bot, 'Owner', 'update E1-01 46% "of the rules"'))?.text).toBe('46% of the rules');
    expect(await bot.says('Owner', 'update E1-01 "Draft is out" on 1 July 2024')).toContain('has not come yet');
    expect(await texts(bot)).toEqual([]);
  });
});

it('no card offers an update before the notice has one or a meeting', async () => {
  const { bot } = await onMonday();
  const cards = async () => [
    ...bot.messages.map(({ text }) => text),
    await bot.says('Owner', 'show E1-01', DIRECT),
    await bot.says('Lead', 'show E1', DIRECT),
    await bot.says('Owner', 'mine', DIRECT),
    await bot.says('Lead', 'status', DIRECT),
  ];
  expect((await cards()).join('\n')).not.toMatch(/update/i);
  await bot.says('Sro', 'update E1 "The plan is agreed"', DIRECT);
  expect((await cards()).join('\n')).toContain('[Add an update]');
});

describe('off track', () => {
  const RED = 'update E1-01 red "The vote failed" corrective action "A second vote"';

  it('an action that is red by its latest update is counted and listed beside the late ones', async () => {
    const { bot } = await onMonday();
    expect(await bot.says('Lead', 'status', DIRECT)).toContain(
      '0 of 1 action due by today are delivered; 1 is off track.',
    );
    await bot.says('Owner', RED, DIRECT);
    const status = await bot.says('Lead', 'status', DIRECT);
    expect(status).toContain('0 of 1 action due by today are delivered; 2 are off track.');
    expect(status).toMatch(/E1-01 Procurement rules\n.*due on 28 June 2024, in 4 days; red in its latest update/);
    expect(status).toContain('1 overdue, 1 red');
    expect(await bot.says('Lead', 'home', DIRECT)).toContain('2 are off track');
    await bot.at('2024-07-01 09:00');
    expect(bot.message('Weekly reminder').text).toContain('2 are off track');
  });

  it('a red that is exempt is counted, and no card that others read names the action as red', async () => {
    const { bot } = await onMonday();
    await bot.says('Owner', `${RED} marked exempt`, DIRECT);
    const status = await bot.says('Other', 'status', DIRECT);
    expect(status).toContain('2 are off track');
    expect(status).not.toContain('red in its latest update');
  });

  it('a later colour, a strike and the report of the action each take it off', async () => {
    const { bot } = await onMonday();
    const offTrack = async () => /(\d) (?:is|are) off track/.exec(await bot.says('Lead', 'status', DIRECT))?.[1];
    await bot.says('Owner', RED, DIRECT);
    await bot.says('Owner', 'update E1-01 "Papers are out"', DIRECT);
    expect(await offTrack()).toBe('2');
    await bot.says('Owner', 'update E1-01 green "The second vote passed"', DIRECT);
    expect(await offTrack()).toBe('1');
    await bot.says('Owner', 'strike E1-01 U3 because it did not', DIRECT);
    expect(await offTrack()).toBe('2');
    await bot.says('Owner', 'done E1-01', DIRECT);
    expect(await offTrack()).toBe('1');
  });
});
