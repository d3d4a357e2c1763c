/** Meetings on listed dates: added, recorded as held, undone and struck, by those who may. */
import { describe, expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { ADD_MEETINGS, withMeetings } from '../helpers/meetings.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const contacts = async (bot: Bot) => (await bot.snapshot()).logEntries.filter(({ kind }) => kind === 'contact');

describe('adding meetings', () => {
  it('a series keeps its listed dates, the next of them is due, and the card says when papers are due', async () => {
    const bot = await withMeetings();
    expect(await bot.action('E1-04')).toMatchObject({
      kind: 'meeting',
      meetingDates: '2024-07-03 2024-07-17 2024-07-24',
      dueOn: '2024-07-03',
      papersWorkingDays: 5,
    });
    const card = await bot.says('Owner', 'show E1-04', DIRECT);
    expect(card).toContain('E1-04 Meetings: Improvement Board');
    expect(card).toContain('Next meeting on 3 July 2024, in 9 days, papers due on 26 June 2024');
    expect(card).toContain('Listed dates: Wednesday 3 July 2024, Wednesday 17 July 2024 and Wednesday 24 July 2024.');
    expect(card).not.toMatch(/no evidence/i);
  });

  it('a body that is new is asked about, and the button enters it with the meetings', async () => {
    const bot = await startProgramme();
    const asked = await bot.ask('Lead', ADD_MEETINGS);
    const [button] = asked.card?.buttons ?? [];
    if (button?.type !== 'command') throw new Error('There is no button');
    expect(button.label).toBe('Yes, enter “Improvement Board” as a body');
    expect((await bot.snapshot()).people.some(({ kind }) => kind === 'body')).toBe(false);
    await bot.ask('Lead', { kind: 'press', command: button.command, args: button.args });
    expect(await bot.action('E1-04')).toMatchObject({ kind: 'meeting', title: 'Meetings: Improvement Board' });
    expect(await bot.says('Lead', 'people', DIRECT)).toContain('Bodies\n- Improvement Board');
  });

  it('an officer who is no SRO adds no meetings, and enters no body', async () => {
    const bot = await withMeetings();
    expect(await bot.says('Owner', 'add meeting "Growth Forum" on 3 July', DIRECT)).toContain(
      'A programme lead can enter it',
    );
    await bot.says('Lead', 'role "Growth Forum" officer', DIRECT);
    expect(await bot.says('Owner', 'add meeting "Growth Forum" on 3 July', DIRECT)).toContain(
      'Only a programme lead can add actions to E1',
    );
    expect(await bot.says('Sro', 'add meeting "the growth forum" on 3 July', DIRECT)).toContain(
      'added the meetings E1-05',
    );
  });

  it('the expectation that names the body is taken among several, else the form asks', async () => {
    const bot = await startProgramme();
    for (const name of ['Growth Forum', 'Improvement Board']) await bot.says('Lead', `role "${name}" officer`, DIRECT);
    await bot.says('Lead', 'add expectation "Board" text "Engage with the Improvement Board."', DIRECT);
    await bot.says('Lead', 'add meeting "Improvement Board" on 3 July', DIRECT);
    expect((await bot.action('E2-01')).kind).toBe('meeting');
    const { card } = await bot.ask('Lead', 'add meeting "Growth Forum" on 3 July');
    const [form] = card?.body.flatMap((element) => (element.type === 'form' ? [element] : [])) ?? [];
    expect(form?.fields.find(({ name }) => name === 'to')?.options?.map(({ value }) => value)).toEqual(['E1', 'E2']);
    expect(form?.fields.find(({ name }) => name === 'body')?.value).toBe('Growth Forum');
  });

  it('a date on a closing day, at a weekend or in the past is questioned before it is listed', async () => {
    const bot = await withMeetings();
    await bot.says('Lead', 'holiday add 5 July "Moving day"', DIRECT);
    await bot.says('Lead', 'role "Growth Forum" officer', DIRECT);
    const asked = await bot.says('Lead', 'add meeting "Growth Forum" on 20 June 2024, 5 July and 6 July', DIRECT);
    expect(asked).toContain('Thursday 20 June 2024 has passed.');
    expect(asked).toContain('Friday 5 July 2024 is a day off (Closing day).');
    expect(asked).toContain('Saturday 6 July 2024 is at a weekend.');
    expect((await bot.snapshot()).actions).toHaveLength(4);
  });
});

describe('recording a meeting', () => {
  it('a meeting that was held moves the due date to the next listed date, and an undo puts it back', async () => {
    const bot = await withMeetings();
    await bot.at('2024-07-04 10:00');
    expect(await bot.says('Owner', 'met "the improvement board" on 3 July "Papers agreed"', DIRECT)).toContain(
      'Next meeting on 17 July 2024',
    );
    expect(await contacts(bot)).toMatchObject([{ code: 'C1', on: '2024-07-03', text: 'Met: Papers agreed' }]);
    expect(await bot.says('Owner', 'undo E1-04', DIRECT)).toContain('Owner took back');
    expect((await bot.action('E1-04')).dueOn).toBe('2024-07-03');
  });

  it('a meeting recorded twice is due once, and striking one of the two leaves the date', async () => {
    const bot = await withMeetings();
    await bot.at('2024-07-04 10:00');
    for (const words of ['First', 'Again'])
      await bot.says('Owner', `met "Improvement Board" on 3 July "${words}"`, DIRECT);
    expect((await bot.action('E1-04')).dueOn).toBe('2024-07-17');
    await bot.says('Owner', 'strike E1-04 C1 because it is there twice', DIRECT);
    expect((await bot.action('E1-04')).dueOn).toBe('2024-07-17');
    await bot.says('Owner', 'strike E1-04 C2 because it was not held', DIRECT);
    expect((await bot.action('E1-04')).dueOn).toBe('2024-07-03');
    expect(await bot.says('Owner', 'history E1-04', DIRECT)).toContain('Contact struck by Owner');
  });

  it.each(['Other', 'Viewer'])('%s, who does not work on the meetings, records none', async (who) => {
    const bot = await withMeetings();
    await bot.at('2024-07-04 10:00');
    await bot.says(who, 'met "Improvement Board" on 3 July', DIRECT);
    expect(await contacts(bot)).toEqual([]);
    expect(await bot.shell('met "Improvement Board" on 3 July')).toContain(
      'in chat, so that the record shows who gave it',
    );
  });

  it('a meeting that has not come yet is refused, and a meeting is never reported complete', async () => {
    const bot = await withMeetings();
    expect(await bot.says('Owner', 'met "Improvement Board" on 3 July 2024', DIRECT)).toContain('has not come yet');
    expect(await bot.says('Owner', 'done E1-04 https://intranet.example/minutes', DIRECT)).toContain(
      'is a series of meetings and is never complete. Record that it was held like this: met "Improvement Board" on',
    );
  });

  it('a follow-up becomes an action of the speaker under the same expectation', async () => {
    const bot = await withMeetings();
    await bot.at('2024-07-04 10:00');
    await bot.says('Owner', 'met "Improvement Board" on 3 July follow-up "Send the survey" by 12 July', DIRECT);
    const { ownerId: owner } = await bot.action('E1-04');
    expect(await bot.action('E1-05')).toMatchObject({ title: 'Send the survey', dueOn: '2024-07-12', ownerId: owner });
    await bot.says('Lead', 'met "Improvement Board" on 3 July follow-up "Thank the chair" by 15 July', DIRECT);
    expect(await bot.action('E1-06')).toMatchObject({ ownerId: owner });
  });

  it('contact with a body that has no meetings is not recorded, and offers to add them to those who may', async () => {
    const bot = await withMeetings();
    await bot.says('Lead', 'role "Growth Forum" officer', DIRECT);
    const offered = await bot.says('Lead', 'met "Growth Forum" on 20 June', DIRECT);
    expect(offered).toContain(
      'No meetings and no regular contact with Growth Forum are planned, so nothing is recorded yet',
    );
    expect(offered).toContain('[Under E1, then every 4 weeks]\n[Another place or rhythm]\n[Add its meetings]');
    expect(await bot.says('Other', 'met "Growth Forum" on 20 June', DIRECT)).not.toMatch(/\[(Add|Under)/);
    expect(await contacts(bot)).toEqual([]);
  });
});

describe('the words of a contact', () => {
  it('exempt words are read by those who work on or oversee the meetings, and are only counted for others', async () => {
    const bot = await withMeetings();
    await bot.at('2024-07-04 10:00');
    await bot.says('Owner', 'met "Improvement Board" on 3 July "Secret grounds" marked exempt');
    for (const who of ['Owner', 'Sro', 'Lead'])
      expect(await bot.says(who, 'show E1-04', DIRECT), who).toContain('C1 Met: Secret grounds');
    const seen = [
      await bot.says('Other', 'show E1-04', DIRECT),
      await bot.says('Other', 'status since 24 June', DIRECT),
    ];
    expect(seen[0]).toContain('1 exempt contact not shown');
    expect(seen[1]).toContain('Meetings and contact (1)');
    const { file } = await bot.ask('Lead', 'export csv');
    expect([...seen, file?.content, ...bot.messages.map(({ text }) => text)].join()).not.toContain('Secret grounds');
  });

  it('a lead takes the words of a contact out of the record for good, and the day stays', async () => {
    const bot = await withMeetings();
    await bot.at('2024-07-04 10:00');
    await bot.says('Owner', 'met "Improvement Board" on 3 July "Secret grounds"', DIRECT);
    const asked = await bot.ask('Lead', 'redact E1-04 C1 because it names somebody', {
      place: { platform: 'local', ...DIRECT },
    });
    const button = asked.card?.buttons.find((one) => one.type === 'command' && one.command === 'redact');
    if (button?.type !== 'command') throw new Error('There is no button that redacts');
    await bot.ask('Lead', { kind: 'press', command: button.command, args: button.args });
    const [contact] = await contacts(bot);
    expect(contact).toMatchObject({ code: 'C1', on: '2024-07-03' });
    expect(contact?.text).not.toContain('Secret grounds');
  });

  it('a body that meets is not removed before its meetings are', async () => {
    const bot = await withMeetings();
    const refused = await bot.says('Lead', 'remove "Improvement Board"', DIRECT);
    expect(refused).toContain('E1-04 Meetings: Improvement Board\n  Meets with it');
    await bot.says('Lead', 'withdraw E1-04 because the board was dissolved', DIRECT);
    expect(await bot.says('Lead', 'remove "Improvement Board"', DIRECT)).toContain('Lead removed Improvement Board');
  });
});
