/** The texts of an action, an expectation or a recommendation that a programme lead can redact, by the word that names each. */
import { FREE_TEXT } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type {
  Action,
  EvidenceItem,
  Expectation,
  LogEntry,
  LogSubjectKind,
  Milestone,
  Snapshot,
} from '../record/model.ts';
import { REASONS, type RowToRedact } from '../record/redaction.ts';
import { evidenceOf } from './evidence.ts';
import { entriesAbout, type LogSubject } from './log-entry.ts';
import { allMilestonesOf } from './milestone.ts';

type Parts = Readonly<Record<string, RowToRedact['columns']>>;

/** The parts of each kind of subject by the word that a person types, with the columns of each. */
const OWN_PARTS: Readonly<Record<LogSubjectKind, Parts>> = {
  action: {
    title: ['title'],
    reasons: [REASONS, 'blockedBecause', 'proposedBecause'],
    proof: ['evidenceRequired'],
    theme: ['theme'],
  },
  expectation: { title: ['title'], text: ['text'], reasons: [REASONS] },
  recommendation: {
    // A title may be the first words of the text, so that both go together.
    text: ['text', 'title'],
    response: ['responseText'],
    evidence: ['outcomeEvidence'],
    reasons: [REASONS],
  },
};

/** One text, or several that go together, which can be redacted. */
export interface RedactablePart {
  /** The word that names it behind the code: `title`, `reasons`, `V1`, `U1`, or the letter of a milestone. */
  readonly word: string;
  /** The evidence item, the log entry or the milestone; null for a part of the subject itself. */
  readonly item: EvidenceItem | LogEntry | Milestone | null;
}

/** Every part of a subject that can be redacted, its own first. */
export function redactableParts(snapshot: Snapshot, subject: LogSubject): readonly RedactablePart[] {
  const own = Object.keys(OWN_PARTS[subject.about]);
  const items = [
    ...(subject.about === 'action' ? evidenceOf(snapshot, subject.row) : []),
    ...entriesAbout(snapshot, subject),
  ].map((item) => ({ word: item.code, item }));
  const milestones = subject.about === 'action' ? allMilestonesOf(snapshot, subject.row) : [];
  return [
    ...own.map((word) => ({ word, item: null })),
    ...milestones.map((item) => ({ word: item.letter, item })),
    ...items,
  ];
}

/**
 * The rows that hold a part of a subject: its own, and those of other notices that were copied from it or that it was
 * copied from. `records` are the snapshots of all notices. Throws `UserError` for a word that names no part.
 */
export function rowsToRedact(
  records: readonly Snapshot[],
  present: Snapshot,
  subject: LogSubject,
  word: string,
): readonly RowToRedact[] {
  const parts = redactableParts(present, subject);
  const part = parts.find((one) => one.word.toLowerCase() === word.toLowerCase());
  if (!part) {
    const words = parts.map((one) => one.word).join(', ');
    throw new UserError(`${subject.row.code} has no part called ${word}. Expected one of: ${words}.`);
  }
  const { item } = part;
  const columns = OWN_PARTS[subject.about][part.word] ?? [];
  if (subject.about === 'recommendation') {
    if (item) return [rowOfItem(item)];
    const all = records.flatMap(({ recommendations }) => recommendations);
    return copiesOf(all, subject.row).map((row) => ({ entity: 'recommendation', row, columns }));
  }
  if (subject.about === 'expectation') {
    const copies = copiesOfExpectation(records, subject.row);
    if (item) return [item, ...copiesOfItem(records, copies, item)].map(rowOfItem);
    return copies.map((row) => ({ entity: 'expectation', row, columns }));
  }
  const actions = copiesOf(
    records.flatMap(({ actions }) => actions),
    subject.row,
  );
  if (!item) return actions.map((row) => ({ entity: 'action', row, columns }));
  return [item, ...copiesOfItem(records, actions, item)].map(rowOfItem);
}

function rowOfItem(row: EvidenceItem | LogEntry | Milestone): RowToRedact {
  const entity = 'about' in row ? 'logEntry' : 'letter' in row ? 'milestone' : 'evidence';
  return { entity, row, columns: [...FREE_TEXT[entity], REASONS] };
}

/** The row with those that carry it over, before it and after it. */
function copiesOf<R extends { readonly id: string; readonly carriedFromId: string | null }>(
  all: readonly R[],
  row: R,
): readonly R[] {
  const ids = new Set([row.id]);
  for (let size = 0; size < ids.size; ) {
    size = ids.size;
    for (const { id, carriedFromId } of all) {
      if (carriedFromId === null) continue;
      if (ids.has(id)) ids.add(carriedFromId);
      if (ids.has(carriedFromId)) ids.add(id);
    }
  }
  return all.filter(({ id }) => ids.has(id));
}

/** The expectation with its copies: those of the same code and the same words. */
function copiesOfExpectation(records: readonly Snapshot[], expectation: Expectation): readonly Expectation[] {
  const { code, title, text } = expectation;
  const all = records.flatMap(({ expectations }) => expectations);
  return all.filter((one) => one.code === code && (one.title === title || one.text === text));
}

/** A copied item keeps the moment at which it was added, and the person; a copied milestone keeps its letter. */
function copiesOfItem(
  records: readonly Snapshot[],
  subjects: readonly (Action | Expectation)[],
  item: EvidenceItem | LogEntry | Milestone,
): readonly (EvidenceItem | LogEntry | Milestone)[] {
  const ids = new Set(subjects.map(({ id }) => id));
  if ('letter' in item) {
    const milestones = records.flatMap((record) => record.milestones);
    return milestones.filter(
      ({ id, actionId, letter }) => id !== item.id && ids.has(actionId) && letter === item.letter,
    );
  }
  if ('about' in item) {
    const entries = records.flatMap(({ logEntries }) => logEntries);
    return entries.filter(
      (one) =>
        one.id !== item.id && ids.has(one.aboutId) && one.addedAt === item.addedAt && one.addedBy === item.addedBy,
    );
  }
  const all = records.flatMap(({ evidence }) => evidence);
  return all.filter(
    ({ id, actionId, addedAt, addedBy, text }) =>
      id !== item.id && ids.has(actionId) && addedAt === item.addedAt && addedBy === item.addedBy && text === item.text,
  );
}
