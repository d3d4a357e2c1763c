/** The record's tables in SQLite: one per entity of the model, with the rules that hold whatever the code does. */
import type { Entities, EntityName } from '../core/record/changes.ts';
import {
  DECISIONS,
  DELIVERY_STATUSES,
  EXPIRY_BASES,
  LEVELS,
  MARKINGS,
  PERSONAL_CARDS,
  PLATFORMS,
  ROLES,
} from '../core/record/model.ts';
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

export const person = sqliteTable(
  'person',
  {
    ...row(),
    name: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    prefersCards: text({ enum: PERSONAL_CARDS }),
    prefersPlatform: text({ enum: PLATFORMS }),
  },
  (t) => [oneOf('person_role', t.role, ROLES)],
);

export const account = sqliteTable(
  'account',
  {
    ...row(),
    personId: text().references(() => person.id),
    platform: text({ enum: PLATFORMS }).notNull(),
    accountId: text().notNull(),
    admittedBy: text().references(() => person.id),
  },
  (t) => [oneOf('account_platform', t.platform, PLATFORMS)],
);

const noticeId = () =>
  text()
    .notNull()
    .references(() => notice.id);

export const expectation = sqliteTable(
  'expectation',
  {
    ...row(),
    noticeId: noticeId(),
    code: text().notNull(),
    title: text().notNull(),
    text: text().notNull(),
    level: text({ enum: LEVELS }).notNull(),
    seniorResponsibleOwnerId: text().references(() => person.id),
  },
  (t) => [oneOf('expectation_level', t.level, LEVELS), uniqueIndex('expectation_code').on(t.noticeId, t.code)],
);

export const action = sqliteTable(
  'action',
  {
    ...row(),
    noticeId: noticeId(),
    expectationId: text()
      .notNull()
      .references(() => expectation.id),
    code: text().notNull(),
    title: text().notNull(),
    ownerId: text().references(() => person.id),
    deputyId: text().references(() => person.id),
    level: text({ enum: LEVELS }).notNull(),
    kind: text({ enum: ACTION_KINDS }).notNull(),
    everyWeeks: integer(),
    originalDueOn: text(),
    dueOn: text(),
    timesMoved: integer().notNull(),
    status: text({ enum: DELIVERY_STATUSES }).notNull(),
    blockedBecause: text(),
    evidenceRequired: text(),
    reportedBy: text(),
    reportedAt: text(),
    reportedFrom: text({ enum: DELIVERY_STATUSES }),
    completedBy: text(),
    completedAt: text(),
    proposedDueOn: text(),
    proposedBecause: text(),
    proposedBy: text(),
    proposedAt: text(),
    carriedFromId: text().references((): AnySQLiteColumn => action.id),
  },
  (t) => [
    oneOf('action_level', t.level, LEVELS),
    oneOf('action_kind', t.kind, ACTION_KINDS),
    oneOf('action_status', t.status, DELIVERY_STATUSES),
    oneOf('action_reported_from', t.reportedFrom, DELIVERY_STATUSES),
    uniqueIndex('action_code').on(t.noticeId, t.code),
    index('action_due').on(t.noticeId, t.dueOn).where(isOpenStatus(t.status)),
  ],
);

export const evidence = sqliteTable(
  'evidence',
  {
    ...row(),
    noticeId: noticeId(),
    actionId: text()
      .notNull()
      .references(() => action.id),
    code: text().notNull(),
    kind: text({ enum: EVIDENCE_KINDS }).notNull(),
    text: text().notNull(),
    body: text(),
    metOn: text(),
    marking: text({ enum: MARKINGS }).notNull(),
    addedBy: text().notNull(),
    addedAt: text().notNull(),
    struckBy: text(),
    struckAt: text(),
    struckBecause: text(),
    periodDueOn: text(),
  },
  (t) => [
    oneOf('evidence_kind', t.kind, EVIDENCE_KINDS),
    oneOf('evidence_marking', t.marking, MARKINGS),
    uniqueIndex('evidence_code').on(t.actionId, t.code),
    index('evidence_notice').on(t.noticeId, t.addedAt, t.id),
  ],
);

export const holiday = sqliteTable('holiday', {
  ...row(),
  date: text().notNull(),
  title: text().notNull(),
  removedAt: text(),
});

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

const personId = () =>
  text()
    .notNull()
    .references(() => person.id);

export const handover = sqliteTable('handover', {
  ...row(),
  fromPersonId: personId(),
  toPersonId: personId(),
  startsOn: text().notNull(),
  doneAt: text(),
  cancelledAt: text(),
});

export const absence = sqliteTable('absence', {
  ...row(),
  personId: personId(),
  startsOn: text().notNull(),
  endsOn: text().notNull(),
  coverId: text().references(() => person.id),
  endedAt: text(),
});

export const snooze = sqliteTable(
  'snooze',
  {
    ...row(),
    noticeId: noticeId(),
    personId: personId(),
    actionId: text()
      .notNull()
      .references(() => action.id),
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
