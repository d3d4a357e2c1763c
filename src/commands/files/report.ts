/** `report for "Improvement Board"`: the paper for a body, as a file for a word processor or as a page. */

import { type Draft, draftId, issuedTo, type Paper, readDraft, writeDraft } from '../../core/files/report/drafts.ts';
import { sinceOf } from '../../core/files/report/period.ts';
import { READERS, type Readers } from '../../core/files/report/readers.ts';
import { makeReport, type Report } from '../../core/files/report/report.ts';
import { makeStatement } from '../../core/files/report/statement.ts';
import { presentNotice } from '../../core/notice/notice.ts';
import { snapshotOf } from '../../core/record/as-at.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import type { Instant, IsoDate, IssuedReport, Person, Snapshot } from '../../core/record/model.ts';
import { rebuild } from '../../core/record/rebuild.ts';
import { dayAndDate } from '../../core/time/dates.ts';
import { dateOf, plusMinutes, timeOf } from '../../core/time/instants.ts';
import { type Context, defineCommand, type FileOut, type Outcome } from '../../dispatch/command.ts';
import { quote } from '../../dispatch/fault.ts';
import { answer } from '../../dispatch/outcome.ts';
import { type BodyValue, slot } from '../../dispatch/slots.ts';
import type { Document } from '../../ports/document.ts';
import { reportCard, statementCard } from '../../views/files/report/cards.ts';
import { reportDocument } from '../../views/files/report/document.ts';
import { reportForm } from '../../views/files/report/form.ts';
import { gapsIn } from '../../views/files/report/gaps.ts';
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
    const zone = context.calendar.timeZone;
    const issued = copy ? lastIssued(known, context.snapshot) : null;
    const wanted = { body: known, readers: readers ?? 'internal', since, asAt: issued?.asAt ?? asAt } as const;
    const made = issued ? await copyOf(wanted, issued, readers, context) : await draftReport(wanted, context);
    const { document, report: drawn } = made;
    const about = drawn.readers === 'public' ? `${slugOf(known.name)}-public` : slugOf(known.name);
    const file = await fileOf(document, form ?? 'docx', `report-${about}-${momentSlug(drawn.asAt, zone)}`, context);
    const isIssuable = wanted.asAt === null && (since === null || isSinceNotice(drawn));
    const draft = isIssuable ? { asAt: drawn.asAt, digest: await digestOf(document, file, context) } : null;
    const card = reportCard(
      drawn,
      { file: file.name, gaps: gapsIn(document.blocks, 'named'), isSame: made.isSame, draft },
      zone,
    );
    if (draft === null) return answer(card, file);
    const paper = { bodyId: known.id, readers: drawn.readers };
    return { ...answer(card, file), importToKeep: keptDraft(paper, draft, context) };
  },
  form: reportForm,
});

/** Answers with the statement for the public: the report that is for everybody, and so for no body. */
export async function answerStatement(
  form: (typeof FORMS)[number] | null,
  asAt: IsoDate | null,
  context: Context,
): Promise<Outcome> {
  const zone = context.calendar.timeZone;
  const document = await draftStatement(asAt, context);
  const file = await fileOf(document, form ?? 'docx', `statement-public-${momentSlug(document.asAt, zone)}`, context);
  const notice = presentNotice(context.snapshot);
  const shown = { file: file.name, gaps: gapsIn(document.blocks, 'named'), notice };
  if (asAt !== null) return answer(statementCard({ ...shown, draft: null }, zone), file);
  const draft = { asAt: document.asAt, digest: await digestOf(document, file, context) };
  const kept = keptDraft({ bodyId: null, readers: 'public' }, draft, context);
  return { ...answer(statementCard({ ...shown, draft }, zone), file), importToKeep: kept };
}

/** The paper of the statement for the public, as at the end of a day. */
export async function draftStatement(asAt: IsoDate | null, context: Context): Promise<Document> {
  const { snapshot, today, now, calendar } = await recordAt(asAt, context);
  const events = await context.read.history({});
  const day = { today, asAt: now, zone: calendar.timeZone, notices: await context.read.notices() };
  return statementDocument(makeStatement(snapshot, events, day));
}

/** The body that was named. Throws `UserError` for one that is not in the record, whose meetings a report cannot know. */
export function knownBody(named: BodyValue): Person {
  if ('known' in named) return named.known;
  throw new UserError(
    `No board or other body called ${quote(named.newBody)} is in the record yet. Enter it with its meetings: add meeting "${named.newBody}" on 12 February`,
  );
}

/** A draft waits for so many days until somebody says that it was issued. Papers go out about a week before a meeting. */
const DRAFT_DAYS = 60;

/** The draft as it waits beside the record, in the place of an earlier one of the same paper. */
function keptDraft(paper: Paper, draft: Draft, { snapshot, now }: Context) {
  // Previews are deleted after a day or so. A draft holds no words of people and stays longer, so it is dated ahead.
  const at = plusMinutes(now, DRAFT_DAYS * 24 * 60);
  return { id: draftId(presentNotice(snapshot), paper), personId: null, text: writeDraft(draft), at };
}

/** The latest draft of a paper that still waits; null when none does. */
export async function latestDraft(paper: Paper, { read, snapshot }: Context): Promise<Draft | null> {
  const kept = await read.pendingImport(draftId(presentNotice(snapshot), paper));
  return kept && readDraft(kept.text);
}

/** The digest of the Word file, which stands for the paper in each of its forms. */
async function digestOf(document: Document, { mediaType, content }: FileOut, { write }: Context): Promise<string> {
  return write.digest(mediaType === DOCX ? content : await write.docx(document));
}

/** "2024-06-24-0900": the moment of the record in the name of a file, so that no draft takes the place of another. */
function momentSlug(at: Instant, zone: string): string {
  return `${dateOf(at, zone)}-${timeOf(at, zone).replace(':', '')}`;
}

/** Whether a report is the first one to its body and begins with the notice, so that it is as good as one that begins by the rule. */
function isSinceNotice({ since, notice, isFirst }: Report): boolean {
  return isFirst && since.on === notice.issuedOn;
}

/** The report that was issued, made again. Its readers are those whose paper has its digest, unless somebody names others. */
async function copyOf(wanted: Wanted, issued: IssuedReport, asked: Readers | null, context: Context) {
  const made = [];
  for (const readers of asked ? [asked] : READERS) {
    const one = await draftAgain({ ...wanted, readers }, issued.digest, context);
    if (one.isSame) return one;
    made.push(one);
  }
  return made[0] as (typeof made)[number];
}

/** The draft with this digest made again: one that begins by the rule, or a first one since the notice; the former where neither has it. */
export async function draftAgain(wanted: Wanted, digest: string, context: Context) {
  const isSame = async ({ document }: { readonly document: Document }) =>
    context.write.digest(await context.write.docx(document)) === digest;
  const made = await draftReport(wanted, context);
  if (await isSame(made)) return { ...made, isSame: true };
  const { notice, isFirst } = made.report;
  const whole = isFirst ? await draftReport({ ...wanted, since: notice.issuedOn }, context) : null;
  if (whole && (await isSame(whole))) return { ...whole, isSame: true };
  return { ...made, isSame: false };
}

function lastIssued(body: Person, { issuedReports }: Snapshot): IssuedReport {
  const issued = issuedTo(issuedReports, body.id).at(-1);
  if (issued) return issued;
  throw new UserError(
    `No report to ${body.name} was issued yet. To keep that one was: report issued for "${body.name}"`,
  );
}

/** The wishes for a report. */
interface Wanted {
  readonly body: Person;
  readonly readers: Readers;
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
  const events = await read.history({});
  const { defaults } = await read.wholeRecord();
  const replaced = snapshot.notice?.replacesNoticeId ?? null;
  // The notice before is read as it was at that moment, so that a report that is made again is the same.
  const earlier = replaced === null ? null : snapshotOf(rebuild(events, now), defaults, replaced);
  const issuedBefore = earlier?.issuedReports ?? [];
  const day = { today, asAt: now, zone: calendar.timeZone };
  const since = sinceOf(snapshot, body.id, { ...day, asked, readers, issuedBefore });
  const then = snapshotOf(rebuild(events, since.at), defaults);
  const before = then.notice ? then : null;
  const made = makeReport({
    body,
    readers,
    since,
    zone: calendar.timeZone,
    today,
    asAt: now,
    snapshot,
    before,
    earlier,
    events,
  });
  return { report: made, document: reportDocument(made), isSame: null };
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
