/** The tables of the log in SQLite: the evidence given for actions, entries about the plan, and reports that were issued. */
import { CONTACT_LEVELS, LOG_KINDS, LOG_SUBJECTS, MARKINGS, RAGS, STANCES } from '../core/record/model.ts';
import { index, real, sqliteTable, text, uniqueIndex } from './drizzle.ts';
import { noticeId } from './schema-notice.ts';
import { EVIDENCE_KINDS, oneOf, pointTo, row } from './schema-parts.ts';
import { person } from './schema-people.ts';
import { action } from './schema-plan.ts';

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

/** Log entries, by the code that each has within its subject; a struck row stays, with who struck it and why. */
export const logEntry = sqliteTable(
  'log_entry',
  {
    ...row(),
    noticeId: noticeId(),
    about: text({ enum: LOG_SUBJECTS }).notNull(),
    // No foreign key: the row is in the table that `about` names.
    aboutId: text().notNull(),
    code: text().notNull(),
    kind: text({ enum: LOG_KINDS }).notNull(),
    on: text().notNull(),
    text: text().notNull(),
    marking: text({ enum: MARKINGS }).notNull(),
    addedBy: text().notNull(),
    addedAt: text().notNull(),
    struckBy: text(),
    struckAt: text(),
    struckBecause: text(),
    next: text(),
    rag: text({ enum: RAGS }),
    correctiveAction: text(),
    value: real(),
    bodyId: text().references(() => person.id),
    level: text({ enum: CONTACT_LEVELS }),
    stance: text({ enum: STANCES }),
    askAgainOn: text(),
  },
  (t) => [
    oneOf('log_entry_rag', t.rag, RAGS),
    oneOf('log_entry_level', t.level, CONTACT_LEVELS),
    oneOf('log_entry_stance', t.stance, STANCES),
    oneOf('log_entry_about', t.about, LOG_SUBJECTS),
    oneOf('log_entry_kind', t.kind, LOG_KINDS),
    oneOf('log_entry_marking', t.marking, MARKINGS),
    uniqueIndex('log_entry_code').on(t.aboutId, t.code),
    index('log_entry_notice').on(t.noticeId, t.addedAt, t.id),
  ],
);

/** Reports that were issued to a body or to the public, with the digest of each paper. */
export const issuedReport = sqliteTable(
  'issued_report',
  {
    ...row(),
    noticeId: noticeId(),
    bodyId: text().references(() => person.id),
    issuedOn: text().notNull(),
    asAt: text().notNull(),
    digest: text().notNull(),
    issuedBy: text().notNull(),
  },
  (t) => [index('issued_report_notice').on(t.noticeId, t.issuedOn, t.id)],
);
