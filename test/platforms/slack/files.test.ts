/** Files in Slack: nothing is said to have been sent that did not arrive, and a CSV file sent to the bot is imported. */
import readXlsx from 'read-excel-file/node';
import { afterEach, describe, expect, it } from 'vitest';
import { createFiles } from '../../../src/platforms/slack/files.ts';
import { silentLog } from '../../helpers/silent-log.ts';
import { apiOf } from '../../helpers/slack-api.ts';
import { GENERAL, LEAD, OWNER, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';
import { BOT, type SlackFault } from '../../helpers/slack-shapes.ts';
import { SlackStandIn } from '../../helpers/slack-stand-in.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

it.each<[string, SlackFault]>([
  ['gives no place to put it', { method: 'files.getUploadURLExternal', error: 'missing_scope' }],
  ['does not take its bytes', { method: 'upload', status: 500 }],
  ['does not finish it', { method: 'files.completeUploadExternal', error: 'internal_error' }],
  ['asks to wait for long', { method: 'files.getUploadURLExternal', status: 429, retryAfter: 60 }],
  ['opens no conversation', { method: 'conversations.open', error: 'fatal_error' }],
])('an export is not said to have been sent when Slack %s, and the button asks for it again', async (_, fault) => {
  bot = await startSlackProgramme();
  await bot.restart();
  bot.slack.faults.push(fault);
  const answer = await bot.types(LEAD, 'export csv');
  expect(answer).toContain('The file was not sent');
  expect(answer).not.toContain('3 actions exported');
  expect(bot.slack.files).toEqual([]);
  await bot.clock.advance(61_000);
  await bot.people.press(LEAD, bot.message('The file was not sent', LEAD), 'Ask for the file again');
  await bot.settle();
  expect(bot.slack.files.map(({ channel }) => channel)).toEqual([bot.slack.directOf(LEAD)]);
  expect(wordsIn(bot.message('3 actions exported', LEAD, GENERAL))).not.toContain('was not sent');
});

it('an export is sent once more after Slack asked to wait a little', async () => {
  bot = await startSlackProgramme();
  bot.slack.faults.push({ method: 'files.getUploadURLExternal', status: 429, retryAfter: 2 });
  expect(await bot.types(LEAD, 'export csv')).toContain('3 actions exported');
  expect(bot.slack.files.length).toBe(1);
});

it.each([
  ['file_uploads_disabled', 'Slack takes no files in this workspace.'],
  ['file_type_not_allowed', 'Slack takes no files of this kind'],
  ['file_upload_size_restricted', 'The file is larger than Slack takes'],
  ['file_uploads_except_images_disabled', 'Slack takes only images as files'],
])('an export that Slack refuses with %s is refused in words, with a button to ask again', async (error, words) => {
  bot = await startSlackProgramme();
  bot.slack.faults.push({ method: 'files.completeUploadExternal', error });
  const answer = await bot.types(LEAD, 'export csv');
  expect(answer).toContain(words);
  expect(answer).toContain('[Ask for the file again]');
  expect(answer).not.toContain('exported');
});

it('an Excel file arrives in Slack byte for byte', async () => {
  bot = await startSlackProgramme();
  expect(await bot.types(LEAD, 'export xlsx')).toContain('3 actions exported');
  const [file] = bot.slack.files;
  expect(file?.name).toMatch(/\.xlsx$/);
  const [{ data }] = (await readXlsx(file?.bytes ?? Buffer.of())) as unknown as [{ data: unknown[][] }];
  expect(data[0]?.[0]).toBe('Code');
});

it('an export asked for in a channel says where the file is', async () => {
  bot = await startSlackProgramme();
  expect(await bot.types(LEAD, 'export csv')).toContain('The file is in your own chat with the bot.');
  expect(await bot.types(LEAD, 'export csv', bot.slack.directOf(LEAD))).not.toContain('in your own chat');
  expect(bot.slack.files.map(({ channel }) => channel)).toEqual([bot.slack.directOf(LEAD), bot.slack.directOf(LEAD)]);
});

it('the words for an image go with images alone, because Slack shares no other file that has them', async () => {
  bot = await startSlackProgramme();
  const files = createFiles({
    api: apiOf(bot.slack.url),
    token: BOT.token,
    home: '127.0.0.1',
    log: silentLog(() => bot.clock.now()),
  });
  await files.upload(bot.slack.directOf(LEAD), {
    name: 'chart.png',
    mediaType: 'image/png',
    content: new Uint8Array([137, 80, 78, 71]),
    alt: '12 of 42 complete',
  });
  const report = { name: 'report.txt', mediaType: 'text/plain', content: 'Sent, é', alt: 'A report' };
  await files.upload(bot.slack.directOf(LEAD), report);
  expect(bot.slack.files.map(({ name, altText }) => [name, altText])).toEqual([
    ['chart.png', '12 of 42 complete'],
    ['report.txt', undefined],
  ]);
});

it('a file is uploaded to no address outside Slack', async () => {
  bot = await startSlackProgramme();
  const files = createFiles({
    api: apiOf(bot.slack.url),
    token: BOT.token,
    home: 'slack.com',
    log: silentLog(() => bot.clock.now()),
  });
  const report = { name: 'report.txt', mediaType: 'text/plain', content: 'Sent' };
  await expect(files.upload(bot.slack.directOf(LEAD), report)).rejects.toThrow('not Slack’s');
  expect(bot.slack.files).toEqual([]);
});

describe('a CSV file that a lead sends with the word import', () => {
  const CSV = 'Code,Action,Owner,Due date\nE1-02,Audit the recommendations,,2024-07-10\n';
  const inChat = () => bot.slack.directOf(LEAD);
  const sends = async (files: object, text = 'import because the plan has moved', who = LEAD) => {
    const before = bot.slack.messages.length;
    await bot.people.says(who, text, bot.slack.directOf(who), { subtype: 'file_share', ...files });
    await bot.settle();
    return bot.slack.messages.slice(before).map(wordsIn).join('\n\n');
  };
  const newDate = async () => bot.types(LEAD, 'show E1-02', inChat());

  it('the file is previewed, and saved by the button of the preview', async () => {
    bot = await startSlackProgramme();
    const preview = await sends({ files: [bot.slack.fileOf('F1', 'plan.csv', CSV)] });
    expect(preview).toContain('Import of plan.csv: nothing saved yet');
    expect(preview).not.toContain('not kept');
    expect(await newDate()).toContain('14 July 2024');
    await bot.people.press(LEAD, bot.message('Import of plan.csv', LEAD, inChat()), 'Save 1 action');
    await bot.settle();
    expect(await newDate()).toContain('10 July 2024');
  });

  it('a file that Slack names by its id alone is looked up', async () => {
    bot = await startSlackProgramme();
    bot.slack.fileOf('F1', 'plan.csv', CSV);
    expect(await sends({ files: [{ id: 'F1', name: 'plan.csv' }] })).toContain('Import of plan.csv');
  });

  it.each<[string, (of: SlackBot) => object]>([
    ['sends the bot away', ({ slack }) => ({ files: [slack.fileOf('F1', 'plan.csv', CSV)] })],
    ['names only its id', () => ({ x_files: ['F1'] })],
  ])('a file that the bot may not read, as Slack %s, is refused with what to do about it', async (_, files) => {
    bot = await startSlackProgramme();
    bot.slack.mayReadFiles = false;
    const answer = await sends(files(bot));
    expect(answer).toContain('files:read');
    expect(answer).toContain('Nothing was changed');
  });

  it('a file that Slack does not hand over is asked for again', async () => {
    bot = await startSlackProgramme();
    bot.slack.faults.push({ method: 'download', status: 500 });
    const files = { files: [bot.slack.fileOf('F1', 'plan.csv', CSV)] };
    expect(await sends(files)).toContain('Send the file again, together with the word import.');
    expect(await sends(files)).toContain('Import of plan.csv');
  });

  it.each([
    ['as Slack says', 1_000_001],
    ['although Slack says otherwise', 10],
  ])('a file that is too large, %s, is not read to its end', async (_, size) => {
    bot = await startSlackProgramme();
    const file = { ...bot.slack.fileOf('F1', 'plan.csv', 'x'.repeat(1_500_000)), size };
    const answer = await sends({ files: [file] });
    expect(answer).toContain('Expected at most 1,000,000.');
  });

  it('the token goes to no address outside Slack', async () => {
    bot = await startSlackProgramme();
    await using elsewhere = await new SlackStandIn(() => 0).listen();
    const file = elsewhere.fileOf('F1', 'plan.csv', CSV);
    const address = `${file.url_private_download}`.replace('127.0.0.1', 'localhost');
    expect(await sends({ files: [{ ...file, url_private_download: address }] })).toContain('could not be read');
  });

  it('a person who may not import makes the bot fetch nothing', async () => {
    bot = await startSlackProgramme();
    bot.slack.faults.push({ method: 'download', status: 500 });
    const answer = await sends({ files: [bot.slack.fileOf('F1', 'plan.csv', CSV)] }, 'import', OWNER);
    expect(answer).toContain('is for programme leads');
    expect(bot.slack.faults.length).toBe(1);
  });

  it('an import in a channel is answered with the chat as the way, and its file is not read', async () => {
    bot = await startSlackProgramme();
    const files = { files: [bot.slack.fileOf('F1', 'plan.csv', CSV)] };
    await bot.people.mentions(LEAD, 'import', GENERAL, files);
    await bot.settle();
    const answer = bot.message('A file can be read only in your own chat with the bot', LEAD, GENERAL);
    expect(answer.onlyFor).toBe(LEAD);
    expect(await bot.types(LEAD, 'import')).toContain('only in your own chat');
  });
});
