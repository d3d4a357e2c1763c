/** The files that go out, opened by LibreOffice: no repair, the pages in their order, and every cell of the workbook. */
import { describe, expect, it } from 'vitest';
import { added } from '../../src/core/record/changes.ts';
import { readCsv } from '../../src/documents/csv.ts';
import type { Bot } from '../helpers/bot.ts';
import { CHANNEL } from '../helpers/bot.ts';
import { bytesOf } from '../helpers/file-out.ts';
import { DIRECT } from '../helpers/programme.ts';
import { action, logEntry } from '../helpers/record.ts';
import { LEAD, startReportedProgramme } from '../helpers/reported-programme.ts';
import { converted, NO_OFFICE, pagesOf, soffice } from './office.ts';

if (soffice === null) console.warn(NO_OFFICE);

/** The most pages of a report before its appendices. */
const MOST_PAGES = 6;
/** The actions of a plan as large as the largest that councils have published. */
const LARGE = 180;

async function file(bot: Bot, line: string): Promise<Uint8Array> {
  return bytesOf((await bot.ask(LEAD, line, { place: { ...CHANNEL, ...DIRECT } })).file);
}

/** Adds so many actions, some of them late and blocked, each with an update. */
async function addMany(bot: Bot): Promise<void> {
  const { expectations, notice, people } = await bot.snapshot();
  const by = { personId: null, account: 'shell', from: 'test', requestId: 'many' };
  const changes = Array.from({ length: LARGE }, (_, n) => {
    const under = expectations[n % expectations.length];
    const id = `many-${n}`;
    const code = `${under?.code}-${20 + Math.floor(n / expectations.length)}`;
    const day = String(1 + (n % 28)).padStart(2, '0');
    const row = action({
      ...{ id, code, noticeId: notice?.id ?? '', expectationId: under?.id ?? '', ownerId: people[n % 5]?.id ?? null },
      ...{
        title: `Step ${n} of the improvement plan, with a title as long as councils write them`,
        dueOn: `2024-0${5 + (n % 4)}-${day}`,
      },
      ...(n % 7 === 0 ? { status: 'blocked', blockedBecause: 'The panel has not met yet' } : {}),
      ...(n % 3 === 0 ? { status: 'complete', completedAt: '2024-06-20T09:00:00.000Z' } : {}),
    });
    const words = 'Draft with group leaders; the comments are in and the next version goes out this week.';
    const entry = logEntry({
      id: `u-${n}`,
      noticeId: notice?.id ?? '',
      aboutId: id,
      text: words,
      addedBy: people[0]?.id ?? '',
    });
    return [added('action', row), added('logEntry', entry)];
  });
  await bot.store.commit({ once: 'many', at: bot.clock.now(), by, changes: changes.flat(), posts: [], basis: [] });
}

describe.skipIf(soffice === null)('files that go out', () => {
  it('LibreOffice opens the report: its parts in order, at most six pages before the appendices, and every page with its number', async () => {
    const bot = await startReportedProgramme();
    const pages = await pagesOf(
      converted(await file(bot, 'report for "Independent Improvement Board"'), 'report.docx', 'pdf'),
    );
    const firstAppendix = pages.findIndex((words) => words.includes('Appendix A: all actions'));
    expect(firstAppendix).toBeGreaterThan(0);
    expect(firstAppendix).toBeLessThanOrEqual(MOST_PAGES);
    expect(pages[0]).toContain('Best Value Notice: report to the Independent Improvement Board');
    for (const [n, words] of pages.entries()) expect(words).toContain(`Page ${n + 1} of ${pages.length}`);
  });

  it('a report on a very large plan has at most six pages before the appendices', async () => {
    const bot = await startReportedProgramme();
    await addMany(bot);
    const pdf = converted(await file(bot, 'report for "Independent Improvement Board"'), 'report.docx', 'pdf');
    const pages = await pagesOf(pdf);
    expect(pages.findIndex((words) => words.includes('Appendix A: all actions'))).toBeLessThanOrEqual(MOST_PAGES);
  });

  it('LibreOffice opens the statement for the public', async () => {
    const bot = await startReportedProgramme();
    const [first] = await pagesOf(converted(await file(bot, 'report public'), 'statement.docx', 'pdf'));
    expect(first).toContain('response to the Best Value Notice');
  });

  it('LibreOffice opens the workbook with every action', async () => {
    const bot = await startReportedProgramme();
    const csv = converted(await file(bot, 'export xlsx'), 'plan.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76,1');
    const [header, ...rows] = readCsv(csv);
    const { actions } = await bot.snapshot();
    expect(header?.slice(0, 3)).toEqual(['Code', 'Expectation', 'Action']);
    expect(rows.map(([code, , title]) => [code, title])).toEqual(actions.map(({ code, title }) => [code, title]));
  });
});
