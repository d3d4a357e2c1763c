/** `export person @x`: all that is held about somebody, as a file in words. */
import { heldAbout, withoutReasons } from '../../core/people/held.ts';
import { isSameName } from '../../core/people/names.ts';
import { canSeePrivately, isLead } from '../../core/people/person.ts';
import { canSeeExempt, type LogSubject } from '../../core/plan/log-entry.ts';
import { UserError } from '../../core/record/errors.ts';
import { rowById } from '../../core/record/find-row.ts';
import type { EvidenceItem, LogEntry, Person, Snapshot } from '../../core/record/model.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import { type PersonValue, slot } from '../../dispatch/slots.ts';
import { savedCard } from '../../views/ask/answers.ts';
import { type HeldWords, personText } from '../../views/files/person.ts';
import { readRecords } from './records.ts';

/** Answers a lead, and the person themselves, with a file: rows, events, accounts, messages and kept answers. */
export const exportPerson = defineCommand({
  name: 'export person',
  group: 'people',
  who: 'known',
  changes: false,
  usage: [
    { say: 'export person me', does: 'All that is held about you, as a file' },
    { say: 'export person @x', does: 'For a programme lead: all that is held about somebody' },
  ],
  slots: { person: slot.person({ newcomers: true }) },
  async run({ person: value }, context) {
    const { actor } = actingOf(context);
    const person = personOf(value, context.snapshot);
    if (person.id !== actor.id && !isLead(actor)) {
      throw new UserError(
        `Only a programme lead, or ${person.name}, can have what is held about ${person.name}. For yourself: export person me`,
      );
    }
    const records = await readRecords(context);
    const all = heldAbout(person, records, await context.read.history({}));
    const isHidden = (id: string) => isPrivateTo(actor, id, records, context.today);
    const inRecord = { ...all, about: all.about.map((event) => withoutReasons(event, isHidden)) };
    const aside = await context.read.heldAside(person.id, inRecord.accounts);
    const mentions = mentionsOf(person, records, context);
    const mayRead = (entry: LogEntry, snapshot: Snapshot) => maySee(actor, entry, { ...context, snapshot });
    const words: HeldWords = { person, inRecord, aside, mentions, mayRead };
    const file = {
      name: `held-about-${person.name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${context.today}.txt`,
      mediaType: 'text/plain; charset=utf-8',
      content: personText(words, context),
    };
    return answer(savedCard(`Held about ${person.name}`, `It is in the file ${file.name}.`), file);
  },
});

/** Whether an id is that of an action, or of evidence or an update of one, whose history this reader is not shown. */
function isPrivateTo(reader: Person, id: string, records: readonly Snapshot[], today: string): boolean {
  return records.some((snapshot) => {
    const row = rowById(snapshot.evidence, id)?.actionId ?? rowById(snapshot.logEntries, id)?.aboutId ?? id;
    const action = rowById(snapshot.actions, row);
    return action !== undefined && !canSeePrivately(reader, action, { snapshot, today });
  });
}

/** Somebody who was removed is not found by the reading of names, and is asked about most. */
function personOf(value: PersonValue, { people }: Snapshot): Person {
  if ('known' in value) return value.known;
  const { name } = value.newcomer;
  const person = people.find((one) => isSameName(one.name, name));
  if (!person) throw new UserError(`Nobody called ${name} is or was in the record.`);
  return person;
}

/** The evidence and updates whose words have the person's name in them. */
function mentionsOf(person: Person, records: readonly Snapshot[], context: Context): HeldWords['mentions'] {
  const { actor } = actingOf(context);
  const name = person.name.toLowerCase();
  const found = records.flatMap((snapshot) =>
    [...snapshot.evidence, ...snapshot.logEntries]
      .filter((row) => wordsOf(row).some((words) => words?.toLowerCase().includes(name)))
      .map((row) => ({ row, isShown: maySee(actor, row, { ...context, snapshot }) })),
  );
  const shown = found.filter(({ isShown }) => isShown).map(({ row }) => row);
  return { shown, hidden: found.length - shown.length };
}

function wordsOf(row: EvidenceItem | LogEntry): readonly (string | null)[] {
  return 'about' in row ? [row.text, row.next, row.correctiveAction, row.struckBecause] : [row.text, row.struckBecause];
}

/** Positions are for those who oversee the expectation, whatever their marking; exempt items for those who work on the subject. */
function maySee(reader: Person, row: EvidenceItem | LogEntry, day: Pick<Context, 'snapshot' | 'today'>): boolean {
  if (row.marking !== 'exempt' && row.kind !== 'position') return true;
  const subject = subjectOf(row, day.snapshot);
  return subject !== null && canSeeExempt(reader, subject, day);
}

function subjectOf(row: EvidenceItem | LogEntry, snapshot: Snapshot): LogSubject | null {
  const { actions, expectations, recommendations } = snapshot;
  const id = 'about' in row ? row.aboutId : row.actionId;
  const action = rowById(actions, id);
  if (action) return { about: 'action', row: action };
  const expectation = rowById(expectations, id);
  if (expectation) return { about: 'expectation', row: expectation };
  const recommendation = rowById(recommendations, id);
  return recommendation ? { about: 'recommendation', row: recommendation } : null;
}
