/** The tables of the plan in SQLite: expectations, recommendations, actions with their milestones, and reminders put off. */
import {
  ACTION_KINDS,
  BETTER_WAYS,
  CADENCE_STARTS,
  CONTACT_LEVELS,
  DELIVERY_STATUSES,
  LEVELS,
  RECOMMENDATION_OUTCOMES,
  RESPONSES,
} from '../core/record/model.ts';
import { type AnySQLiteColumn, index, integer, real, sqliteTable, text, uniqueIndex } from './drizzle.ts';
import { noticeId } from './schema-notice.ts';
import { isOpenStatus, oneOf, pointTo, row } from './schema-parts.ts';
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
    codesUpTo: integer().notNull().default(0),
  },
  (t) => [oneOf('expectation_level', t.level, LEVELS), uniqueIndex('expectation_code').on(t.noticeId, t.code)],
);

/** Recommendations that bodies made, with the council's response and how each ended. */
export const recommendation = sqliteTable(
  'recommendation',
  {
    ...row(),
    noticeId: noticeId(),
    code: text().notNull(),
    title: text().notNull(),
    text: text().notNull(),
    level: text({ enum: LEVELS }).notNull(),
    seniorResponsibleOwnerId: text().references(() => person.id),
    sourceId: text().references(() => person.id),
    receivedOn: text().notNull(),
    respondBy: text(),
    response: text({ enum: RESPONSES }).notNull(),
    responseText: text(),
    respondedOn: text(),
    outcome: text({ enum: RECOMMENDATION_OUTCOMES }).notNull(),
    outcomeOn: text(),
    outcomeEvidence: text(),
    expectationId: text().references(() => expectation.id),
    carriedFromId: text().references((): AnySQLiteColumn => recommendation.id),
    withdrawnAt: text(),
  },
  (t) => [
    oneOf('recommendation_level', t.level, LEVELS),
    oneOf('recommendation_response', t.response, RESPONSES),
    oneOf('recommendation_outcome', t.outcome, RECOMMENDATION_OUTCOMES),
    uniqueIndex('recommendation_code').on(t.noticeId, t.code),
  ],
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
    planRef: text(),
    theme: text(),
    recommendationId: text().references(() => recommendation.id),
    checksId: text().references((): AnySQLiteColumn => action.id),
    broughtInAt: text(),
    bodyId: text().references(() => person.id),
    contactLevel: text({ enum: CONTACT_LEVELS }),
    cadenceFrom: text({ enum: CADENCE_STARTS }),
    meetingDates: text(),
    papersWorkingDays: integer(),
    unit: text(),
    better: text({ enum: BETTER_WAYS }),
    baseline: real(),
    baselineOn: text(),
    target: real(),
    targetOn: text(),
    doneOn: text(),
  },
  (t) => [
    oneOf('action_contact_level', t.contactLevel, CONTACT_LEVELS),
    oneOf('action_cadence_from', t.cadenceFrom, CADENCE_STARTS),
    oneOf('action_better', t.better, BETTER_WAYS),
    oneOf('action_level', t.level, LEVELS),
    oneOf('action_kind', t.kind, ACTION_KINDS),
    oneOf('action_status', t.status, DELIVERY_STATUSES),
    oneOf('action_reported_from', t.reportedFrom, DELIVERY_STATUSES),
    uniqueIndex('action_code').on(t.noticeId, t.code),
    index('action_due').on(t.noticeId, t.dueOn).where(isOpenStatus(t.status)),
  ],
);

/** Milestones of actions, by the letter that each has within its action. */
export const milestone = sqliteTable(
  'milestone',
  {
    ...row(),
    noticeId: noticeId(),
    actionId: pointTo(() => action.id),
    letter: text().notNull(),
    title: text().notNull(),
    originalDueOn: text(),
    dueOn: text(),
    doneOn: text(),
    withdrawnAt: text(),
  },
  (t) => [
    uniqueIndex('milestone_letter').on(t.actionId, t.letter),
    index('milestone_notice').on(t.noticeId, t.actionId, t.letter),
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
