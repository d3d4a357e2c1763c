/** The record's tables in SQLite: one per entity of the model, with the rules that hold whatever the code does. */
import type { Entities, EntityName } from '../core/record/changes.ts';
import type { SQLiteTable } from './drizzle.ts';
import { evidence, issuedReport, logEntry } from './schema-log.ts';
import { conversation, holiday, notice } from './schema-notice.ts';
import { absence, account, handover, person } from './schema-people.ts';
import { action, expectation, milestone, recommendation, snooze } from './schema-plan.ts';

/** The table of every kind of row; the compiler holds the columns to the model. */
export const TABLES = {
  notice,
  expectation,
  action,
  milestone,
  recommendation,
  evidence,
  logEntry,
  issuedReport,
  person,
  account,
  holiday,
  conversation,
  handover,
  absence,
  snooze,
} satisfies { readonly [K in EntityName]: SQLiteTable & { readonly $inferSelect: Entities[K] } };
