/** `evidence E2-03 https://…`, `minute E2-03 "Item 7" of "the Board" on 20 March`, `strike E2-03 V1 because …`. */
import { actionByCode } from '../../core/plan/action.ts';
import { giveEvidence } from '../../core/plan/completion.ts';
import { offerOf, strikeEvidence } from '../../core/plan/evidence.ts';
import { UserError } from '../../core/record/changes.ts';
import { type Action, type EvidenceItem, MARKINGS, type Snapshot } from '../../core/record/model.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf, changeAction } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { evidenceForm, minuteForm, strikeForm } from '../../views/plan/forms.ts';
import { listOf } from '../../views/words.ts';

export const evidence = defineCommand({
  name: 'evidence',
  aliases: ['add evidence'],
  who: 'officer',
  changes: true,
  usage: [{ say: 'evidence E2-03 https://… marked public', does: 'Add a link or a few words that prove an action' }],
  slots: {
    action: slot.action(),
    evidence: slot.text({ expects: 'a link that starts with https://, or a few words' }),
    marked: slot.choice(MARKINGS, { keyword: 'marked', optional: true }),
  },
  run({ action: code, evidence: text, marked }, context) {
    const acting = actingOf(context);
    const action = actionByCode(context.snapshot, code);
    const changes = giveEvidence(acting, action, offerOf(text, marked ?? 'internal'), context.newId());
    return changeAction(context, action, changes, `${acting.actor.name} added evidence for ${code}`);
  },
  form: evidenceForm,
});

export const minute = defineCommand({
  name: 'minute',
  who: 'officer',
  changes: true,
  usage: [
    {
      say: 'minute E2-03 "Item 7" of "Combined Authority Board" on 20 March',
      does: 'Add the minute that proves what members decided',
    },
  ],
  slots: {
    action: slot.action(),
    reference: slot.text({ single: true, expects: 'the minute reference, in quotes' }),
    body: slot.text({ keyword: 'of', expects: 'the body that met' }),
    on: slot.date({ keyword: 'on', expects: 'the date of the meeting' }),
    marked: slot.choice(MARKINGS, { keyword: 'marked', optional: true }),
  },
  run({ action: code, reference, body, on, marked }, context) {
    const acting = actingOf(context);
    const action = actionByCode(context.snapshot, code);
    const offer = { kind: 'minute', text: reference, body, metOn: on, marking: marked ?? 'internal' } as const;
    const changes = giveEvidence(acting, action, offer, context.newId());
    return changeAction(context, action, changes, `${acting.actor.name} added a minute for ${code}`);
  },
  form: minuteForm,
});

export const strike = defineCommand({
  name: 'strike',
  who: 'officer',
  changes: true,
  usage: [
    { say: 'strike E2-03 V1 because …', does: 'Strike an item of evidence with a reason; it stays in the record' },
  ],
  slots: {
    action: slot.action(),
    item: slot.text({ single: true, expects: 'an item such as V1' }),
    because: slot.text({ keyword: 'because', expects: 'a reason' }),
  },
  run({ action: code, item: name, because }, context) {
    const acting = actingOf(context);
    const action = actionByCode(context.snapshot, code);
    const item = itemByCode(context.snapshot, action, name.toUpperCase());
    const changes = strikeEvidence(acting, action, item, because);
    return changeAction(context, action, changes, `${acting.actor.name} struck ${item.code} of ${code}`);
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
