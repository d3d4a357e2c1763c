/** The tables of people in SQLite: their accounts, and who stands in for them. */
import { PERSON_KINDS, PERSONAL_CARDS, PLATFORMS, ROLES } from '../core/record/model.ts';
import { sqliteTable, text } from './drizzle.ts';
import { oneOf, pointTo, row } from './schema-parts.ts';

/** People who work on a notice, with their role and how they like to get their cards. */
export const person = sqliteTable(
  'person',
  {
    ...row(),
    name: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    prefersCards: text({ enum: PERSONAL_CARDS }),
    prefersPlatform: text({ enum: PLATFORMS }),
    removedAt: text(),
    kind: text({ enum: PERSON_KINDS }).notNull().default('person'),
  },
  (t) => [oneOf('person_role', t.role, ROLES), oneOf('person_kind', t.kind, PERSON_KINDS)],
);

/** Accounts on a platform, each with the person it belongs to, if that is known. */
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

/** Makes a column that names a person. */
export const personId = () => pointTo(() => person.id);

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
