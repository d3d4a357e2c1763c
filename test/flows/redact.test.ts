/** Redaction: a text goes from the record and from every copy in reach, and the record still proves itself. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { proveRecord } from '../../src/shell/proof.ts';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, onMonday, startProgramme } from '../helpers/programme.ts';
import { raw } from '../store/files.ts';

const SECRET = 'Resident Ann Example of 12 High Street is unwell';
const BECAUSE = 'because it names a resident';

/** The whole of the database as bytes, with its log. */
const bytesOf = ({ file }: Bot) => [file, `${file}-wal`].map((one) => readFileSync(one, 'latin1')).join('');

/** Types the line, presses the button of its answer, and returns both answers. */
async function redact(bot: Bot, line: string, who = 'Lead') {
  const { card: question } = await bot.ask(who, line, { place: { platform: 'local', ...DIRECT } });
  const [button] = question?.buttons ?? [];
  if (button?.type !== 'command') throw new Error(`No button: ${await bot.says(who, line, DIRECT)}`);
  const said = await bot.ask(
    who,
    { kind: 'press', command: button.command, args: button.args },
    { place: { platform: 'local', ...DIRECT } },
  );
  await bot.drain();
  return said;
}

async function findings(bot: Bot) {
  const found = [];
  for await (const { good, text } of proveRecord(bot.store)) found.push(good ? 'good' : text);
  return found;
}

/** Everywhere that a text still stands in the database, by table and column. */
function placesOf(bot: Bot, text: string): readonly string[] {
  const client = raw(bot.file);
  const tables = client.prepare<[], string>(`select name from sqlite_schema where type = 'table'`).pluck().all();
  return tables.flatMap((table) => {
    const columns = client.prepare<[], string>(`select name from pragma_table_info('${table}')`).pluck().all();
    return columns
      .filter(
        (column) => client.prepare(`select 1 from "${table}" where instr("${column}", ?) > 0`).get(text) !== undefined,
      )
      .map((column) => `${table}.${column}`);
  });
}

describe('redact', () => {
  it('an update goes from the record, its history, kept answers, messages and the file, and the record proves itself', async () => {
    const { bot } = await onMonday();
    await bot.says('Owner', `update E1-01 "${SECRET}"`, DIRECT);
    await bot.at('2024-06-24 09:30');
    expect(placesOf(bot, SECRET).length).toBeGreaterThan(1);

    const question = await bot.says('Lead', `redact E1-01 U1 ${BECAUSE}`, DIRECT);
    expect(question).toContain('U1, update by Owner on 24 June 2024');
    expect(question).not.toContain('Ann');
    expect(placesOf(bot, SECRET)).not.toEqual([]);
    expect((await bot.snapshot()).logEntries[0]?.text).toBe(SECRET);

    const head = await bot.store.head();
    const { card } = await redact(bot, `redact E1-01 U1 ${BECAUSE}`);
    expect(await bot.store.head(head?.event)).toEqual(head);
    expect(card?.title).toBe('Lead redacted a text of E1-01');
    expect(placesOf(bot, SECRET)).toEqual([]);
    expect(bytesOf(bot)).not.toContain('Ann Example');
    expect((await bot.snapshot()).logEntries[0]?.text).toBe('[redacted]');
    expect(await findings(bot)).toEqual(['good', 'good']);
    const history = await bot.says('Lead', 'history E1-01', DIRECT);
    expect(history).toContain('Redacted by Lead');
    expect(history).toContain('Reason: it names a resident');
    expect(history).toContain('Text: [redacted]');
  });

  it('posted messages that show the text are drawn again without it', async () => {
    const { bot } = await onMonday();
    await bot.says('Owner', `block E1-01 because ${SECRET}`);
    await bot.says('Owner', `done E1-02 https://example.org/audit`);
    await bot.says('Lead', `return E1-02 because ${SECRET}`);
    expect(bot.messages.some(({ text }) => text.includes(SECRET))).toBe(true);
    await redact(bot, `redact E1-01 reasons ${BECAUSE}`);
    await redact(bot, `redact E1-02 reasons ${BECAUSE}`);
    expect(bot.messages.filter(({ text }) => text.includes('Ann Example'))).toEqual([]);
    expect(placesOf(bot, 'Ann Example')).toEqual([]);
    expect(await bot.says('Owner', 'show E1-01', DIRECT)).toContain('Blocked: [redacted]');
    expect(await findings(bot)).toEqual(['good', 'good']);
  });

  it('a title goes with every earlier one, and a message that waits is delivered without it', async () => {
    const { bot } = await onMonday();
    await bot.says('Lead', `edit E1-01 title "${SECRET}"`, DIRECT);
    bot.refuses('improvement', 'channel is archived');
    await bot.says('Owner', 'start E1-01');
    bot.refuses('improvement', null);
    raw(bot.file).exec(`update outbox set state = 'planned', reason = null where state = 'failed'`);
    const line = { ...(await bot.ask('Lead', `redact E1-01 title ${BECAUSE}`)).card?.buttons[0] };
    expect(line).toMatchObject({ command: 'redact' });
    await redact(bot, `redact E1-01 title ${BECAUSE}`);
    expect(placesOf(bot, 'Ann Example')).toEqual([]);
    expect(bot.messages.filter(({ text }) => text.includes('Ann Example'))).toEqual([]);
    expect((await bot.action('E1-01')).title).toBe('[redacted]');
    expect(await bot.says('Lead', 'history E1-01', DIRECT)).not.toContain('Procurement rules');
    expect(await findings(bot)).toEqual(['good', 'good']);
  });

  it('a message that does not follow the record is drawn again as it was, without the text', async () => {
    const { bot } = await onMonday();
    await bot.says('Lead', `edit E1-01 title "${SECRET}"`, DIRECT);
    await bot.says('Lead', 'share E1');
    const shared = bot.message('Audit recommendations').id;
    expect(bot.message(SECRET).id).toBe(shared);
    await redact(bot, `redact E1-01 title ${BECAUSE}`);
    const now = bot.messages.find(({ id }) => id === shared);
    expect(now?.text).toContain('E1-01 [redacted]');
    expect(now?.text).toContain('E1-02 Audit recommendations');
    expect(bot.messages.filter(({ text }) => text.includes('Ann Example'))).toEqual([]);
  });

  it('a message whose redraw waits still shows the text, is counted, and is drawn again', async () => {
    const { bot } = await onMonday();
    await bot.says('Owner', `block E1-01 because ${SECRET}`);
    await bot.ask('Owner', 'update E1-01 "All is well"', { place: { platform: 'local', ...DIRECT } });
    raw(bot.file).exec(`update outbox set state = 'planned', card = 'null', next_try_at = '2099-01-01T00:00:00.000Z'
      where seq = (select max(seq) from outbox where replaces like '%:weekly:%')`);
    expect(bot.message('Owner: 3 actions').text).toContain('Ann Example');
    const { card } = await bot.ask('Lead', `redact E1-01 reasons ${BECAUSE}`, {
      place: { platform: 'local', ...DIRECT },
    });
    expect(plainText(card!)).toContain('2 messages of the bot show it');
    await redact(bot, `redact E1-01 reasons ${BECAUSE}`);
    expect(bot.messages.filter(({ text }) => text.includes('Ann Example'))).toEqual([]);
    expect(placesOf(bot, 'Ann Example')).toEqual([]);
  });

  it('a message that may have arrived is drawn again', async () => {
    const { bot } = await onMonday();
    await bot.says('Owner', `block E1-01 because ${SECRET}`, DIRECT);
    await bot.says('Deputy', 'evidence E1-01 "the plan"');
    const client = raw(bot.file);
    const isLine = `card like '%added evidence for E1-01%' and replaces is null`;
    client.exec(`update outbox set state = 'unknown', next_try_at = '2099-01-01T00:00:00.000Z' where ${isLine}`);
    await redact(bot, `redact E1-01 reasons ${BECAUSE}`);
    const redraws = client.prepare(`select 1 from outbox where key like 'redact:%' and replaces like 'line:%'`).all();
    expect(redraws).toHaveLength(1);
  });

  it('a link becomes a note, and its address stands nowhere', async () => {
    const { bot } = await onMonday();
    await bot.says('Owner', 'evidence E1-02 https://example.org/ann-example marked public');
    await redact(bot, `redact E1-02 V1 ${BECAUSE}`);
    expect((await bot.snapshot()).evidence[0]).toMatchObject({ kind: 'note', text: '[redacted]' });
    expect(placesOf(bot, 'ann-example')).toEqual([]);
    expect(bot.messages.filter(({ text }) => text.includes('ann-example'))).toEqual([]);
    expect(await findings(bot)).toEqual(['good', 'good']);
  });

  it('a text that was carried over goes from the notice before as well', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', `edit E1-01 title "${SECRET}"`, DIRECT);
    await bot.says('Owner', `evidence E1-01 "${SECRET}"`, DIRECT);
    await bot.says('Lead', 'notice replace issued 20 June 2024 for 6 months carry', DIRECT);
    await redact(bot, `redact E1-01 title ${BECAUSE}`);
    await redact(bot, `redact E1-01 V1 ${BECAUSE}`);
    expect(placesOf(bot, 'Ann Example')).toEqual([]);
    expect(await findings(bot)).toEqual(['good', 'good']);
  });

  it('a preview of a file that holds the text is forgotten', async () => {
    const bot = await startProgramme();
    const bytes = new TextEncoder().encode(`Code,Action\nE1-01,"${SECRET}"\n`);
    await bot.says('Lead', `edit E1-01 title "${SECRET}"`, DIRECT);
    await bot.says('Lead', 'edit E1-01 title "Procurement"', DIRECT);
    await bot.ask('Lead', 'import', { file: { name: 'plan.csv', bytes } });
    expect(placesOf(bot, SECRET)).toContain('pending_import.text');
    await redact(bot, `redact E1-01 title ${BECAUSE}`);
    expect(placesOf(bot, 'Ann Example')).toEqual([]);
    expect(bytesOf(bot)).not.toContain('Ann Example');
  });

  it('a line that names no part is asked about, and nothing goes', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', `update E1-01 "${SECRET}"`, DIRECT);
    const { card } = await bot.ask('Lead', `redact E1-01 ${BECAUSE}`, { place: { platform: 'local', ...DIRECT } });
    const [form] = card?.body.flatMap((element) => (element.type === 'form' ? [element] : [])) ?? [];
    expect(form?.fields[0]?.options?.map(({ value }) => value)).toEqual(['title', 'reasons', 'proof', 'theme', 'U1']);
    expect(form?.fields[1]?.value).toBe('it names a resident');
    expect(placesOf(bot, SECRET)).not.toEqual([]);
  });

  it.each(['Owner', 'Sro', 'Viewer'])('%s, who is no lead, redacts nothing', async (who) => {
    const bot = await startProgramme();
    await bot.says('Owner', `update E1-01 "${SECRET}"`, DIRECT);
    expect(await bot.says(who, `redact E1-01 U1 confirmed ${BECAUSE}`, DIRECT)).toContain('is for programme leads');
    expect(placesOf(bot, SECRET)).not.toEqual([]);
  });

  it('a text that was redacted already, and a part that is not there, are said so', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', `update E1-01 "${SECRET}"`, DIRECT);
    await redact(bot, `redact E1-01 U1 ${BECAUSE}`);
    expect(await bot.says('Lead', `redact E1-01 U1 ${BECAUSE}`, DIRECT)).toContain('has been redacted already');
    expect(await bot.says('Lead', `redact E1-01 V9 ${BECAUSE}`, DIRECT)).toContain(
      'Expected one of: title, reasons, proof, theme, U1',
    );
  });

  it('the administrator redacts from the shell with the word confirmed', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', `update E1-01 "${SECRET}"`, DIRECT);
    await bot.shell(`redact E1-01 U1 confirmed ${BECAUSE}`);
    expect(placesOf(bot, SECRET)).toEqual([]);
  });
});
