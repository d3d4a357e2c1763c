/** The report to a board, asked for in conversation and read back from the file as its readers have it. */
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { statusReport } from '../../src/core/plan/status.ts';
import type { Notice } from '../../src/core/record/model.ts';
import { longDate } from '../../src/core/time/dates.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { type Bot, CHANNEL } from '../helpers/bot.ts';
import { bytesOf } from '../helpers/file-out.ts';
import { DIRECT } from '../helpers/programme.ts';
import { LEAD, OFFICER, startReportedProgramme } from '../helpers/reported-programme.ts';

const BOARD = '"Independent Improvement Board"';

/** The answer to a line, with its file as mammoth reads it: the text, and the cells of each table by its first header. */
async function asks(bot: Bot, line: string, who: typeof LEAD | typeof OFFICER = LEAD) {
  const reply = await bot.ask(who, line, { place: { ...CHANNEL, ...DIRECT } });
  const said = reply.card ? plainText(reply.card) : '';
  if (!reply.file?.name.endsWith('.docx'))
    return { said, text: '', html: '', tables: new Map<string, string[][]>(), file: reply.file };
  const buffer = Buffer.from(bytesOf(reply.file));
  const { value: html } = await mammoth.convertToHtml({ buffer });
  const { value: text } = await mammoth.extractRawText({ buffer });
  return { said, text, html, tables: tablesIn(html), file: reply.file };
}

function tablesIn(html: string): Map<string, string[][]> {
  const found = [...html.matchAll(/<table>(.*?)<\/table>/g)].map(([, table = '']) =>
    [...table.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<t[dh]>(.*?)<\/t[dh]>/g)].map(([, cell = '']) => plain(cell)),
    ),
  );
  return new Map(found.map((rows) => [rows[0]?.join('|') ?? '', rows.slice(1)]));
}

function plain(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<');
}

describe('the report to a board', () => {
  it('every figure of the Word file equals the record', async () => {
    const bot = await startReportedProgramme();
    const { text, tables } = await asks(bot, `report for ${BOARD}`);
    const snapshot = await bot.snapshot();
    const status = statusReport(snapshot, snapshot.notice as Notice, '2024-06-24');

    const position = [...tables].find(([head]) => head.startsWith('Expectation|'))?.[1] ?? [];
    expect(position.map(([name]) => name?.split(' ')[0])).toEqual(['E1', 'E2', 'E3', 'E4', 'E5']);
    const sums = [2, 3, 4].map((column) => position.reduce((sum, row) => sum + Number(row[column]), 0));
    expect(sums[0]).toBe(status.counts.complete);
    const once = snapshot.actions.filter(({ kind, status: state }) => kind === 'once' && state !== 'withdrawn');
    expect((sums[0] ?? 0) + (sums[1] ?? 0) + (sums[2] ?? 0)).toBe(once.length);
    const { daysLeft, dueByNow } = status;
    expect(text).toContain(`30 July 2024 [calculated: confirm it against the letter]. ${daysLeft} days are left.`);
    expect(text).toContain(`${dueByNow.complete} of ${dueByNow.total} actions due by 24 June 2024 are delivered.`);

    const listed = [...tables].find(([head]) => head.startsWith('Code|Action|Owner'))?.[1] ?? [];
    expect(listed.map(([code, , , due]) => [code, due])).toEqual(
      snapshot.actions.map(({ code, dueOn }) => [code, dueOn ? longDate(dueOn) : 'No date']),
    );
    const register = [...tables].find(([head]) => head.startsWith('Code|Action|Evidence'))?.[1] ?? [];
    expect(register).toHaveLength(snapshot.evidence.filter(({ struckAt }) => struckAt === null).length);
    const readings = [...tables].findLast(([head]) => head.startsWith('Date|Kind|Value'))?.[1];
    expect(readings).toEqual([
      ['31 January 2024', 'Baseline', '12%'],
      ['22 March 2024', 'Reading', '35%'],
      ['31 May 2024', 'Reading', '64%'],
      ['20 June 2024', 'Reading', '71%'],
    ]);
  });

  it('the ten parts stand in their order as headings, and the pictures have words', async () => {
    const bot = await startReportedProgramme();
    const { html } = await asks(bot, `report for ${BOARD}`);
    const parts = [...html.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, words = '']) => plain(words));
    expect(parts).toEqual([
      '1. About this paper',
      '2. Summary',
      '3. Position by expectation',
      '4. What has been done and what is next',
      '5. Measures',
      '6. Recommendations',
      '7. Changes to note',
      '8. Engagement',
      '9. Blocked and red',
      '10. Next steps',
      'Appendix A: all actions',
      'Appendix B: register of evidence',
    ]);
    const alts = [...html.matchAll(/<img alt="([^"]*)"/g)].map(([, words]) => words);
    expect(alts).toHaveLength(4);
    expect(alts[0]).toContain('E1: 2 delivered');
    expect(alts[1]).toContain('38% on 31 January 2024, 41% on 25 March 2024, 46% on 17 May 2024');
    expect(alts[3]).toContain('The Best Value Notice of Cambridgeshire and Peterborough Combined Authority expires');
  });

  it('a report says what is off track, why, and what is done about it, and asks its author for the rest', async () => {
    const bot = await startReportedProgramme();
    const { text } = await asks(bot, `report for ${BOARD}`);
    for (const words of [
      'agree the date proposed for E4-03 Draft the delivery strategy: 10 July 2024 in place of 26 June 2024, because',
      'Blocked: the pay panel has not met yet. Nobody can be appointed before the panel meets (update of 19 June 2024)',
      'The panel is asked to meet on 27 June. Next: Shortlist on 1 July (update of 19 June 2024)',
      'Rated amber. The survey is in; targets are not agreed (update of 20 June 2024). What is done about it: The board is asked on 3 July (update of 20 June 2024)',
      '[corrective action]',
      '[post of the author]',
      'Fenbridge District Council',
    ])
      expect(text).toContain(words);
    expect(text.toLowerCase()).not.toMatch(/expectations? (is|are|was|were) met/);
  });

  it('a public report has nothing internal or exempt in it, and says how many items are left out', async () => {
    const bot = await startReportedProgramme();
    const { text, said } = await asks(bot, `report for ${BOARD} public`);
    for (const words of [
      'The shortlist with names',
      'Fenbridge District Council',
      'Nobody can be appointed',
      'the pay panel has not met',
      'Culture data',
      'the constituent councils asked for two more weeks',
      'intranet.example',
    ])
      expect(text).not.toContain(words);
    expect(said).toContain('1 exempt item and 36 internal items of the record are left out.');
    expect(text).toContain('1 exempt item and 36 internal items of the record are left out');
    expect(text).toContain('https://www.example.gov.uk/response');
    expect(text).toContain('71%');
  });

  it('the next report begins where the last one was issued, and that one can be made again to the byte', async () => {
    const bot = await startReportedProgramme();
    expect((await asks(bot, `report for ${BOARD}`)).text).toContain("5 June 2024, the day of this body's last meeting");
    const issued = await asks(bot, `report issued for ${BOARD}`);
    expect(issued.said).toContain(
      'Programme Director said that the report to Independent Improvement Board was issued',
    );
    const digest = /SHA-256 of the Word file as it was drafted: ([0-9a-f]{64})/.exec(issued.said)?.[1];
    expect((await bot.snapshot()).issuedReports).toMatchObject([{ issuedOn: '2024-06-24', digest }]);

    await bot.at('2024-07-02 10:00');
    await bot.ask({ ...OFFICER }, 'due E3-04 5 July because "the board meets on the 3rd"');
    await bot.ask(LEAD, 'agree E3-04');
    const next = await asks(bot, `report for ${BOARD}`);
    expect(next.text).toContain('24 June 2024, where the last report issued to this body ends');
    const moved = [...next.tables].find(([head]) => head.startsWith('Action|From|To'))?.[1];
    expect(moved).toEqual([
      [
        'E3-04 Agree the targets for the measures of culture',
        '17 June 2024',
        '5 July 2024',
        'the board meets on the 3rd',
        'Programme Director',
      ],
    ]);
    const position = [...next.tables].find(([head]) => head.startsWith('Expectation|'))?.[1] ?? [];
    expect(position[2]?.slice(-2)).toEqual(['Amber', 'Amber']);

    const again = await asks(bot, `report for ${BOARD} copy`);
    expect(again.said).toContain('It is the same, to the byte, as the report that was issued.');
    expect((await asks(bot, `report for ${BOARD} copy public`)).said).toContain('It differs from the report');
  });

  it('the same command twice gives equal files, as a Word file and as a page', async () => {
    const bot = await startReportedProgramme();
    const [one, other] = [
      await asks(bot, `report for ${BOARD} as at 20 June`),
      await asks(bot, `report for ${BOARD} as at 20 June`),
    ];
    expect(one.text).toContain('11:59pm on Thursday 20 June 2024');
    expect(Buffer.compare(bytesOf(one.file), bytesOf(other.file))).toBe(0);
    expect(one.file?.page).toBe(other.file?.page);
  });

  it('only a programme lead gets a report or says that one was issued', async () => {
    const bot = await startReportedProgramme();
    for (const line of [`report for ${BOARD}`, 'report public', `report issued for ${BOARD}`]) {
      const { said, file } = await asks(bot, line, OFFICER);
      expect(said).toContain('is for programme leads');
      expect(file).toBeUndefined();
    }
    expect((await bot.snapshot()).issuedReports).toEqual([]);
  });

  it('a day after the end, and a report that was never issued, are refused with the next step', async () => {
    const bot = await startReportedProgramme();
    expect((await asks(bot, `report for ${BOARD} since 25 June 2024`)).said).toContain('where the report ends');
    expect((await asks(bot, `report for ${BOARD} copy`)).said).toContain('To keep that one was: report issued for');
    expect((await asks(bot, 'report issued')).said).toContain('report issued for "Improvement Board"');
  });
});

describe('the statement for the public', () => {
  it('the statement has the letter’s words, only what public evidence proves, and a gap for the quotation', async () => {
    const bot = await startReportedProgramme();
    const { text } = await asks(bot, 'report public');
    expect(text).toContain('Keep engaging with the Department at official level');
    expect(text).toContain('Answer the Improvement Board');
    expect(text).toContain('Give a closing view of the six months, by 12 July 2024');
    expect(text).toContain('Meetings: Independent Improvement Board, next meeting on 3 July 2024');
    expect(text).toContain('https://www.example.gov.uk/response');
    expect(text).toContain('[quotation of the leader or the chief executive]');
    expect(text).not.toContain('Adopt the operating manual');
    expect(text).not.toMatch(/E\d-\d\d/);
    expect(text).not.toContain('intranet.example');
    expect(text).toContain('1 exempt item and 36 internal items of the record are left out of it');
  });
});

it('a part of the name of a body is asked about, and nobody gets a report for a body that is not in the record', async () => {
  const bot = await startReportedProgramme();
  expect((await asks(bot, 'report html for Improvement Board')).said).toContain(
    'Did you mean Independent Improvement Board?',
  );
  expect((await asks(bot, 'report for "Audit Panel"')).file).toBeUndefined();
  const { file } = await asks(bot, 'report html for Independent Improvement Board');
  expect(file?.name).toBe('report-independent-improvement-board-2024-06-24-0900.html');
});

it('“report” alone opens a form with the bodies of the record, which gives the draft', async () => {
  const bot = await startReportedProgramme();
  const place = { ...CHANNEL, ...DIRECT };
  const { card } = await bot.ask(LEAD, 'report', { place });
  const form = card?.body.find((element) => element.type === 'form');
  const options = form?.fields.find(({ name }) => name === 'body')?.options ?? [];
  expect(options.map(({ label }) => label)).toContain('Independent Improvement Board');
  const body = options.find(({ label }) => label === 'Independent Improvement Board')?.value ?? '';
  const args = { body, readers: 'public', since: '' };
  const { file } = await bot.ask(LEAD, { kind: 'form', command: 'report', args }, { place });
  expect(file?.name).toBe('report-independent-improvement-board-public-2024-06-24-0900.docx');
});

it('a report names posts and never a person, and has a gap where the record has a name alone', async () => {
  const bot = await startReportedProgramme();
  await bot.shell('role "Jo Smith" officer');
  await bot.shell('role "Sunita Rao (Head of Highways)" officer');
  await bot.ask(LEAD, 'assign E2-06 "Jo Smith"');
  await bot.ask(LEAD, 'assign E2-03 "Sunita Rao (Head of Highways)"');
  const { text } = await asks(bot, `report for ${BOARD}`);
  expect(text).not.toContain('Jo Smith');
  expect(text).not.toContain('Sunita Rao');
  expect(text).toContain('Head of Highways');
  expect(text).toContain('by 19 July 2024, [post of the owner]');
});
