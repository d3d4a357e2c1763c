/**
 * The commands about evidence: `require` says what an action needs, `evidence` and `minute` give it, `strike` marks an
 * item as void.
 */
import { requireEvidence } from '../../core/plan/action.ts';
import { giveEvidence } from '../../core/plan/completion.ts';
import { parseEvidence, strikeEvidence } from '../../core/plan/evidence.ts';
import { UserError } from '../../core/record/errors.ts';
import { type Action, type EvidenceItem, MARKINGS, type Snapshot } from '../../core/record/model.ts';
import { dayAndDate } from '../../core/time/dates.ts';
import { defineActionCommand } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { evidenceForm, minuteForm, strikeForm } from '../../views/plan/forms.ts';
import { listOf } from '../../views/words.ts';

/** Records in words what evidence an action needs before it counts as complete. */
export const requireCommand = defineActionCommand({
  name: 'require',
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
  aliases: ['add evidence'],
  usage: [{ say: 'evidence E2-03 https://… marked public', does: 'Add a link or a few words that prove an action' }],
  slots: {
    evidence: slot.text({ fromFile: true, expects: 'a link that starts with https://, or a few words' }),
    marked: slot.choice(MARKINGS, { keyword: 'marked', optional: true }),
  },
  guests: true,
  decide: (acting, { action, evidence: text, marked }, { newId }) => ({
    summary: `added evidence for ${action.code}`,
    changes: giveEvidence(acting, action, parseEvidence(text, marked ?? 'internal'), newId()),
  }),
  form: evidenceForm,
});

/** Adds the minute of a meeting as evidence; an action at member level needs one. */
export const minute = defineActionCommand({
  name: 'minute',
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

/** Strikes an item of evidence with a reason. The item stays in the record but no longer counts. */
export const strike = defineActionCommand({
  name: 'strike',
  usage: [
    { say: 'strike E2-03 V1 because …', does: 'Strike an item of evidence with a reason; it stays in the record' },
  ],
  slots: {
    item: slot.text({ single: true, expects: 'an item such as V1' }),
    because: slot.text({ keyword: 'because', expects: 'a reason' }),
  },
  decide(acting, { action, item: name, because }, { snapshot }) {
    const item = itemByCode(snapshot, action, name.toUpperCase());
    return { summary: `struck ${item.code} of ${action.code}`, changes: strikeEvidence(acting, action, item, because) };
  },
  form: strikeForm,
});

function itemByCode(snapshot: Snapshot, action: Action, code: string): EvidenceItem {
  const items = snapshot.evidence.filter((one) => one.actionId === action.id);
  const item = items.find((one) => one.code === code);
  if (item) return item;
  const there = items.length > 0 ? `Expected one of ${listOf(items.map((one) => one.code))}.` : 'It has none yet.';
  throw new UserError(`${action.code} has no item of evidence ${code}. ${there}`);
}
