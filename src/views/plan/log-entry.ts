/** The updates on an action or an expectation, as its card shows them, and the form that adds one. */

import { nameOf } from '../../core/people/person.ts';
import {
  canSeeExempt,
  isWordless,
  keepsUpdates,
  type LogSubject,
  latestUpdates,
  mayAddUpdate,
  wordsOfPlan,
} from '../../core/plan/log-entry.ts';
import { type Action, type LogEntry, type Person, RAGS } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Button, Card, Element, Field, Item, Raw } from '../../ports/card.ts';
import { type FormContext, formButton, formCard, MARKING_FIELD } from '../form.ts';
import { count, ragWords } from '../words.ts';
import type { Scene } from './action-words.ts';
import { reasonField } from './forms.ts';
import { colourWords } from './said-colour.ts';

/** The most updates on a card; the history has them all. */
const UPDATES_SHOWN = 2;

/**
 * The latest updates on a card, newest first. Exempt ones are only counted for a viewer who may not see them; `viewer` is null
 * for a card that everybody in a conversation sees.
 */
export function updateElements(subject: LogSubject, scene: Scene, viewer: Person | null): readonly Element[] {
  const updates = latestUpdates(scene.snapshot, subject);
  const seesAll = viewer !== null && canSeeExempt(viewer, subject, scene);
  const shown = updates.filter(({ marking }) => seesAll || marking !== 'exempt');
  const hidden = updates.length - shown.length;
  const items = shown.slice(0, UPDATES_SHOWN).map((entry) => updateItem(entry, scene));
  const left = shown.length - items.length;
  const more = left > 0 && seesAll ? { more: { count: left, command: `history ${subject.row.code}` } } : {};
  return [
    ...(items.length > 0 ? [{ type: 'list', title: 'Latest updates', items, ...more } as const] : []),
    ...(hidden > 0 ? [{ type: 'note', text: `${count(hidden, 'exempt update')} not shown.` } as const] : []),
  ];
}

function updateItem(entry: LogEntry, { snapshot }: Scene): Item {
  const { code, text, on, addedBy, marking, next, correctiveAction } = entry;
  const words = wordsOfPlan(entry);
  const colour = colourWords(entry);
  const isColourAlone = words !== null && colour !== null && isWordless(words);
  const name = nameOf(snapshot, addedBy);
  const given = words === null ? `${longDate(on)}, ${name}` : `From the plan brought in by ${name} on ${longDate(on)}`;
  return {
    text: `${code} ${isColourAlone ? colour : (words ?? text)}`,
    details: [
      ...(colour !== null && !isColourAlone ? [colour] : []),
      ...(correctiveAction ? [`Corrective action: ${correctiveAction}`] : []),
      ...(next ? [`Next: ${next}`] : []),
      `${given}, ${marking}`,
    ],
  };
}

/** The update that was just added, for the person who gave it. */
export function addedUpdate(entry: LogEntry, scene: Scene): Element {
  return { type: 'list', items: [updateItem(entry, scene)] };
}

/** The updates on the actions of an expectation under a notice that is over, newest first for each action. */
export function pastUpdates(actions: readonly Action[], scene: Scene, viewer: Person): readonly Element[] {
  const items = actions.flatMap((row) => {
    const subject = { about: 'action', row } as const;
    const seesAll = canSeeExempt(viewer, subject, scene);
    return latestUpdates(scene.snapshot, subject)
      .filter(({ marking }) => seesAll || marking !== 'exempt')
      .map((entry) => {
        const item = updateItem(entry, scene);
        return { ...item, text: `${row.code} ${item.text}` };
      });
  });
  return items.length > 0 ? [{ type: 'list', title: 'Updates on its actions', items }] : [];
}

/** The button that opens the form for an update, for a person who may add one, once the notice has updates or meetings. */
export function updateButtons(subject: LogSubject, scene: Scene, viewer: Person): readonly Button[] {
  // A measure is asked for readings; words about it are typed.
  const isMeasure = subject.about === 'action' && subject.row.kind === 'measure';
  return !isMeasure && keepsUpdates(scene.snapshot) && mayAddUpdate(viewer, subject, scene)
    ? [formButton('Add an update', 'update', { about: subject.row.code })]
    : [];
}

const SUBJECT_FIELD: Field = {
  name: 'about',
  label: 'Action, expectation or recommendation',
  hint: 'For example E2-03, E2 or R3',
  kind: 'line',
  required: true,
};

/** A form about an action or an expectation; it asks for the code until a known one is named. */
function subjectForm(raw: Raw, { snapshot }: FormContext, form: Omit<Parameters<typeof formCard>[1], 'fixed'>): Card {
  const { actions, expectations, recommendations } = snapshot;
  const known = [...actions, ...expectations, ...recommendations].some(({ code }) => code === raw.about);
  return formCard(raw, { ...form, fixed: ['about'], fields: [...(known ? [] : [SUBJECT_FIELD]), ...form.fields] });
}

/** A line with a colour that is not green, and nothing about what is done. */
function needsCorrective({ rag, corrective }: Raw): boolean {
  return (rag === 'amber' || rag === 'red') && !corrective?.trim();
}

/** The form that adds an update. */
export function updateForm(raw: Raw, context: FormContext): Card {
  const isAsked = needsCorrective(raw);
  return subjectForm(raw, context, {
    title: `Add an update on ${raw.about ?? 'an action'}`,
    intro: isAsked
      ? `Nothing is recorded yet. ${raw.rag === 'red' ? 'A red' : 'An amber'} needs a corrective action: what is done about it, and by when. The board also asks for the cause and the effect: say them in the update.`
      : 'An update says how the work goes. It reports nothing complete and proves nothing.',
    command: 'update',
    fields: [
      { name: 'text', label: 'Update', hint: 'How it goes, and why', kind: 'text', required: true },
      {
        name: 'rag',
        label: 'Red, amber or green',
        hint: 'Leave it empty if you do not want to say',
        kind: 'choice',
        options: RAGS.map((rag) => ({ value: rag, label: ragWords(rag) })),
      },
      {
        name: 'corrective',
        label: 'Corrective action',
        hint: 'What is done about it, and by when',
        kind: 'line',
        ...(isAsked ? { required: true } : { neededFor: 'amber or red' }),
      },
      { name: 'next', label: 'Next step', kind: 'line' },
      MARKING_FIELD,
    ],
    submit: 'Add the update',
  });
}

/** The form that strikes an item of evidence or an update, which stays readable. */
export function strikeForm(raw: Raw, context: FormContext): Card {
  return subjectForm(raw, context, {
    title: `Strike evidence or an update of ${raw.about ?? 'an action'}`,
    intro: 'It stays readable with the reason. Evidence that was struck no longer counts as proof.',
    command: 'strike',
    fields: [
      { name: 'item', label: 'Item', hint: 'For example V1, or U1', kind: 'line', required: true },
      reasonField('Kept in the record'),
    ],
    submit: 'Strike it',
  });
}
