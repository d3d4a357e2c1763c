/**
 * The commands about evidence: `require` says what an action needs, `evidence` and `minute` give it, `strike` marks an
 * item, or an update, as void.
 */
import { requireEvidence } from '../../core/plan/action.ts';
import { giveEvidence } from '../../core/plan/completion.ts';
import { withoutContact } from '../../core/plan/contact.ts';
import { evidenceOf, parseEvidence, strikeEvidence } from '../../core/plan/evidence.ts';
import { entriesAbout, type LogSubject, strikeEntry } from '../../core/plan/log-entry.ts';
import { strikeReading } from '../../core/plan/reading.ts';
import type { Change } from '../../core/record/changes.ts';
import { UserError } from '../../core/record/errors.ts';
import { rowByCode } from '../../core/record/find-row.ts';
import { type Action, type EvidenceItem, type LogEntry, MARKINGS, type Snapshot } from '../../core/record/model.ts';
import { dayAndDate, longDate } from '../../core/time/dates.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { changePrivately, changeSubject, namedSubject, subjectOf } from '../../dispatch/log-subject.ts';
import { actingOf, defineActionCommand } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { evidenceForm, minuteForm } from '../../views/plan/forms.ts';
import { strikeForm } from '../../views/plan/log-entry.ts';
import { listOf } from '../../views/words.ts';
import { dateSetBefore } from './date-set.ts';

/** Records in words what evidence an action needs before it counts as complete. */
export const requireCommand = defineActionCommand({
  name: 'require',
  aliases: ['require evidence'],
  group: 'plan',
  usage: [{ say: 'require E2-03 "minute of the Board"', does: 'Say what evidence an action needs' }],
  slots: { evidence: slot.text({ expects: 'what will prove it, in words' }) },
  decide: (acting, { action, evidence }) => ({
    summary: `asked for evidence of ${action.code}: ${evidence}`,
    changes: [requireEvidence(acting, action, evidence)],
  }),
});

/** Adds a link or a short note as evidence to an action, with its marking (who may see it). */
export const evidence = defineActionCommand({
  name: 'evidence',
  group: 'report',
  everyday: true,
  aliases: ['add evidence'],
  usage: [
    { say: 'evidence E2-03 https://… marked public', does: 'Add a link or a few words that prove an action' },
    {
      say: 'evidence E2-03 on 2 April "Note of the call"',
      does: 'Add it with its day, where that is not today; an ongoing action counts it for the period of that day',
    },
  ],
  slots: {
    on: slot.date({ optional: true, byItsWords: true, past: true }),
    evidence: slot.text({
      fromFile: true,
      proves: 'item',
      expects: 'a link that starts with https://, or a few words',
    }),
    marked: slot.choice(MARKINGS, { keyword: 'marked', optional: true }),
  },
  guests: true,
  several: true,
  decide(acting, { action, evidence: text, on, marked }, { newId }) {
    const offer = { ...parseEvidence(text, marked ?? 'internal'), metOn: on };
    const summary = `added evidence${on === null ? '' : ` of ${longDate(on)}`} for ${action.code}`;
    return { summary, changes: giveEvidence(acting, action, offer, newId()) };
  },
  form: evidenceForm,
});

/** Adds the minute of a meeting as evidence; an action at member level needs one. */
export const minute = defineActionCommand({
  name: 'minute',
  group: 'report',
  usage: [
    {
      say: 'minute E2-03 "Item 7" of "Combined Authority Board" on 20 March',
      does: 'Add the minute that proves what members decided',
    },
  ],
  slots: {
    reference: slot.text({ single: true, expects: 'the minute reference, in quotes' }),
    body: slot.text({ keyword: 'of', expects: 'the body that met' }),
    on: slot.date({ keyword: 'on', expects: 'the date of the meeting' }),
    marked: slot.choice(MARKINGS, { keyword: 'marked', optional: true }),
  },
  guests: true,
  decide(acting, { action, reference, body, on, marked }, { newId }) {
    const offer = { kind: 'minute', text: reference, body, metOn: on, marking: marked ?? 'internal' } as const;
    const summary = `added the minute of ${dayAndDate(on)} for ${action.code}`;
    return { summary, changes: giveEvidence(acting, action, offer, newId()) };
  },
  form: minuteForm,
});

/** Strikes an item of evidence or an update with a reason. It stays in the record; struck evidence no longer counts. */
export const strike = defineCommand({
  name: 'strike',
  group: 'report',
  who: 'officer',
  changes: true,
  usage: [
    { say: 'strike E2-03 V1 because …', does: 'Strike an item of evidence with a reason; it stays in the record' },
    { say: 'strike E2-03 U1 because …', does: 'Strike an update with a reason; it stays in the record' },
  ],
  slots: {
    about: slot.subject({
      expects: 'an action such as E2-03, an expectation such as E2, or a recommendation such as R3',
    }),
    item: slot.text({ single: true, expects: 'an item such as V1, or an update such as U1' }),
    because: slot.text({ keyword: 'because', expects: 'a reason' }),
  },
  async run({ about, item: name, because }, context) {
    const acting = actingOf(context);
    const subject = subjectOf(context.snapshot, about);
    const found = itemByCode(context.snapshot, subject, name.toUpperCase());
    const did = `struck ${name.toUpperCase()} of ${subject.row.code}`;
    const changes =
      'evidence' in found
        ? strikeEvidence(acting, found.action, found.evidence, because)
        : await strikeOne(context, subject, found.entry, because);
    if ('entry' in found && found.entry.kind === 'position')
      return changePrivately(
        changes,
        `${acting.actor.name} ${did}`,
        'It stays readable to those who oversee the expectation.',
      );
    return changeSubject(context, subject, changes, did);
  },
  form(raw, context) {
    const subject = namedSubject(context.snapshot, raw.about);
    // An item that is not there needs no reason.
    if (subject && raw.item && !raw.because) itemByCode(context.snapshot, subject, raw.item.toUpperCase());
    return strikeForm(raw, context);
  },
});

async function strikeOne(
  context: Context,
  subject: LogSubject,
  entry: LogEntry,
  because: string,
): Promise<readonly Change[]> {
  const acting = actingOf(context);
  if (subject.about !== 'action') return [strikeEntry(acting, subject, entry, because)];
  const action = subject.row;
  const set = await dateSetBefore(action, context);
  if (entry.kind === 'reading') return strikeReading(acting, action, entry, because, set);
  return [strikeEntry(acting, subject, entry, because), ...withoutContact(acting, action, entry, set)];
}

type StruckItem = { readonly action: Action; readonly evidence: EvidenceItem } | { readonly entry: LogEntry };

function itemByCode(snapshot: Snapshot, subject: LogSubject, code: string): StruckItem {
  const entries = entriesAbout(snapshot, subject);
  const entry = rowByCode(entries, code);
  if (entry) return { entry };
  const evidence = subject.about === 'action' ? evidenceOf(snapshot, subject.row) : [];
  const item = rowByCode(evidence, code);
  if (item && subject.about === 'action') return { action: subject.row, evidence: item };
  const codes = [...evidence, ...entries].map((one) => one.code);
  const there = codes.length > 0 ? `Expected one of ${listOf(codes)}.` : 'It has none yet.';
  throw new UserError(`${subject.row.code} has no evidence or update ${code}. ${there}`);
}
