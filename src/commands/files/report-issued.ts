/** `report issued`: keeps that a paper went out; `report public`: the council's statement. */
import { issueReport } from '../../core/files/report/issued.ts';
import { READERS } from '../../core/files/report/readers.ts';
import { presentNotice } from '../../core/notice/notice.ts';
import { UserError } from '../../core/record/errors.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { issuedCard } from '../../views/files/report/cards.ts';
import { answerStatement, draftReport, draftStatement, FORMS, knownBody } from './report.ts';

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
  },
  async run({ body, readers }, context) {
    if (body === null && readers !== 'public') {
      throw new UserError('Name the body that the report went to: report issued for "Improvement Board"');
    }
    const known = body && knownBody(body);
    const document = known
      ? (await draftReport({ body: known, readers: readers ?? 'internal', since: null, asAt: null }, context)).document
      : await draftStatement(null, context);
    const digest = context.write.digest(await context.write.docx(document));
    const acting = actingOf(context);
    const change = issueReport(
      acting,
      presentNotice(context.snapshot),
      { bodyId: known?.id ?? null, digest },
      context.newId(),
    );
    const words = { to: known?.name ?? null, asAt: context.now, digest, by: acting.actor.name };
    return changeRecord(context, [change], issuedCard(words, context.calendar.timeZone));
  },
});

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
