/** The tables of the plan in SQLite: expectations, actions, and reminders put off. */
import { DELIVERY_STATUSES, LEVELS } from '../core/record/model.ts';
import { type AnySQLiteColumn, index, integer, sqliteTable, text, uniqueIndex } from './drizzle.ts';
import { noticeId } from './schema-notice.ts';
import { ACTION_KINDS, isOpenStatus, oneOf, pointTo, row } from './schema-parts.ts';
import { person, personId } from './schema-people.ts';

/** Expectations that a notice sets, with their level and senior responsible owner. */
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
