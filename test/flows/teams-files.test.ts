/** Files in Teams, as a conversation: an export is offered and taken in the chat, and a CSV file sent there is imported. */
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { machine } from '../../src/service/entry.ts';
import { CHANNEL, chatOf, envelope, LEAD, OWNER, startTeamsBot, type TeamsBot, textOf } from '../helpers/teams-bot.ts';
import { createLatch, type TeamsMember } from '../helpers/teams-connector.ts';
import { setUp } from '../helpers/teams-scenes.ts';

let bot: TeamsBot;
afterEach(() => expect(bot.cloud.files.violations).toEqual([]));

const OFFER = 'application/vnd.microsoft.teams.card.file.consent';

async function started(settings: object = {}): Promise<void> {
  bot = await startTeamsBot('2024-06-24 08:00', { settings });
  await setUp(bot);
}

const inChat = (who: TeamsMember) => bot.cloud.messages.filter(({ conversation }) => conversation === chatOf(who));
const wordsInChat = (who: TeamsMember) => inChat(who).map(textOf).join('\n\n');
const offers = (who: TeamsMember) =>
  inChat(who).filter(({ activity }) => activity.attachments?.[0]?.contentType === OFFER);

/** Presses Allow or Decline under the newest offer. */
async function answers(who: TeamsMember, action: 'accept' | 'decline', more: object = {}, id = `c-${action}`) {
  const offer = offers(who).at(-1);
  const { name = '', content } = offer?.activity.attachments?.[0] ?? {};
  const value = {
    type: 'fileUpload',
    action,
    context: action === 'accept' ? content?.acceptContext : content?.declineContext,
    ...(action === 'accept' ? { uploadInfo: { ...bot.cloud.files.uploadInfo(name), ...more } } : {}),
  };
  const activity = {
    ...envelope(bot.cloud, who, 'chat', id),
    type: 'invoke',
    name: 'fileConsent/invoke',
    replyToId: offer?.id,
    value,
  };
  const answer = await bot.send(activity);
  await bot.settled();
  return { answer, activity };
}

describe('an export', () => {
  it('the file is offered in the chat, and said to be exported only once it is in the OneDrive', async () => {
    await started();
    await bot.says(LEAD, 'export csv');
    expect(wordsInChat(LEAD)).not.toContain('exported');
    const [offer] = offers(LEAD);
    const attachment = offer?.activity.attachments?.[0];
    expect(attachment).toMatchObject({ name: 'best-value-notice-2024-06-24.csv' });
    const { answer, activity } = await answers(LEAD, 'accept');
    expect(answer.status).toBe(200);
    const { taken } = bot.cloud.files;
    expect(taken.map(({ name }) => name)).toEqual(['best-value-notice-2024-06-24.csv']);
    expect(taken[0]?.content).toContain('Adopt the procurement rules');
    expect(attachment?.content.sizeInBytes).toBe(Buffer.byteLength(taken[0]?.content ?? ''));
    const [shown, said] = inChat(LEAD).slice(-2);
    expect(shown?.activity.attachments?.[0]).toMatchObject({
      contentType: 'application/vnd.microsoft.teams.card.file.info',
      contentUrl: 'https://council-my.sharepoint.com/personal/lead/Documents/best-value-notice-2024-06-24.csv',
      content: { uniqueId: 'file-1', fileType: 'csv' },
    });
    expect(textOf(said)).toContain('2 actions exported');
    expect(offers(LEAD)).toEqual([]);
    await bot.send(activity);
    await bot.settled();
    expect(taken.length).toBe(1);
  });

  it('an export asked for in a channel is offered in the chat, and the asker alone is told so', async () => {
    await started();
    const before = bot.cloud.messages.filter(({ conversation }) => conversation === CHANNEL).length;
    await bot.says(LEAD, 'export csv', 'channel');
    expect(offers(LEAD).length).toBe(1);
    const after = bot.cloud.messages.filter(({ conversation }) => conversation === CHANNEL).slice(before);
    expect(after.map(textOf).join()).not.toContain('Adopt the procurement rules');
    expect(bot.cloud.messages.map(textOf).join('\n')).toContain('The file waits in our chat');
  });

  it('a declined file is offered again by its button', async () => {
    await started();
    await bot.says(LEAD, 'export csv');
    await answers(LEAD, 'decline');
    expect(wordsInChat(LEAD)).toContain('You declined best-value-notice-2024-06-24.csv.');
    expect(bot.cloud.files.taken).toEqual([]);
    await bot.presses(LEAD, 'Ask for the file again');
    await answers(LEAD, 'accept');
    expect(bot.cloud.files.taken.length).toBe(1);
  });

  it.each([[403], [302], [500]])(
    'a file that OneDrive answers with %i is said not to be sent, and asked for again by a button',
    async (status) => {
      await started();
      await bot.says(LEAD, 'export csv');
      bot.cloud.files.faults.push(status);
      await answers(LEAD, 'accept');
      expect(wordsInChat(LEAD)).toContain('The file was not sent');
      expect(wordsInChat(LEAD)).not.toContain('exported');
      expect(bot.cloud.files.requests).toBe(1);
      await bot.presses(LEAD, 'Ask for the file again');
      await answers(LEAD, 'accept', {}, 'c-2');
      expect(bot.cloud.files.taken.length).toBe(1);
    },
  );

  it('an offer that Teams does not take is said, with a button to ask again', async () => {
    await started();
    bot.cloud.mishaps.push({ status: 400 });
    await bot.says(LEAD, 'export csv');
    expect(wordsInChat(LEAD)).toContain('The file was not sent');
    await bot.presses(LEAD, 'Ask for the file again');
    expect(offers(LEAD).length).toBe(1);
  });

  it.each([
    ['another host', 'https://sharepoint.com.evil.example/upload?tempauth=a-credential'],
    ['plain http', 'http://council.sharepoint.com/upload?tempauth=a-credential'],
    ['a user name in it', 'https://user@council.sharepoint.com/upload?tempauth=a-credential'],
    ['no address', undefined],
  ])('no file goes to an address with %s, and the log does not have it', async (_, uploadUrl) => {
    await started({ TEAMS_FILE_HOSTS: '' });
    await bot.says(LEAD, 'export csv');
    await answers(LEAD, 'accept', { uploadUrl });
    expect(wordsInChat(LEAD)).toContain('not one of the SharePoint that the bot may use');
    expect(bot.complaints.join()).not.toContain('a-credential');
  });

  it('an offer is taken after a restart, as the record is then', async () => {
    await started();
    await bot.says(LEAD, 'export csv');
    await bot.restart('2024-06-24 09:00');
    await bot.says(LEAD, 'edit E1-01 title "Adopt the new rules"');
    await answers(LEAD, 'accept');
    expect(bot.cloud.files.taken[0]?.content).toContain('Adopt the new rules');
  });

  it('nobody takes a file who may not see it any more', async () => {
    await started();
    await bot.says(OWNER, 'export csv');
    await bot.says(LEAD, 'role @"Monitoring Officer" viewer', 'channel');
    await answers(OWNER, 'accept');
    expect(bot.cloud.files.taken).toEqual([]);
    expect(wordsInChat(OWNER)).toContain('is for officers and programme leads');
  });
});

describe('a CSV file that a lead sends with the word import', () => {
  const CSV = 'Code,Action,Owner,Due date\nE1-02,Publish the constitution,,2024-07-10\n';
  const sends = (who: TeamsMember, line: string, attachment: object) =>
    bot.says(who, line, 'chat', { attachments: [attachment] });

  it('the file is previewed, and saved by the button of the preview', async () => {
    await started();
    await sends(LEAD, 'import because the board asked', bot.cloud.files.attachment('plan.csv', CSV));
    expect(wordsInChat(LEAD)).toContain('Import of plan.csv: nothing saved yet');
    expect(wordsInChat(LEAD)).not.toContain('not kept');
    await bot.presses(LEAD, 'Save 1 action');
    await bot.says(LEAD, 'show E1-02');
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('10 July 2024');
  });

  it('the whole of a long preview is offered as a file beside the card', async () => {
    await started();
    const rows = Array.from({ length: 40 }, (_, index) => `,E1,Action number ${index},2024-07-10`);
    const csv = ['Code,Expectation,Action,Due date', ...rows].join('\n');
    await sends(LEAD, 'import', bot.cloud.files.attachment('plan.csv', csv));
    expect(wordsInChat(LEAD)).toContain('[Save 40 actions]');
    await answers(LEAD, 'accept');
    expect(bot.cloud.files.taken[0]?.content).toContain('Action number 39');
    bot.minuteLater();
    await sends(LEAD, 'import', bot.cloud.files.attachment('plan.csv', csv));
    await bot.restart('2024-06-24 09:00');
    await answers(LEAD, 'accept', {}, 'c-2');
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('import.txt is not kept any more. Please ask for it again.');
  });

  it.each([[401], [403], [302]])('a file whose address answers %i is asked for again', async (status) => {
    await started();
    bot.cloud.files.faults.push(status);
    await sends(LEAD, 'import', bot.cloud.files.attachment('plan.csv', CSV));
    expect(wordsInChat(LEAD)).toContain('Send the file again, together with the word import.');
    expect(bot.cloud.files.requests).toBe(1);
    expect(bot.complaints.join()).not.toContain('a-credential');
  });

  it('a file that is too large is not read to its end', async () => {
    await started();
    await sends(LEAD, 'import', bot.cloud.files.attachment('plan.csv', 'x'.repeat(1_500_000)));
    expect(wordsInChat(LEAD)).toContain('Expected at most 1,000,000.');
  });

  it('a file is fetched from no address outside SharePoint', async () => {
    await started({ TEAMS_FILE_HOSTS: 'council.sharepoint.com' });
    await sends(LEAD, 'import', bot.cloud.files.attachment('plan.csv', CSV));
    expect(wordsInChat(LEAD)).toContain('could not be read');
    expect(bot.cloud.files.requests).toBe(0);
  });

  it('a person who may not import makes the bot fetch nothing', async () => {
    await started();
    await sends(OWNER, 'import', bot.cloud.files.attachment('plan.csv', CSV));
    expect(wordsInChat(OWNER)).toContain('is for programme leads');
    expect(bot.cloud.files.requests).toBe(0);
  });

  it('a file of a report is its evidence by its own address', async () => {
    await started();
    await sends(OWNER, 'done E1-01', bot.cloud.files.attachment('minutes.pdf', 'x'));
    await bot.says(LEAD, 'show E1-01');
    expect(JSON.stringify(bot.last(chatOf(LEAD)).activity)).toContain(
      'https://council-my.sharepoint.com/personal/lead/Documents/minutes.pdf',
    );
    expect(bot.cloud.files.requests).toBe(0);
  });

  it('a file in a channel is not read, whatever its message says', async () => {
    await started();
    await bot.says(LEAD, 'import', 'channel', { attachments: [bot.cloud.files.attachment('plan.csv', CSV)] });
    expect(bot.cloud.files.requests).toBe(0);
    expect(bot.cloud.messages.map(textOf).join('\n')).toContain(
      'A file can be read only in your own chat with the bot',
    );
  });

  it('the address of a file is not stored while its message waits to be carried out', async () => {
    bot = await startTeamsBot('2024-06-24 08:00', { timers: machine.clock });
    await setUp(bot);
    bot.minuteLater();
    bot.minuteLater();
    const latch = createLatch();
    bot.cloud.rosterMishaps.push(latch);
    const attachments = [bot.cloud.files.attachment('plan.csv', CSV)];
    const activity = { ...envelope(bot.cloud, LEAD, 'chat', 'late'), type: 'message', text: 'import', attachments };
    expect((await bot.send(activity)).status).toBe(200);
    using database = new DatabaseSync(bot.file, { readOnly: true });
    const kept = JSON.stringify(database.prepare('select * from inbox').all());
    expect(kept).toContain('plan.csv');
    expect(kept).not.toContain('a-credential');
    latch.open();
    await bot.settled();
    expect(wordsInChat(LEAD)).toContain('Import of plan.csv');
  });

  it('an import without a file in a channel is answered with the chat as the way', async () => {
    await started();
    await bot.says(LEAD, 'import', 'channel');
    expect(bot.cloud.messages.map(textOf).join('\n')).toContain(
      'A file can be read only in your own chat with the bot',
    );
  });
});
