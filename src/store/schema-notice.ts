/** The tables of notices in SQLite: the notice, where its reminders are posted, and closing days. */
import { DECISIONS, EXPIRY_BASES, PERSONAL_CARDS, PLATFORMS } from '../core/record/model.ts';
import { type AnySQLiteColumn, check, index, integer, sql, sqliteTable, text, uniqueIndex } from './drizzle.ts';
import { oneOf, pointTo, row } from './schema-parts.ts';

/** Best Value Notices: issue, expiry, reminder times and the Department's decision. Dates are `YYYY-MM-DD`, moments UTC in ISO 8601. */
export const notice = sqliteTable(
  'notice',
  {
    ...row(),
    authority: text().notNull(),
    department: text().notNull(),
    issuedOn: text().notNull(),
    termMonths: integer().notNull(),
    expiresOn: text().notNull(),
    expiryBasis: text({ enum: EXPIRY_BASES }).notNull(),
    expiryConfirmedBy: text(),
    expiryConfirmedAt: text(),
    replacesNoticeId: text().references((): AnySQLiteColumn => notice.id),
    confirmationRequired: integer({ mode: 'boolean' }).notNull(),
    remindOnWeekday: integer().notNull(),
    remindAt: text().notNull(),
    remindFrom: text().notNull(),
    pausedAt: text(),
    personalCards: text({ enum: PERSONAL_CARDS }).notNull().default('thread'),
    decisionOutcome: text({ enum: DECISIONS }),
    decisionLetterOn: text(),
    decisionLink: text(),
    decisionRecordedBy: text(),
    decisionRecordedAt: text(),
    remindersUntil: text(),
    letterText: text(),
  },
  (t) => [
    oneOf('notice_expiry_basis', t.expiryBasis, EXPIRY_BASES),
    oneOf('notice_decision_outcome', t.decisionOutcome, DECISIONS),
    check('notice_remind_on_weekday', sql`${t.remindOnWeekday} between 1 and 7`),
    index('notice_issued').on(t.issuedOn, t.id),
    // One authority has at most one notice that the Department has not decided on.
    uniqueIndex('notice_one_undecided').on(sql`(1)`).where(sql`${t.decisionOutcome} is null`),
  ],
);

/** Makes the column that says which notice a row belongs to. */
export const noticeId = () => pointTo(() => notice.id);

/** Closing days that a lead added to the bank holidays; one that was taken back stays, with `removedAt`. */
export const holiday = sqliteTable('holiday', {
  ...row(),
  date: text().notNull(),
  title: text().notNull(),
  removedAt: text(),
});

/** Conversations in which a notice's reminders are posted, from `startedAt` until `stoppedAt`. */
export const conversation = sqliteTable(
  'conversation',
  {
    ...row(),
    noticeId: noticeId(),
    platform: text({ enum: PLATFORMS }).notNull(),
    conversation: text().notNull(),
    name: text().notNull(),
    startedAt: text().notNull(),
    stoppedAt: text(),
  },
  (t) => [oneOf('conversation_platform', t.platform, PLATFORMS), index('conversation_notice').on(t.noticeId, t.id)],
);
