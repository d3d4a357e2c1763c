/** Evidence that is given in Slack: addresses as Slack writes them, and files that come with the words. */
import { afterEach, describe, expect, it } from 'vitest';
import { GENERAL, LEAD, OWNER, type SlackBot, SRO, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

it('an address typed without its scheme, which Slack sends with http, is kept as one of https', async () => {
  bot = await startSlackProgramme();
  const direct = bot.slack.directOf(OWNER);
  await bot.people.says(OWNER, 'done E1-02 <http://testshire.gov.uk/m|testshire.gov.uk/m>', direct);
  await bot.settle();
  await bot.types(LEAD, 'show E1-02');
  expect(JSON.stringify(bot.message('E1-02 Audit recommendations', LEAD).blocks)).toContain(
    'https://testshire.gov.uk/m',
  );
});

describe('a file that comes with the words', () => {
  const file = { id: 'F1', name: 'report.pdf', permalink: 'https://ours.slack.com/files/U0OWNER/F1/report.pdf' };
  const sent = (...files: object[]) => ({ subtype: 'file_share', ...(files.length > 0 ? { files } : {}) });
  const direct = () => bot.slack.directOf(OWNER);

  async function evidenceOf(code: string): Promise<string> {
    await bot.types(LEAD, `show ${code}`, bot.slack.directOf(LEAD));
    return JSON.stringify(bot.slack.seen(bot.slack.directOf(LEAD)).at(-1)?.blocks);
  }

  it('a file of a report is its evidence, by the file’s own address', async () => {
    bot = await startSlackProgramme();
    await bot.people.says(OWNER, 'done E1-02', direct(), sent(file));
    await bot.settle();
    expect(await evidenceOf('E1-02')).toContain(file.permalink);
    expect(bot.slack.seen(direct()).map(wordsIn).join()).not.toContain('not kept');
  });

  it('a file in a thread and beside a mention is evidence, too', async () => {
    bot = await startSlackProgramme();
    await bot.at('2024-06-24 09:00');
    const { thread_ts } = bot.message('Owner: 3 actions');
    await bot.people.says(OWNER, 'done E1-02', GENERAL, { thread_ts, ...sent(file) });
    await bot.people.mentions(OWNER, 'evidence E1-01', GENERAL, {
      files: [{ ...file, permalink: `${file.permalink}2` }],
    });
    await bot.settle();
    expect(await evidenceOf('E1-02')).toContain(file.permalink);
    expect(await evidenceOf('E1-01')).toContain(`${file.permalink}2`);
  });

  it.each([
    ['has no address', { files: [{ id: 'F1' }] }],
    ['is named by its id alone', { x_files: ['F1'] }],
  ])('a file that %s is kept by the address of its message', async (_, files) => {
    bot = await startSlackProgramme();
    await bot.people.says(OWNER, 'done E1-02', direct(), { ...sent(), ...files, ts: '1718600000.000001' });
    await bot.settle();
    expect(await evidenceOf('E1-02')).toContain(`https://ours.slack.com/archives/${direct()}/p1718600000000001`);
  });

  it('a file beside words that are the evidence is reported as not kept, with a button to keep it', async () => {
    bot = await startSlackProgramme();
    await bot.people.says(OWNER, 'done E1-02 the audit committee’s minutes', direct(), sent(file));
    await bot.settle();
    const answer = bot.message('“report.pdf” was not kept', OWNER, direct());
    expect(wordsIn(answer)).toContain('reported E1-02 complete');
    await bot.people.press(OWNER, answer, 'Add report.pdf as evidence');
    await bot.settle();
    expect(await evidenceOf('E1-02')).toContain(file.permalink);
  });

  it('a file that the command does not take is reported as not kept, to its sender alone', async () => {
    bot = await startSlackProgramme();
    await bot.people.mentions(OWNER, 'start E1-01', GENERAL, { files: [file, { ...file, name: 'more.pdf' }] });
    await bot.settle();
    expect(bot.message('“report.pdf” and “more.pdf” were not kept', OWNER).onlyFor).toBe(OWNER);
    expect(bot.message('E1-01 Procurement rules')).toBeDefined();
  });

  it('a file of people who talk in a thread is not mentioned', async () => {
    bot = await startSlackProgramme();
    await bot.at('2024-06-24 09:00');
    const { thread_ts } = bot.message('Owner: 3 actions');
    const before = bot.slack.messages.length;
    await bot.people.says(OWNER, `<@${SRO}> here is the draft`, GENERAL, { thread_ts, ...sent(file) });
    await bot.settle();
    expect(bot.slack.messages.length).toBe(before);
  });
});

it('“Add as evidence” in a thread whose card has none of one’s own actions opens the form, with the action to be said', async () => {
  bot = await startSlackProgramme();
  await bot.at('2024-06-24 09:00');
  const { thread_ts } = bot.message('Owner: 3 actions');
  await bot.people.shortcut(SRO, { channel: GENERAL, ts: '1719216000.000100', ...(thread_ts ? { thread_ts } : {}) });
  await bot.settle();
  expect(JSON.stringify(bot.modal(SRO))).toContain('p1719216000000100');
  expect(JSON.stringify(bot.modal(SRO))).not.toContain('None of your open actions');
  await bot.people.submit(SRO, bot.modal(SRO), { action: 'E1-02' });
  await bot.settle();
  expect(await bot.types(LEAD, 'show E1-02')).toContain('V1');
});
