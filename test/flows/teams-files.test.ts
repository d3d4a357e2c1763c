/** An export in Teams, as a conversation: the file is offered in the chat, taken, declined, or lost and asked for again. */
import readXlsx from 'read-excel-file/node';
import { afterEach, describe, expect, it } from 'vitest';
import { CHANNEL, LEAD, OWNER, type TeamsBot, textOf } from '../helpers/teams-bot.ts';
import { answerOffer, inChat, offers, startWithFiles, wordsInChat } from '../helpers/teams-file-scene.ts';

let bot: TeamsBot;
afterEach(() => expect(bot.cloud.files.violations).toEqual([]));

describe('an export', () => {
  it('the file is offered in the chat, and said to be exported only once it is in the OneDrive', async () => {
    bot = await startWithFiles();
    await bot.says(LEAD, 'export csv');
    expect(wordsInChat(bot, LEAD)).not.toContain('exported');
    const [offer] = offers(bot, LEAD);
    const attachment = offer?.activity.attachments?.[0];
    expect(attachment).toMatchObject({ name: 'best-value-notice-2024-06-24.csv' });
    const { answer, activity } = await answerOffer(bot, LEAD, 'accept');
    expect(answer.status).toBe(200);
    const { taken } = bot.cloud.files;
    expect(taken.map(({ name }) => name)).toEqual(['best-value-notice-2024-06-24.csv']);
    expect(taken[0]?.content).toContain('Adopt the procurement rules');
    expect(attachment?.content.sizeInBytes).toBe(Buffer.byteLength(taken[0]?.content ?? ''));
    const [shown, said] = inChat(bot, LEAD).slice(-2);
    expect(shown?.activity.attachments?.[0]).toMatchObject({
      contentType: 'application/vnd.microsoft.teams.card.file.info',
      contentUrl: 'https://council-my.sharepoint.com/personal/lead/Documents/best-value-notice-2024-06-24.csv',
      content: { uniqueId: 'file-1', fileType: 'csv' },
    });
    expect(textOf(said)).toContain('2 actions exported');
    expect(offers(bot, LEAD)).toEqual([]);
    await bot.send(activity);
    await bot.settled();
    expect(taken.length).toBe(1);
  });

  it('an Excel file arrives in the OneDrive byte for byte', async () => {
    bot = await startWithFiles();
    await bot.says(LEAD, 'export xlsx');
    await answerOffer(bot, LEAD, 'accept');
    const [taken] = bot.cloud.files.taken;
    expect(taken?.name).toBe('best-value-notice-2024-06-24.xlsx');
    const [{ data }] = (await readXlsx(taken?.bytes ?? Buffer.of())) as unknown as [{ data: unknown[][] }];
    expect(data[0]?.[0]).toBe('Code');
  });

  it('an export asked for in a channel is offered in the chat, and the asker alone is told so', async () => {
    bot = await startWithFiles();
    const before = bot.cloud.messages.filter(({ conversation }) => conversation === CHANNEL).length;
    await bot.says(LEAD, 'export csv', 'channel');
    expect(offers(bot, LEAD).length).toBe(1);
    const after = bot.cloud.messages.filter(({ conversation }) => conversation === CHANNEL).slice(before);
    expect(after.map(textOf).join()).not.toContain('Adopt the procurement rules');
    expect(bot.cloud.messages.map(textOf).join('\n')).toContain('The file waits in our chat');
  });

  it('a declined file is offered again by its button', async () => {
    bot = await startWithFiles();
    await bot.says(LEAD, 'export csv');
    await answerOffer(bot, LEAD, 'decline');
    expect(wordsInChat(bot, LEAD)).toContain('You declined best-value-notice-2024-06-24.csv.');
    expect(bot.cloud.files.taken).toEqual([]);
    await bot.presses(LEAD, 'Ask for the file again');
    await answerOffer(bot, LEAD, 'accept');
    expect(bot.cloud.files.taken.length).toBe(1);
  });

  it.each([[403], [302], [500]])(
    'a file that OneDrive answers with %i is said not to be sent, and asked for again by a button',
    async (status) => {
      bot = await startWithFiles();
      await bot.says(LEAD, 'export csv');
      bot.cloud.files.faults.push(status);
      await answerOffer(bot, LEAD, 'accept');
      expect(wordsInChat(bot, LEAD)).toContain('The file was not sent');
      expect(wordsInChat(bot, LEAD)).not.toContain('exported');
      expect(bot.cloud.files.requests).toBe(1);
      await bot.presses(LEAD, 'Ask for the file again');
      await answerOffer(bot, LEAD, 'accept', {}, 'c-2');
      expect(bot.cloud.files.taken.length).toBe(1);
    },
  );

  it('an offer that Teams does not take is said, with a button to ask again', async () => {
    bot = await startWithFiles();
    bot.cloud.mishaps.push({ status: 400 });
    await bot.says(LEAD, 'export csv');
    expect(wordsInChat(bot, LEAD)).toContain('The file was not sent');
    await bot.presses(LEAD, 'Ask for the file again');
    expect(offers(bot, LEAD).length).toBe(1);
  });

  it.each([
    ['another host', 'https://sharepoint.com.evil.example/upload?tempauth=a-credential'],
    ['plain http', 'http://council.sharepoint.com/upload?tempauth=a-credential'],
    ['a user name in it', 'https://user@council.sharepoint.com/upload?tempauth=a-credential'],
    ['no address', undefined],
  ])('no file goes to an address with %s, and the log does not have it', async (_, uploadUrl) => {
    bot = await startWithFiles({ settings: { TEAMS_FILE_HOSTS: '' } });
    await bot.says(LEAD, 'export csv');
    await answerOffer(bot, LEAD, 'accept', { uploadUrl });
    expect(wordsInChat(bot, LEAD)).toContain('not one of the SharePoint that the bot may use');
    expect(bot.complaints.join()).not.toContain('a-credential');
  });

  it('an offer is taken after a restart, as the record is then', async () => {
    bot = await startWithFiles();
    await bot.says(LEAD, 'export csv');
    await bot.restart('2024-06-24 09:00');
    await bot.says(LEAD, 'edit E1-01 title "Adopt the new rules"');
    await answerOffer(bot, LEAD, 'accept');
    expect(bot.cloud.files.taken[0]?.content).toContain('Adopt the new rules');
  });

  it('nobody takes a file who may not see it any more', async () => {
    bot = await startWithFiles();
    await bot.says(OWNER, 'export csv');
    await bot.says(LEAD, 'role @"Monitoring Officer" viewer', 'channel');
    await answerOffer(bot, OWNER, 'accept');
    expect(bot.cloud.files.taken).toEqual([]);
    expect(wordsInChat(bot, OWNER)).toContain('is for officers and programme leads');
  });
});
