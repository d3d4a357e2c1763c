/** A CSV file that a lead sends in their chat in Teams, as a conversation: it is previewed and saved, or refused in words. */
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { machine } from '../../src/service/entry.ts';
import { chatOf, envelope, LEAD, OWNER, type TeamsBot, textOf } from '../helpers/teams-bot.ts';
import { createLatch, type TeamsMember } from '../helpers/teams-connector.ts';
import { answerOffer, startWithFiles, wordsInChat } from '../helpers/teams-file-scene.ts';

let bot: TeamsBot;
afterEach(() => expect(bot.cloud.files.violations).toEqual([]));

describe('a CSV file that a lead sends with the word import', () => {
  const CSV = 'Code,Action,Owner,Due date\nE1-02,Publish the constitution,,2024-07-10\n';
  const sends = (who: TeamsMember, line: string, attachment: object) =>
    bot.says(who, line, 'chat', { attachments: [attachment] });

  it('the file is previewed, and saved by the button of the preview', async () => {
    bot = await startWithFiles();
    await sends(LEAD, 'import because the board asked', bot.cloud.files.attachment('plan.csv', CSV));
    expect(wordsInChat(bot, LEAD)).toContain('Import of plan.csv: nothing saved yet');
    expect(wordsInChat(bot, LEAD)).not.toContain('not kept');
    await bot.presses(LEAD, 'Save 1 action');
    await bot.says(LEAD, 'show E1-02');
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('10 July 2024');
  });

  it('a council’s own plan is previewed with its questions, answered and saved by buttons', async () => {
    bot = await startWithFiles();
    const plan = 'Ref,Action,Target date,RAG\n7,Mend the gate,31 July 2024,Grey\n8,Paint the pier,31 May 2024,Green';
    await sends(LEAD, 'import', bot.cloud.files.attachment('plan.csv', plan));
    expect(wordsInChat(bot, LEAD)).toContain('“Grey”: Plans use this colour for different things.');
    expect(wordsInChat(bot, LEAD)).toContain('Row 2, Mend the gate');
    expect(wordsInChat(bot, LEAD)).toContain('The plan says green, and it was due on 31 May 2024.');
    const answered = await bot.presses(LEAD, 'Not started');
    expect(JSON.stringify(answered)).toContain('Save 2 actions');
    // The stand-in keeps the card of the first answer, whose button saves the same import.
    await bot.presses(LEAD, 'Save 1 action');
    bot.minuteLater();
    await bot.says(LEAD, 'show 7');
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('Mend the gate');
  });

  it('the whole of a long preview is offered as a file beside the card', async () => {
    bot = await startWithFiles();
    const rows = Array.from({ length: 40 }, (_, index) => `,E1,Action number ${index},2024-07-10`);
    const csv = ['Code,Expectation,Action,Due date', ...rows].join('\n');
    await sends(LEAD, 'import', bot.cloud.files.attachment('plan.csv', csv));
    expect(wordsInChat(bot, LEAD)).toContain('[Save 40 actions]');
    await answerOffer(bot, LEAD, 'accept');
    expect(bot.cloud.files.taken[0]?.content).toContain('Action number 39');
    bot.minuteLater();
    await sends(LEAD, 'import', bot.cloud.files.attachment('plan.csv', csv));
    await bot.restart('2024-06-24 09:00');
    await answerOffer(bot, LEAD, 'accept', {}, 'c-2');
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('import.txt is not kept any more. Please ask for it again.');
  });

  it.each([[401], [403], [302]])('a file whose address answers %i is asked for again', async (status) => {
    bot = await startWithFiles();
    bot.cloud.files.faults.push(status);
    await sends(LEAD, 'import', bot.cloud.files.attachment('plan.csv', CSV));
    expect(wordsInChat(bot, LEAD)).toContain('Send the file again, together with the word import.');
    expect(bot.cloud.files.requests).toBe(1);
    expect(bot.complaints.join()).not.toContain('a-credential');
  });

  it('a file that is too large is not read to its end', async () => {
    bot = await startWithFiles();
    await sends(LEAD, 'import', bot.cloud.files.attachment('plan.csv', 'x'.repeat(1_500_000)));
    expect(wordsInChat(bot, LEAD)).toContain('Expected at most 1,000,000.');
  });

  it('a file is fetched from no address outside SharePoint', async () => {
    bot = await startWithFiles({ settings: { TEAMS_FILE_HOSTS: 'council.sharepoint.com' } });
    await sends(LEAD, 'import', bot.cloud.files.attachment('plan.csv', CSV));
    expect(wordsInChat(bot, LEAD)).toContain('could not be read');
    expect(bot.cloud.files.requests).toBe(0);
  });

  it('a person who may not import makes the bot fetch nothing', async () => {
    bot = await startWithFiles();
    await sends(OWNER, 'import', bot.cloud.files.attachment('plan.csv', CSV));
    expect(wordsInChat(bot, OWNER)).toContain('is for programme leads');
    expect(bot.cloud.files.requests).toBe(0);
  });

  it('a file of a report is its evidence by its own address', async () => {
    bot = await startWithFiles();
    await sends(OWNER, 'done E1-01', bot.cloud.files.attachment('minutes.pdf', 'x'));
    await bot.says(LEAD, 'show E1-01');
    expect(JSON.stringify(bot.last(chatOf(LEAD)).activity)).toContain(
      'https://council-my.sharepoint.com/personal/lead/Documents/minutes.pdf',
    );
    expect(bot.cloud.files.requests).toBe(0);
  });

  it('a file in a channel is not read, whatever its message says', async () => {
    bot = await startWithFiles();
    await bot.says(LEAD, 'import', 'channel', { attachments: [bot.cloud.files.attachment('plan.csv', CSV)] });
    expect(bot.cloud.files.requests).toBe(0);
    expect(bot.cloud.messages.map(textOf).join('\n')).toContain(
      'A file can be read only in your own chat with the bot',
    );
  });

  it('the address of a file is not stored while its message waits to be carried out', async () => {
    bot = await startWithFiles({ timers: machine.clock });
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
    expect(wordsInChat(bot, LEAD)).toContain('Import of plan.csv');
  });

  it('an import without a file in a channel is answered with the chat as the way', async () => {
    bot = await startWithFiles();
    await bot.says(LEAD, 'import', 'channel');
    expect(bot.cloud.messages.map(textOf).join('\n')).toContain(
      'A file can be read only in your own chat with the bot',
    );
  });
});
