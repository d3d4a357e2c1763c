/** The record's tables in SQLite: one per entity of the model, with the rules that hold whatever the code does. */
import type { Entities, EntityName } from '../core/record/changes.ts';
import * as model from '../core/record/model.ts';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  type SQLiteTable,
  sql,
  sqliteTable,
  text,
  uniqueIndex,
} from './drizzle.ts';
import { ACTION_KINDS, EVIDENCE_KINDS, isOpenStatus, oneOf, row } from './schema-parts.ts';

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
    expiryBasis: text({ enum: model.EXPIRY_BASES }).notNull(),
    expiryConfirmedBy: text(),
    expiryConfirmedAt: text(),
    replacesNoticeId: text().references((): AnySQLiteColumn => notice.id),
    confirmationRequired: integer({ mode: 'boolean' }).notNull(),
    remindOnWeekday: integer().notNull(),
    remindAt: text().notNull(),
    remindFrom: text().notNull(),
    pausedAt: text(),
    personalCards: text({ enum: model.PERSONAL_CARDS }).notNull().default('thread'),
    decisionOutcome: text({ enum: model.DECISIONS }),
    decisionLetterOn: text(),
    decisionLink: text(),
    decisionRecordedBy: text(),
    decisionRecordedAt: text(),
    remindersUntil: text(),
  },
  (t) => [
    oneOf('notice_expiry_basis', t.expiryBasis, model.EXPIRY_BASES),
    oneOf('notice_decision_outcome', t.decisionOutcome, model.DECISIONS),
    check('notice_remind_on_weekday', sql`${t.remindOnWeekday} between 1 and 7`),
    index('notice_issued').on(t.issuedOn, t.id),
    // One authority has at most one notice that the Department has not decided on.
    uniqueIndex('notice_one_undecided').on(sql`(1)`).where(sql`${t.decisionOutcome} is null`),
  ],
);

/** People who work on a notice, with their role and how they like to get their cards. */
export const person = sqliteTable(
  'person',
  {
    ...row(),
    name: text().notNull(),
    role: text({ enum: model.ROLES }).notNull(),
    prefersCards: text({ enum: model.PERSONAL_CARDS }),
    prefersPlatform: text({ enum: model.PLATFORMS }),
    removedAt: text(),
  },
  (t) => [oneOf('person_role', t.role, model.ROLES)],
);

/** Accounts on a platform, each with the person it belongs to, if that is known. */
export const account = sqliteTable(
  'account',
  {
    ...row(),
    personId: text().references(() => person.id),
    platform: text({ enum: model.PLATFORMS }).notNull(),
    accountId: text().notNull(),
    admittedBy: text().references(() => person.id),
  },
  (t) => [oneOf('account_platform', t.platform, model.PLATFORMS)],
);

const pointTo = (id: () => AnySQLiteColumn) => text().notNull().references(id);
const noticeId = () => pointTo(() => notice.id);

/** Expectations that a notice sets, with their level and senior responsible owner. */
export const expectation = sqliteTable(
  'expectation',
  {
    ...row(),
    noticeId: noticeId(),
    code: text().notNull(),
    title: text().notNull(),
    text: text().notNull(),
    level: text({ enum: model.LEVELS }).notNull(),
    seniorResponsibleOwnerId: text().references(() => person.id),
  },
  (t) => [oneOf('expectation_level', t.level, model.LEVELS), uniqueIndex('expectation_code').on(t.noticeId, t.code)],
);

/** Actions that meet an expectation, with owner, due date, reported status and a proposed new date. */
export const action = sqliteTable(
  'action',
  {
    ...row(),
    noticeId: noticeId(),
    expectationId: pointTo(() => expectation.id),
    code: text().notNull(),
    title: text().notNull(),
    ownerId: text().references(() => person.id),
    deputyId: text().references(() => person.id),
    level: text({ enum: model.LEVELS }).notNull(),
    kind: text({ enum: ACTION_KINDS }).notNull(),
    everyWeeks: integer(),
    originalDueOn: text(),
    dueOn: text(),
    timesMoved: integer().notNull(),
    status: text({ enum: model.DELIVERY_STATUSES }).notNull(),
    blockedBecause: text(),
    evidenceRequired: text(),
    reportedBy: text(),
    reportedAt: text(),
    reportedFrom: text({ enum: model.DELIVERY_STATUSES }),
    completedBy: text(),
    completedAt: text(),
    proposedDueOn: text(),
    proposedBecause: text(),
    proposedBy: text(),
    proposedAt: text(),
    carriedFromId: text().references((): AnySQLiteColumn => action.id),
  },
  (t) => [
    oneOf('action_level', t.level, model.LEVELS),
    oneOf('action_kind', t.kind, ACTION_KINDS),
    oneOf('action_status', t.status, model.DELIVERY_STATUSES),
    oneOf('action_reported_from', t.reportedFrom, model.DELIVERY_STATUSES),
    uniqueIndex('action_code').on(t.noticeId, t.code),
    index('action_due').on(t.noticeId, t.dueOn).where(isOpenStatus(t.status)),
  ],
);

/** Evidence for actions, by code; a struck row stays, with who struck it and why. */
export const evidence = sqliteTable(
  'evidence',
  {
    ...row(),
    noticeId: noticeId(),
    actionId: pointTo(() => action.id),
    code: text().notNull(),
    kind: text({ enum: EVIDENCE_KINDS }).notNull(),
    text: text().notNull(),
    body: text(),
    metOn: text(),
    marking: text({ enum: model.MARKINGS }).notNull(),
    addedBy: text().notNull(),
    addedAt: text().notNull(),
    struckBy: text(),
    struckAt: text(),
    struckBecause: text(),
    periodDueOn: text(),
  },
  (t) => [
    oneOf('evidence_kind', t.kind, EVIDENCE_KINDS),
    oneOf('evidence_marking', t.marking, model.MARKINGS),
    uniqueIndex('evidence_code').on(t.actionId, t.code),
    index('evidence_notice').on(t.noticeId, t.addedAt, t.id),
  ],
);

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
    platform: text({ enum: model.PLATFORMS }).notNull(),
    conversation: text().notNull(),
    name: text().notNull(),
    startedAt: text().notNull(),
    stoppedAt: text(),
  },
  (t) => [
    oneOf('conversation_platform', t.platform, model.PLATFORMS),
    index('conversation_notice').on(t.noticeId, t.id),
  ],
);

const personId = () => pointTo(() => person.id);

/** Plans to pass all duties of one person to another from a day on, done or cancelled. */
export const handover = sqliteTable('handover', {
  ...row(),
  fromPersonId: personId(),
  toPersonId: personId(),
  startsOn: text().notNull(),
  doneAt: text(),
  cancelledAt: text(),
});

/** Days on which a person is away, with the person who covers. */
export const absence = sqliteTable('absence', {
  ...row(),
  personId: personId(),
  startsOn: text().notNull(),
  endsOn: text().notNull(),
  coverId: text().references(() => person.id),
  endedAt: text(),
});

/** Actions of which a person is not reminded before a day. */
export const snooze = sqliteTable(
  'snooze',
  {
    ...row(),
    noticeId: noticeId(),
    personId: personId(),
    actionId: pointTo(() => action.id),
    until: text().notNull(),
  },
  (t) => [index('snooze_notice').on(t.noticeId, t.id)],
);

/** The table of every kind of row; the compiler holds the columns to the model. */
export const TABLES = {
  notice,
  expectation,
  action,
  evidence,
  person,
  account,
  holiday,
  conversation,
  handover,
  absence,
  snooze,
} satisfies { readonly [K in EntityName]: SQLiteTable & { readonly $inferSelect: Entities[K] } };
