/** Who is heard in plain words, and who sees the answer: owners under their own card, guests, strangers and people among themselves. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { AccountRef } from '../../src/ports/post.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { type Bot, CHANNEL } from '../helpers/bot.ts';
import { DIRECT, onMonday } from '../helpers/programme.ts';

let bot: Bot;
let thread: string;
beforeEach(async () => {
  ({ bot, thread } = await onMonday());
});

/** The words on the answer to a reply in the thread, and who sees it; '' for none. */
async function reply(who: string | AccountRef, text: string): Promise<string> {
  const place = { ...CHANNEL, thread };
  const { card, audience, file } = await bot.ask(who, { kind: 'reply', text }, { place });
  expect(file).toBeUndefined();
  if (card) expect(audience).toBe('asker');
  return card ? plainText(card) : '';
}

async function ask(who: string | AccountRef, text: string): Promise<string> {
  const { card } = await bot.ask(who, { kind: 'text', text }, { place: { ...CHANNEL, ...DIRECT } });
  return card ? plainText(card) : '';
}

describe('words in a thread', () => {
  const NEWS = 'E1-01 went to the panel yesterday';

  test('the bot does not answer people in a thread who own nothing on its card', async () => {
    const stranger = { platform: 'local', accountId: 'stranger', name: 'Somebody' } as const;
    for (const who of ['Lead', 'Sro', 'Other', 'Viewer', stranger]) {
      expect(await reply(who, NEWS)).toBe('');
      expect(await reply(who, 'how long have we got?')).toBe('');
    }
  });

  test('the deputy of an action is answered about that action only', async () => {
    const told = await reply('Deputy', 'the panel has seen the papers');
    expect(told).toContain('Not recorded');
    expect(told).not.toContain('E1-03');
  });

  test('a question that an owner puts to colleagues is not answered', async () => {
    expect(await reply('Owner', 'why is the supplier so slow?')).toBe('');
    expect(await reply('Owner', 'is E1-01 done?')).not.toContain('[Report E1-01 complete]');
  });

  test('the bot does not answer thanks, greetings, emoji and words to a colleague', async () => {
    for (const words of [
      'thanks all',
      'Thank you Sro',
      'morning everyone',
      '👍',
      '<@local:Sro|Sro> the papers are on your desk',
      '<@local:stranger|Pat> the papers are on your desk',
      'Sro, the papers are on your desk',
      'could you send me the papers please',
    ])
      expect([words, await reply('Owner', words)]).toEqual([words, '']);
  });

  test('words that answer no question of the bot show no list of everybody’s actions in the thread', async () => {
    expect(await reply('Owner', 'overdue, sorry')).not.toContain('Overdue: ');
  });
});

describe('guests', () => {
  const auditor = { platform: 'local', accountId: 'G1', name: 'Auditor', guest: true } as const;

  async function admit(): Promise<void> {
    await bot.ask('Lead', 'admit <@local:G1|Auditor>', { mentioned: [auditor] });
    await bot.says('Lead', 'assign E1-01 Auditor', DIRECT);
  }

  test('an admitted guest’s words under their own action are heard, and offer only what guests may use', async () => {
    await admit();
    const told = await reply(auditor, 'not finished, the panel wants another week');
    expect(told).toContain('Not recorded');
    expect(told).toContain('E1-01');
    expect(told).not.toContain('E1-02');
    await reply(auditor, 'done');
    expect((await bot.action('E1-01')).status).toBe('reported_complete');
  });

  test('words of a title that a guest may not see are no words about that action', async () => {
    await admit();
    expect(await reply(auditor, 'audit recommendations went to the panel')).toContain('an update on E1-01');
    expect(await reply(auditor, 'E1-02 went to the panel')).toContain('E1-02 is not in the record.');
  });

  test('an admitted guest’s thread words offer no command that is closed to guests', async () => {
    await admit();
    expect(await reply(auditor, 'give E1-01 to Sro')).not.toContain('[Give E1-01');
  });

  test('a guest who is not admitted is not answered in a thread', async () => {
    await bot.ask('Lead', 'admit <@local:G1|Auditor>', { mentioned: [auditor] });
    await bot.says('Lead', 'assign E1-01 Auditor', DIRECT);
    await bot.says('Lead', 'admit stop Auditor', DIRECT);
    expect(await reply(auditor, 'the panel wants another week')).toBe('');
  });

  test('a guest who writes plain words to the bot gets the card for guests, admitted or not', async () => {
    const words = ['how long have we got', 'E1-01 is finished', "who's late?"];
    for (const one of words) expect(await ask(auditor, one)).toContain('Not for guests');
    await admit();
    for (const one of words) expect(await ask(auditor, one)).toContain('Not for guests');
  });

  test('a question that an admitted guest puts in a thread shows nothing of the programme', async () => {
    await admit();
    for (const one of ['how long have we got', "who's late", 'who are the leads', 'list everything'])
      expect([one, await reply(auditor, one)]).toEqual([one, expect.not.stringMatching(/days left|E1-0[23]|Lead/)]);
  });
});

describe('plain words to the bot', () => {
  test('somebody who is not in the record is told so, and gets no answer to a question', async () => {
    const told = await ask({ platform: 'local', accountId: 'stranger', name: 'Somebody' }, 'how long have we got');
    expect(told).not.toContain('days left');
  });

  test('a viewer is offered nothing that changes the record', async () => {
    const { card } = await bot.ask(
      'Viewer',
      { kind: 'text', text: 'E1-01 is finished' },
      { place: { ...CHANNEL, ...DIRECT } },
    );
    const offered = card?.buttons.flatMap((one) => (one.type === 'command' ? [one.command] : []));
    expect(offered).toEqual(['show']);
  });

  test('words that report something, without a code, are about the speaker’s few open actions', async () => {
    for (const code of ['E1-02', 'E1-03']) await bot.says('Owner', `done ${code}`, DIRECT);
    const told = await ask('Owner', 'it is finished now');
    expect(told).toContain('[Report E1-01 complete]');
    expect(told).not.toMatch(/E1-0[23]/);
  });

  test('words that report nothing are not guessed to be about an action of the speaker', async () => {
    expect(await ask('Owner', 'lorem ipsum dolor')).not.toContain('E1-0');
  });

  test('somebody with more than three open actions is asked about none of them without a code', async () => {
    await bot.says('Lead', 'add action "Fourth" to E1 owner Owner by 12 July', DIRECT);
    expect(await ask('Owner', 'it is finished now')).not.toContain('Report E1-');
  });

  test('a code that the record does not have is named, with the nearest codes', async () => {
    const told = await ask('Owner', 'E1-09 is finished');
    expect(told).toContain('E1-09 is not in the record.');
    expect(told).toContain('[Show E1-01]');
    expect(told).not.toContain('Report E1-');
  });

  test('a finished sentence with a limit is not answered by the command that its first word resembles', async () => {
    expect(await ask('Owner', 'doen E1-01 but not the minutes')).not.toContain('Report E1-01 complete');
  });

  test('a question about an action is answered with how it stands, and not with a button that reports it as its words say', async () => {
    const told = await ask('Owner', 'has legal signed off that E1-01 is complete, or frobnicated?');
    expect(told).toContain('Status: Not started');
    expect(told).not.toContain('Report E1-01');
  });

  test('words that are too long for an update are not offered as one', async () => {
    const told = await ask('Owner', `E1-01 went to the panel. ${'Two more words. '.repeat(200)}`);
    expect(told).toContain('E1-01');
    expect(told).not.toContain('Record as an update');
  });

  test('a past day is never offered as a date', async () => {
    const told = await ask('Lead', 'move E1-01 to 3 June 2024');
    expect(told).not.toContain('3 June 2024 for');
    expect(told).not.toContain('due Monday 3 June');
  });
});
