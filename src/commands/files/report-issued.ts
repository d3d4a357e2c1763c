/** `report issued`: keeps that a paper went out; `report public`: the council's statement. */
import { type Draft, hasChangedSince, issuedTo, readDraft } from '../../core/files/report/drafts.ts';
import { issueReport } from '../../core/files/report/issued.ts';
import { READERS } from '../../core/files/report/readers.ts';
import { presentNotice } from '../../core/notice/notice.ts';
import { UserError } from '../../core/record/errors.ts';
import type { IssuedReport } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import type { Card } from '../../ports/card.ts';
import type { Document } from '../../ports/document.ts';
import { gapsIn } from '../../views/files/report/gaps.ts';
import {
  issuedCard,
  overtakenCard,
  type PaperToIssue,
  unlikeCard,
  whichPaperCard,
} from '../../views/files/report/issued.ts';
import { moment } from '../../views/words.ts';
import { answerStatement, draftAgain, draftReport, draftStatement, FORMS, knownBody, latestDraft } from './report.ts';

/** Keeps the day, the moment and the digest of a report, where the next report to the same readers begins. */
export const reportIssued = defineCommand({
  name: 'report issued',
  group: 'plan',
  who: 'lead',
  changes: true,
  usage: [
    { say: 'report issued for "Improvement Board"', does: 'Keep that the report went out; the next one begins here' },
    { say: 'report issued public', does: 'Keep that the statement for the public went out' },
  ],
  slots: {
    body: slot.body({ keyword: 'for', newcomers: true, optional: true, expects: 'the body that the report went to' }),
    readers: slot.choice(READERS, { optional: true }),
    draft: slot.text({ keyword: 'draft', optional: true }),
    anyway: slot.flag('anyway'),
  },
  async run({ body, readers, draft: typed, anyway }, context) {
    if (body === null && readers !== 'public')
      throw new UserError('Name the body that the report went to: report issued for "Improvement Board"');
    const named = typed === null ? null : readDraft(typed);
    if (typed !== null && named === null)
      throw new UserError('Press “It was issued” on the card of the draft, or leave out the word “draft”.');
    const zone = context.calendar.timeZone;
    const paper = { body: body && knownBody(body), readers: readers ?? 'internal' } as const;
    const latest = anyway
      ? null
      : await latestDraft({ bodyId: paper.body?.id ?? null, readers: paper.readers }, context);
    const question = anyway ? null : await questionAbout(paper, named, latest, context);
    if (question) return answer(question);
    const draft = named ?? latest;
    requireNew(paper, draft, context);
    const document = await draftOf(paper, draft, context);
    const digest = context.write.digest(await context.write.docx(document));
    const isSame = draft === null || draft.digest === digest;
    const words = {
      ...paper,
      draft: draft ?? { asAt: context.now, digest },
      gaps: gapsIn(document.blocks, 'named'),
      isSame,
    };
    if (!isSame && !anyway) return answer(unlikeCard(words, zone));
    const acting = actingOf(context);
    const row = { bodyId: paper.body?.id ?? null, ...words.draft };
    const change = issueReport(acting, presentNotice(context.snapshot), row, context.newId());
    return changeRecord(context, [change], issuedCard(acting.actor.name, words, zone));
  },
});

/** The paper as it is now, or as it was handed out. */
async function draftOf({ body, readers }: PaperToIssue, draft: Draft | null, context: Context): Promise<Document> {
  const asAt = draft?.asAt ?? null;
  if (body === null) return draftStatement(asAt, context);
  const wanted = { body, readers, since: null, asAt };
  const made = draft === null ? draftReport(wanted, context) : draftAgain(wanted, draft.digest, context);
  return (await made).document;
}

/** The row that keeps a draft as issued already. */
function keptAs({ body }: PaperToIssue, draft: Draft | null, { snapshot }: Context): IssuedReport | undefined {
  const issued = issuedTo(snapshot.issuedReports, body?.id ?? null);
  return issued.find(({ asAt, digest }) => asAt === draft?.asAt && digest === draft.digest);
}

function requireNew(paper: PaperToIssue, draft: Draft | null, context: Context): void {
  const kept = keptAs(paper, draft, context);
  if (kept === undefined) return;
  const words = moment(kept.asAt, context.calendar.timeZone);
  throw new UserError(`The draft of ${words} is kept as issued already, since ${longDate(kept.issuedOn)}.`);
}

/** The question to a lead whose words may mean one of several papers; null where they mean one. */
async function questionAbout(
  paper: PaperToIssue,
  named: Draft | null,
  latest: Draft | null,
  context: Context,
): Promise<Card | null> {
  const zone = context.calendar.timeZone;
  if (named) {
    const isOvertaken = latest !== null && latest.asAt > named.asAt && !keptAs(paper, named, context);
    return isOvertaken ? overtakenCard(paper, named, latest, zone) : null;
  }
  const isOld = latest === null || hasChangedSince(await context.read.history({ since: latest.asAt }), latest.asAt);
  if (!isOld) return null;
  const gaps = gapsIn((await draftOf(paper, null, context)).blocks, 'named');
  // A draft that is kept already is no answer.
  return whichPaperCard(paper, keptAs(paper, latest, context) ? null : latest, gaps, zone);
}

/** Answers a lead with the statement for the public as a file. */
export const reportPublic = defineCommand({
  name: 'report public',
  group: 'plan',
  who: 'lead',
  changes: false,
  usage: [{ say: 'report public', does: "The council's statement for everybody, from public evidence alone" }],
  slots: { form: slot.choice(FORMS, { optional: true }), asAt: slot.asAt() },
  run: ({ form, asAt }, context) => answerStatement(form, asAt, context),
});
