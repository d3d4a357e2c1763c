/** `report issued`: keeps that a paper went out; `report public`: the council's statement. */
import { type Draft, hasChangedSince, issuedTo, readDraft } from '../../core/files/report/drafts.ts';
import { issueReport } from '../../core/files/report/issued.ts';
import { READERS } from '../../core/files/report/readers.ts';
import { presentNotice } from '../../core/notice/notice.ts';
import { UserError } from '../../core/record/errors.ts';
import type { IssuedReport } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import { type Context, defineCommand, type Outcome } from '../../dispatch/command.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import type { Card } from '../../ports/card.ts';
import { gapsIn } from '../../views/files/report/gaps.ts';
import {
  type IssuedWords,
  issuedCard,
  overtakenCard,
  type PaperToIssue,
  unlikeCard,
  whichPaperCard,
} from '../../views/files/report/issued.ts';
import { moment } from '../../views/words.ts';
import { answerStatement, draftReport, draftStatement, FORMS, knownBody, latestDraft } from './report.ts';

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
    if (body === null) {
      if (readers === 'public') return issueStatement(context);
      throw new UserError('Name the body that the report went to: report issued for "Improvement Board"');
    }
    const named = typed === null ? null : readDraft(typed);
    if (typed !== null && named === null)
      throw new UserError('Press “It was issued” on the card of the draft, or leave out the word “draft”.');
    const paper = { body: knownBody(body), readers: readers ?? 'internal' } as const;
    const key = { bodyId: paper.body.id, readers: paper.readers };
    const latest = anyway ? null : await latestDraft(key, context);
    const draft = named ?? latest;
    requireNew(issuedTo(context.snapshot.issuedReports, key.bodyId), draft, context);
    const question = anyway ? null : await questionAbout(paper, named, latest, context);
    if (question) return answer(question);
    const { document } = await draftReport({ ...paper, since: null, asAt: draft?.asAt ?? null }, context);
    const digest = context.write.digest(await context.write.docx(document));
    const isSame = draft === null || draft.digest === digest;
    const words = { ...paper, draft: draft ?? { asAt: context.now, digest }, gaps: gapsIn(document.blocks) };
    if (!isSame && !anyway) return answer(unlikeCard(words, context.calendar.timeZone));
    return issue({ ...words, isSame }, context);
  },
});

/** Keeps that a paper went out; the draft of it that waited goes on waiting, and is known as kept. */
function issue(words: IssuedWords, context: Context): Outcome {
  const acting = actingOf(context);
  const row = { bodyId: words.body?.id ?? null, ...words.draft };
  const change = issueReport(acting, presentNotice(context.snapshot), row, context.newId());
  return changeRecord(context, [change], issuedCard(acting.actor.name, words, context.calendar.timeZone));
}

async function issueStatement(context: Context): Promise<Outcome> {
  const document = await draftStatement(null, context);
  const draft = { asAt: context.now, digest: context.write.digest(await context.write.docx(document)) };
  return issue({ body: null, readers: 'public', draft, gaps: gapsIn(document.blocks), isSame: true }, context);
}

/** Throws `UserError` for a draft that is kept as issued already. */
function requireNew(issued: readonly IssuedReport[], draft: Draft | null, { calendar }: Context): void {
  const kept = issued.find(({ asAt, digest }) => asAt === draft?.asAt && digest === draft.digest);
  if (kept === undefined) return;
  throw new UserError(
    `The draft of ${moment(kept.asAt, calendar.timeZone)} is kept as issued already, since ${longDate(kept.issuedOn)}.`,
  );
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
    const later = latest && latest.asAt > named.asAt ? latest : null;
    return later ? overtakenCard(paper, named, later, zone) : null;
  }
  const isOld = latest === null || hasChangedSince(await context.read.history({ since: latest.asAt }), latest.asAt);
  if (!isOld) return null;
  const { document } = await draftReport({ ...paper, since: null, asAt: null }, context);
  return whichPaperCard(paper, latest, gapsIn(document.blocks), zone);
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
