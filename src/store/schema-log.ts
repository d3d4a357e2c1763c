/** The tables of the log in SQLite: the evidence given for actions. */
import { MARKINGS } from '../core/record/model.ts';
import { index, sqliteTable, text, uniqueIndex } from './drizzle.ts';
import { noticeId } from './schema-notice.ts';
import { EVIDENCE_KINDS, oneOf, pointTo, row } from './schema-parts.ts';
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
