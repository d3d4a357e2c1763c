/** The forms about actions. */
import { inCodeOrder, usualLevel } from '../../core/plan/action.ts';
import { findMilestone } from '../../core/plan/milestone.ts';
import { rowByCode } from '../../core/record/find-row.ts';
import { type Action, LEVELS, type Person, type Snapshot } from '../../core/record/model.ts';
import type { Card, Field, Raw, Recorded } from '../../ports/card.ts';
import {
  type FormContext,
  type FormField,
  type FormParts,
  formCard,
  fromRecord,
  MARKING_FIELD,
  newcomersFor,
  personField,
} from '../form.ts';
import { dueNow, holderNow, proposedNow, statusNow } from '../shown-facts.ts';
import { expectationLine, levelWord } from '../words.ts';
import { figureFields } from './figure-fields.ts';
import { CADENCE_FIELDS, meetingFields, notHeldForm } from './meeting-fields.ts';
import { planFields } from './plan-place.ts';

/** The field for the reason of a change. */
export const reasonField = (hint: string): Field => ({
  name: 'because',
  label: 'Reason',
  hint,
  kind: 'text',
  required: true,
});

const REASON_TOLD = reasonField('Shown to the owner and kept in the record');

/** Asks for the action's code when the form was opened without one, or with an unknown one. */
const ACTION_FIELD: Field = {
  name: 'action',
  label: 'Action',
  hint: 'For example E2-03',
  kind: 'line',
  required: true,
};

/** The parts of a form about one action. `shows` gives the facts of that action on which its sender decides. */
type ActionFormParts = Omit<FormParts, 'fixed' | 'shows'> & {
  readonly shows?: (action: Action) => readonly Recorded[];
};

/** A form about one action or milestone; it asks for the code until a known one is named. */
export function actionForm(raw: Raw, { snapshot }: FormContext, { shows, ...form }: ActionFormParts): Card {
  const known = snapshot.actions.find(({ code }) => code === raw.action);
  const { action: code = '' } = raw;
  const isKnown = known || findMilestone(snapshot, code) || rowByCode(snapshot.recommendations, code);
  return formCard(raw, {
    ...form,
    // An unknown code is asked for again, so that the form does not carry it along as well.
    fixed: isKnown ? ['action'] : [],
    shows: known && shows ? shows(known) : [],
    fields: [...(isKnown ? [] : [ACTION_FIELD]), ...form.fields],
  });
}

/** The code of the action that a form is about, for its title. */
function about(raw: Raw): string {
  return raw.action ?? 'the action';
}

/** The form for another due date: a lead sets it, everybody else proposes it. `speaker` is the person who opened it. */
export function dueForm(raw: Raw, context: FormContext, speaker: Person | null): Card {
  const lead = speaker?.role === 'lead';
  return actionForm(raw, context, {
    title: `${lead ? 'Set' : 'Propose'} a date for ${about(raw)}`,
    ...(lead ? {} : { intro: 'A programme lead has to agree. Until then the present date counts.' }),
    command: 'due',
    shows: (action) => [dueNow(action), ...proposedNow(action)],
    fields: [
      { name: 'on', label: 'New date', hint: 'For example 14 May, or next Friday', kind: 'date', required: true },
      reasonField('Kept in the record beside the change'),
    ],
    submit: lead ? 'Set the date' : 'Propose the date',
  });
}

/** The form that refuses a proposed date with a reason. */
export function refuseForm(raw: Raw, context: FormContext): Card {
  return actionForm(raw, context, {
    title: `Refuse the date proposed for ${about(raw)}`,
    command: 'refuse',
    shows: (action) => [dueNow(action), ...proposedNow(action)],
    fields: [REASON_TOLD],
    submit: 'Refuse the date',
  });
}

/** The form that returns a reported action to its owner with a reason. */
export function returnForm(raw: Raw, context: FormContext): Card {
  return reasonForm(raw, context, 'return', `Return ${about(raw)} to its owner`, 'Return it');
}

/** The form that marks an action as blocked with a reason. */
export function blockForm(raw: Raw, context: FormContext): Card {
  return reasonForm(raw, context, 'block', `What blocks ${about(raw)}?`, 'Mark as blocked');
}

/** The form that reopens a complete action with a reason. */
export function reopenForm(raw: Raw, context: FormContext): Card {
  return reasonForm(raw, context, 'reopen', `Reopen ${about(raw)}`, 'Reopen it');
}

/** The form that withdraws an action with a reason. */
export function withdrawForm(raw: Raw, context: FormContext): Card {
  return reasonForm(raw, context, 'withdraw', `Withdraw ${about(raw)}`, 'Withdraw it');
}

function reasonForm(raw: Raw, context: FormContext, command: string, title: string, submit: string): Card {
  const shows = (action: Action) => [statusNow(action)];
  return actionForm(raw, context, { title, command, shows, fields: [REASON_TOLD], submit });
}

const EVIDENCE_FIELD = {
  name: 'evidence',
  label: 'Evidence',
  hint: 'A link that starts with https://, or a few words',
  kind: 'line',
} as const;

const dayField = (label: string): Field => ({ name: 'on', label, hint: 'Leave empty for today', kind: 'date' });

/** The form that reports an action complete together with its evidence. `asked` is the required evidence, in words. */
export function doneForm(raw: Raw, context: FormContext, asked: string): Card {
  return actionForm(raw, context, {
    title: `Mark ${about(raw)} complete`,
    intro: `Evidence asked for: ${asked}. Without it the action stays “evidence awaited” and is not counted.`,
    command: 'done',
    fields: [dayField('When was it done?'), EVIDENCE_FIELD, MARKING_FIELD],
    submit: 'Report complete',
  });
}

/** The form that adds a link or a note as evidence. */
export function evidenceForm(raw: Raw, context: FormContext): Card {
  return actionForm(raw, context, {
    title: `Add evidence for ${about(raw)}`,
    command: 'evidence',
    fields: [{ ...EVIDENCE_FIELD, required: true }, dayField('Which day is it of?'), MARKING_FIELD],
    submit: 'Add the evidence',
  });
}

/** The form that adds the minute of a meeting as evidence. */
export function minuteForm(raw: Raw, context: FormContext): Card {
  return actionForm(raw, context, {
    title: `Add the minute for ${about(raw)}`,
    intro: 'The minute of the meeting is the evidence for a decision by members.',
    command: 'minute',
    fields: [
      { name: 'reference', label: 'Minute reference', hint: 'For example: Item 7', kind: 'line', required: true },
      { name: 'body', label: 'Body', hint: 'For example: Combined Authority Board', kind: 'line', required: true },
      { name: 'on', label: 'Date of the meeting', kind: 'date', required: true },
      MARKING_FIELD,
    ],
    submit: 'Add the minute',
  });
}

/** The form that adds an action: one with a due date, or an ongoing one with evidence every few weeks. */
export function addActionForm(raw: Raw, { snapshot, actor }: FormContext): Card {
  const carriesOut = rowByCode(snapshot.recommendations, raw.for ?? '');
  const under = snapshot.expectations.find(({ id }) => id === carriesOut?.expectationId)?.code;
  const known = snapshot.expectations.find(({ code }) => code === (raw.to ?? under));
  return formCard(raw, {
    title: carriesOut ? `Add an action for ${carriesOut.code}` : 'Add an action',
    command: 'add action',
    fixed: ['for'],
    fields: [
      { name: 'title', label: 'What is to be done', kind: 'line', required: true },
      { ...expectationField(snapshot), ...(under ? { value: under } : {}) },
      personField(snapshot, 'owner', 'Owner', newcomersFor(actor)),
      { name: 'by', label: 'Due date', hint: 'For example 30 April. Leave empty for an ongoing action', kind: 'date' },
      levelField({ value: known ? usualLevel(known) : 'officer' }),
      { name: 'proof', label: 'Evidence required', hint: 'What will prove it, in words', kind: 'line' },
      personField(snapshot, 'deputy', 'Deputy', newcomersFor(actor)),
      { name: 'every', label: 'Ongoing: evidence or contact every how many weeks', kind: 'line' },
      ...CADENCE_FIELDS,
      ...planFields(),
    ],
    submit: 'Add the action',
  });
}

/** The form that edits an action. Fields hold the record's values, so that a field left alone changes nothing. */
export function editActionForm(raw: Raw, context: FormContext): Card {
  const present = context.snapshot.actions.find(({ code }) => code === raw.action);
  if (present?.kind === 'meeting' && raw.move !== undefined) return notHeldForm(raw, present);
  return actionForm(raw, context, {
    title: `Edit ${about(raw)}`,
    command: 'edit',
    fields: [
      { name: 'title', label: 'What is to be done', kind: 'line', required: true, ...fromRecord(present?.title) },
      levelField(fromRecord(present?.level)),
      {
        name: 'every',
        label:
          present?.kind === 'measure' ? 'A reading every how many weeks' : 'Ongoing: evidence every how many weeks',
        ...(present?.kind === 'measure' ? {} : { hint: 'Empty when it is done once, by its date' }),
        kind: 'line',
        ...fromRecord(present?.everyWeeks),
      },
      ...(present?.kind === 'meeting' ? meetingFields(present) : []),
      ...(present?.kind === 'measure' ? figureFields(present) : []),
      ...planFields(present),
    ],
    submit: 'Save',
  });
}

/** The field in which an expectation is picked. */
export function expectationField(snapshot: Snapshot): Field {
  const options = inCodeOrder(snapshot.expectations).map((one) => ({ value: one.code, label: expectationLine(one) }));
  return { name: 'to', label: 'Expectation', kind: 'choice', options, required: true };
}

/** The field for the level at which people must act. `begins` is its start, from the record or by default. */
export function levelField(begins: Pick<FormField, 'value' | 'recorded'>): FormField {
  const options = LEVELS.map((level) => ({ value: level, label: levelWord(level) }));
  return { name: 'level', label: 'Who must act', kind: 'choice', required: true, ...begins, options };
}

const ABOUT_FIELD: Field = {
  ...{ name: 'about', label: 'Action, expectation or recommendation', hint: 'For example E2-03, E2 or R3' },
  ...{ kind: 'line', required: true },
};

/** The form that names the owner of an action, or the senior responsible owner of an expectation or a recommendation. */
export function assignForm(raw: Raw, { snapshot, actor }: FormContext): Card {
  return formCard(raw, {
    title: `Assign ${raw.about ?? 'an action'}`,
    command: 'assign',
    fixed: ['about'],
    shows: holderNow(raw.about, snapshot),
    fields: [
      ...(raw.about === undefined ? [ABOUT_FIELD] : []),
      personField(snapshot, 'person', 'Owner', { required: true, ...newcomersFor(actor) }),
    ],
    submit: 'Assign',
  });
}
