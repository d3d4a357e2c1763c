/**
 * The record: the data that an authority under a Best Value Notice keeps, by noun. Every kind of row and every fixed word
 * of these files is explained in the glossary of docs/architecture.md; a test holds the two together.
 */
import type { EvidenceItem, IssuedReport, LogEntry } from './log.ts';
import type { Conversation, Holiday, Notice } from './notice.ts';
import type { Absence, Account, Handover, Person, Snooze } from './people.ts';
import type { Action, Expectation, Milestone, Recommendation } from './plan.ts';

export * from './log.ts';
export * from './notice.ts';
export * from './people.ts';
export * from './plan.ts';
export * from './row.ts';

/**
 * The record that one decision is made on, read in one transaction: one notice with all that belongs to it, and the people.
 * `notice` is the present notice (the undecided one, else the latest), or the one asked for; null when there is none.
 */
export interface Snapshot {
  readonly notice: Notice | null;
  readonly expectations: readonly Expectation[];
  readonly actions: readonly Action[];
  readonly milestones: readonly Milestone[];
  readonly recommendations: readonly Recommendation[];
  readonly evidence: readonly EvidenceItem[];
  readonly logEntries: readonly LogEntry[];
  readonly issuedReports: readonly IssuedReport[];
  readonly people: readonly Person[];
  readonly accounts: readonly Account[];
  readonly holidays: readonly Holiday[];
  readonly conversations: readonly Conversation[];
  readonly handovers: readonly Handover[];
  readonly absences: readonly Absence[];
  readonly snoozes: readonly Snooze[];
}
