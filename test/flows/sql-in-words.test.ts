/** SQL in what people type: it is kept as words or refused, and no other row and no table changes. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectFile } from '../helpers/docs.ts';
import { LEAD, OWNER, type SlackBot, startSlackProgramme } from '../helpers/slack-bot.ts';
import { raw } from '../store/files.ts';

/** The beginnings of what sqlmap tries, for SQLite. */
const ATTACKS = [
  "x'; DROP TABLE action; --",
  "x' OR '1'='1",
  "x') UNION SELECT sql FROM sqlite_master --",
  'x"; DELETE FROM person; --',
  "x', (SELECT hash FROM audit_event LIMIT 1), '",
  "1; ATTACH DATABASE '/tmp/x.db' AS x; --",
  "x'||(SELECT randomblob(1000000000))||'",
  "x\\'; PRAGMA writable_schema=1; --",
  '%_x:name @name $name ?1',
];

/** The tables that are no part of the plan: they keep requests, answers and messages. */
const OF_REQUESTS =
  /^(audit_|outbox|inbox|once|pending_import|join_code|code_try|installation|conversation_reference|sqlite_)/;

interface Contents {
  readonly schema: string;
  readonly rows: Readonly<Record<string, number>>;
}

function contentsOf(file: string): Contents {
  const client = raw(file);
  try {
    const schema = client.prepare('select name, sql from sqlite_master order by name').all() as { name: string }[];
    const tables = client.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    const counted = tables
      .filter((name) => !OF_REQUESTS.test(name))
      .map((name) => [name, client.prepare(`select count(*) from "${name}"`).pluck().get() as number]);
    return { schema: JSON.stringify(schema), rows: Object.fromEntries(counted) };
  } finally {
    client.close();
  }
}

/** Types a line and returns the tables whose number of rows changed, with the change. */
async function changesOf(bot: SlackBot, user: string, line: string): Promise<Record<string, number>> {
  const before = contentsOf(bot.file);
  await bot.types(user, line);
  const after = contentsOf(bot.file);
  expect(after.schema).toBe(before.schema);
  const changes = Object.entries(after.rows).map(([name, rows]) => [name, rows - (before.rows[name] ?? 0)] as const);
  return Object.fromEntries(changes.filter(([, change]) => change !== 0));
}

/** A quotation mark in a quoted text would end it. */
const inner = (text: string) => text.replaceAll('"', "'");
const quoted = (text: string) => `"${inner(text)}"`;

test('SQL in a question changes nothing and shows nothing of the database', async () => {
  const bot = await startSlackProgramme();
  for (const attack of ATTACKS)
    for (const line of [
      `list with ${quoted(attack)}`,
      `show ${attack}`,
      `show E1-01 ${attack}`,
      `status ${quoted(attack)}`,
      `history E1-01' ${attack}`,
      `due E1-01 ${attack}`,
      `account join ${attack}`,
      attack,
    ]) {
      expect(await changesOf(bot, OWNER, line), line).toEqual({});
      expect(JSON.stringify(bot.slack.messages.at(-1)?.blocks ?? '')).not.toMatch(/create table/i);
    }
});

test('SQL in a text is kept word for word in its one row', async () => {
  const bot = await startSlackProgramme();
  const client = raw(bot.file);
  const one = (sql: string) => client.prepare(sql).pluck().get();
  for (const attack of ATTACKS) {
    const text = inner(attack);
    expect(await changesOf(bot, LEAD, `add action ${quoted(attack)} to E1 owner @"Owner" by 28 June`)).toEqual({
      action: 1,
    });
    expect(one('select title from action order by rowid desc limit 1')).toBe(text);
    expect(await changesOf(bot, OWNER, `update E1-01 ${quoted(attack)}`)).toEqual({ log_entry: 1 });
    expect(one('select text from log_entry order by rowid desc limit 1')).toBe(text);
    expect(await changesOf(bot, OWNER, `block E1-02 because ${text}`)).toEqual({});
    expect(await changesOf(bot, LEAD, `notice edit authority ${quoted(attack)} because ${text}`)).toEqual({});
  }
});

test('words become SQL nowhere: raw SQL stands only where the schema is made', () => {
  const files = readdirSync(projectFile('src/'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.ts$/.test(path),
  );
  const users = files.filter((path) => /\bsql\.raw\(/.test(readFileSync(projectFile(`src/${path}`), 'utf8')));
  expect(users).toEqual(['store/schema-parts.ts']);
});
