/**
 * The parts of a bundle that may go to somebody outside: without exempt items, where partners stand, reasons, and names. A person
 * is shown by the post, else by a number. Each kind of what is left out is counted.
 */
import { isInScope } from '../../core/files/bundle.ts';
import { type AuditEvent, type EntityName, idOfChange } from '../../core/record/changes.ts';
import type { Person } from '../../core/record/model.ts';
import { REDACTED } from '../../core/record/redaction.ts';
import { count, isOrAre } from '../words.ts';
import type { BundleParts, Withheld } from './bundle-parts.ts';
import { namesHidden } from './names-hidden.ts';
import { postOfPerson } from './report/people.ts';

/** The kinds of rows that are about people and not about the programme. */
const PERSONAL: readonly EntityName[] = ['person', 'account', 'conversation', 'handover', 'absence', 'snooze'];
/** The columns and fields that hold a reason that somebody typed. */
const REASON_FIELDS = new Set(['because', 'blockedBecause', 'proposedBecause', 'struckBecause']);

/** The same bundle for disclosure. `exempt`: the ids of its exempt items. */
export function disclosed(whole: BundleParts, exempt: ReadonlySet<string>): BundleParts {
  const { records, events, scope } = whole;
  const items = records.flatMap(({ logEntries }) => logEntries);
  const positions = items.filter(({ id, kind }) => kind === 'position' && !exempt.has(id)).map(({ id }) => id);
  const shown = namesForReaders(whole);
  const hidden = [...shown.values()].map(({ name, names }) => ({ shown: name, names }));
  const told = events.filter(({ at, by, change }) =>
    isInScope({ at, personId: by.personId, rowId: idOfChange(change) }, scope),
  );
  const isPersonal = ({ change }: AuditEvent) => PERSONAL.includes(change.entity);
  const texts = JSON.stringify([
    records.map((snapshot) => ({ ...snapshot, people: [] })),
    events.filter((event) => !isPersonal(event)),
  ]);
  const { hide: hideText, left } = namesHidden(hidden, texts);
  const hide = hiderOf(hideText);
  return {
    ...whole,
    person: whole.person && hide({ ...whole.person, name: shown.get(whole.person.id)?.name ?? whole.person.name }),
    records: records.map((snapshot) => ({
      ...hide({ ...snapshot, people: snapshot.people.map((one) => ({ ...one, ...nameIn(shown, one) })) }),
      ...{ accounts: [], conversations: [], handovers: [], absences: [], snoozes: [] },
    })),
    events: events.filter((event) => !isPersonal(event)).map(hide),
    leftOut: new Set([...exempt, ...positions]),
    withheld: {
      exempt: exempt.size,
      positions: positions.length,
      reasons: told.filter(({ change }) => change.because !== null).length,
      names: [...shown.values()].filter(({ names }) => names.length > 0).length,
      personal: told.filter(isPersonal).length,
      surnames: left,
    },
  };
}

/** The sentences that say what is left out, for the bundle and for the card about it. */
export function withheldWords({ exempt, positions, reasons, names, personal, surnames }: Withheld): readonly string[] {
  return [
    `${count(exempt, 'exempt item')} of evidence and of the log ${isOrAre(exempt)} left out, with all their words.`,
    `${count(positions, 'record')} of where a partner stands, and ${count(reasons, 'reason')} that people typed, are left out.`,
    `The ${names === 1 ? 'name of 1 person is' : `names of ${names} people are`} replaced by their posts, or by a number where the record has no post.`,
    `${count(personal, 'event')} about people, their accounts, absences and handovers ${isOrAre(personal)} left out, and so are the recipients, titles and reasons of messages.`,
    ...surnames.map(
      (surname) =>
        `“${surname}” is a surname and also a word of the texts. It stays where it stands alone: read those places.`,
    ),
  ];
}

interface ShownName {
  /** The name that readers see. */
  readonly name: string;
  /** All names that the record has had for the person, without those that are a post or a body. */
  readonly names: readonly string[];
}

type ShownNames = ReadonlyMap<string, ShownName>;

function nameIn(shown: ShownNames, { id, name }: Person): { readonly name: string } {
  return { name: shown.get(id)?.name ?? name };
}

function namesForReaders({ records, events }: BundleParts): ShownNames {
  const people = new Map(records.flatMap((snapshot) => snapshot.people).map((person) => [person.id, person]));
  const former = Map.groupBy(
    events.flatMap(({ change }) => {
      if (change.entity !== 'person') return [];
      const rows = change.op === 'added' ? [change.row] : [change.before, change.after];
      return rows.flatMap(({ name }) => (name === undefined ? [] : [{ id: idOfChange(change), name }]));
    }),
    ({ id }) => id,
  );
  return new Map(
    [...people.values()].map((person, index) => {
      const post = postOfPerson(person, 'owner');
      const name = typeof post === 'string' ? post : `[person ${index + 1}]`;
      const names = [person.name, ...(former.get(person.id) ?? []).map((one) => one.name)];
      return [person.id, { name, names: [...new Set(names)].filter((one) => one !== name && one !== REDACTED) }];
    }),
  );
}

/** A function that copies plain data without names and reasons. */
function hiderOf(hideText: (text: string) => string): <T>(value: T) => T {
  const hide = (value: unknown): unknown => {
    if (typeof value === 'string') return hideText(value);
    if (Array.isArray(value)) return value.map(hide);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    return Object.fromEntries(
      entries.map(([name, one]) => [name, REASON_FIELDS.has(name) && typeof one === 'string' ? null : hide(one)]),
    );
  };
  return hide as <T>(value: T) => T;
}
