/** `report for "Improvement Board"`: the paper for a body, as a file for a word processor or as a page. */

import { sinceOf } from '../../core/files/report/period.ts';
import { READERS } from '../../core/files/report/readers.ts';
import { makeReport } from '../../core/files/report/report.ts';
import { makeStatement } from '../../core/files/report/statement.ts';
import { snapshotOf } from '../../core/record/as-at.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import type { Instant, IsoDate, IssuedReport, Person, Snapshot } from '../../core/record/model.ts';
import { rebuild } from '../../core/record/rebuild.ts';
import { dayAndDate } from '../../core/time/dates.ts';
import { type Context, defineCommand, type FileOut, type Outcome } from '../../dispatch/command.ts';
import { quote } from '../../dispatch/fault.ts';
import { answer } from '../../dispatch/outcome.ts';
import { type BodyValue, slot } from '../../dispatch/slots.ts';
import type { Document } from '../../ports/document.ts';
import { reportCard, statementCard } from '../../views/files/report/cards.ts';
import { reportDocument } from '../../views/files/report/document.ts';
import { reportForm } from '../../views/files/report/form.ts';
import { statementDocument } from '../../views/files/report/statement.ts';
import { recordAt } from './as-at.ts';

/** The type of a file for a word processor. */
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** The forms in which a paper is handed over. */
export const FORMS = ['docx', 'html'] as const;

/** Answers a lead with the report to a body as a file. */
export const report = defineCommand({
  name: 'report',
  group: 'plan',
  who: 'lead',
  changes: false,
  usage: [
    { say: 'report for "Improvement Board"', does: 'The paper for a board, from the record, as a Word file' },
    { say: 'report for "Improvement Board" public', does: 'The same without internal and exempt items' },
    { say: 'report for "Improvement Board" since 5 June html', does: 'The same as a page, from another day on' },
    { say: 'report for "Improvement Board" as at 14 June', does: 'The report as it would have been on that day' },
    { say: 'report for "Improvement Board" copy', does: 'The last report that was issued, made again' },
  ],
  slots: {
    body: slot.body({
      keyword: 'for',
      newcomers: true,
      optional: true,
      expects: 'the body that the report is for, such as “Improvement Board”',
    }),
    readers: slot.choice(READERS, { optional: true }),
    form: slot.choice(FORMS, { optional: true }),
    since: slot.date({ keyword: 'since', optional: true }),
    asAt: slot.asAt(),
    copy: slot.flag('copy'),
  },
  async run({ body, readers, form, since, asAt, copy }, context) {
    if (body === null) {
      if (readers === 'public' && since === null && !copy) return answerStatement(form, asAt, context);
      throw new IncompleteCommandError('Name the body that the report is for: report for "Improvement Board"');
    }
    const known = knownBody(body);
    const issued = copy ? lastIssued(known, context.snapshot) : null;
    const wanted = { body: known, readers: readers ?? 'internal', since, asAt: issued?.asAt ?? asAt } as const;
    const { document, report: made } = await draftReport(wanted, context);
    const file = await fileOf(document, form ?? 'docx', `report-${slugOf(known.name)}-${made.today}`, context);
    const paper = issued && form === 'html' ? await context.write.docx(document) : file.content;
    const isSame = issued && context.write.digest(paper) === issued.digest;
    const isPresent = since === null && wanted.asAt === null;
    return answer(reportCard(made, { fileName: file.name, isSame, isPresent }, context.calendar.timeZone), file);
  },
  form: reportForm,
});

/** Answers with the statement for the public: the report that is for everybody, and so for no body. */
export async function answerStatement(
  form: (typeof FORMS)[number] | null,
  asAt: IsoDate | null,
  context: Context,
): Promise<Outcome> {
  const document = await draftStatement(asAt, context);
  const file = await fileOf(document, form ?? 'docx', `statement-${asAt ?? context.today}`, context);
  return answer(statementCard(file.name), file);
}

/** The paper of the statement for the public, as at the end of a day. */
export async function draftStatement(asAt: IsoDate | null, context: Context): Promise<Document> {
  const { snapshot, today, now, calendar } = await recordAt(asAt, context);
  return statementDocument(makeStatement(snapshot, today, now, calendar.timeZone));
}

/** The body that was named. Throws `UserError` for one that is not in the record, whose meetings a report cannot know. */
export function knownBody(named: BodyValue): Person {
  if ('known' in named) return named.known;
  throw new UserError(
    `No board or other body called ${quote(named.newBody)} is in the record yet. Enter it with its meetings: add meeting "${named.newBody}" on 12 February`,
  );
}

function lastIssued(body: Person, { issuedReports }: Snapshot): IssuedReport {
  const issued = issuedReports.filter(({ bodyId }) => bodyId === body.id).at(-1);
  if (issued) return issued;
  throw new UserError(
    `No report to ${body.name} was issued yet. To keep that one was: report issued for "${body.name}"`,
  );
}

/** The wishes for a report. */
interface Wanted {
  readonly body: Person;
  readonly readers: (typeof READERS)[number];
  readonly since: IsoDate | null;
  /** The end of a day, or a moment. */
  readonly asAt: IsoDate | Instant | null;
}

/** Makes the report and its paper. Throws `UserError` for a day to come, and for a beginning after the end. */
export async function draftReport({ body, readers, since: asked, asAt }: Wanted, context: Context) {
  const { calendar, read } = context;
  const record = await recordAt(asAt, context);
  const { snapshot, today, now } = record;
  if (asked !== null && asked > today) {
    throw new UserError(
      `${dayAndDate(asked)} is after ${dayAndDate(today)}, where the report ends. Expected an earlier day.`,
    );
  }
  const since = sinceOf(snapshot, body.id, { asked, today, asAt: now, zone: calendar.timeZone });
  const events = await read.history({});
  const before = await snapshotBefore(events, since.at, context);
  const made = makeReport({ body, readers, since, today, asAt: now, snapshot, before, events });
  return { report: made, document: reportDocument(made, calendar.timeZone) };
}

async function snapshotBefore(
  events: Awaited<ReturnType<Context['read']['history']>>,
  at: Instant,
  { read }: Context,
): Promise<Snapshot | null> {
  const { defaults } = await read.wholeRecord();
  const snapshot = snapshotOf(rebuild(events, at), defaults);
  return snapshot.notice ? snapshot : null;
}

/** The paper as a file; one for a word processor carries the page as well, for platforms that show it. */
async function fileOf(
  document: Document,
  form: (typeof FORMS)[number],
  name: string,
  { write }: Context,
): Promise<FileOut> {
  const page = await write.html(document);
  if (form === 'html') return { name: `${name}.html`, mediaType: 'text/html; charset=utf-8', content: page, page };
  return { name: `${name}.docx`, mediaType: DOCX, content: await write.docx(document), page };
}

/** "Improvement Board" → "improvement-board" */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}
