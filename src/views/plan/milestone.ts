/** The milestones of an action on its card, and the forms that add, move and edit one. */
import { actsAsOwner, nameOf } from '../../core/people/person.ts';
import { isOpen } from '../../core/plan/action.ts';
import {
  codeOfMilestone,
  type FoundMilestone,
  findMilestone,
  milestonesOf,
  pressingMilestones,
} from '../../core/plan/milestone.ts';
import { type Change, idOfChange } from '../../core/record/changes.ts';
import { rowById } from '../../core/record/find-row.ts';
import type { Action, Milestone, Person, Snapshot } from '../../core/record/model.ts';
import { workingDaysBetween } from '../../core/time/calendar.ts';
import { daysBetween, longDate } from '../../core/time/dates.ts';
import type { Button, Card, Element, Item, Raw } from '../../ports/card.ts';
import { type FormContext, formCard, fromRecord } from '../form.ts';
import { dueNow } from '../shown-facts.ts';
import { daysAwayWords, overdueBy } from '../words.ts';
import { capitalise, type Scene } from './action-words.ts';
import { actionForm } from './forms.ts';

/** The milestones of an action with their state. Those who may tick them off have a button for each that is open. */
export function milestoneElements(action: Action, scene: Scene, viewer: Person): readonly Element[] {
  const milestones = milestonesOf(scene.snapshot, action);
  if (milestones.length === 0) return [];
  const done = milestones.filter(({ doneOn }) => doneOn !== null).length;
  const mayTick = isOpen(action) && actsAsOwner(viewer, action, scene);
  const items = milestones.map((one): Item => {
    const code = codeOfMilestone(action, one);
    const tick: Button = { type: 'command', label: `Tick off ${code}`, command: 'done', args: { action: code } };
    return {
      text: `${code} ${one.title}`,
      details: [capitalise(milestoneWords(one, scene))],
      ...(mayTick && one.doneOn === null ? { buttons: [tick] } : {}),
    };
  });
  return [{ type: 'list', title: `Milestones (${done} of ${milestones.length} done)`, items }];
}

/** The line under an action about its milestones that are late or due this week; none where there are none. */
export function pressingMilestoneLines(action: Action, scene: Scene): readonly string[] {
  const [first, ...others] = pressingMilestones(scene.snapshot, action, scene.today);
  if (!first) return [];
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return [`Milestone ${codeOfMilestone(action, first)} ${first.title}: ${milestoneWords(first, scene)}${more}`];
}

/** The late milestones as a list with their owners, as many as `lines`; nothing where none is late. */
export function lateMilestoneList(found: readonly FoundMilestone[], scene: Scene, lines: number): readonly Element[] {
  if (found.length === 0) return [];
  const items = found.slice(0, lines).map(({ action, milestone }): Item => {
    const owner = action.ownerId === null ? '' : `${nameOf(scene.snapshot, action.ownerId)}: `;
    const words = milestoneWords(milestone, scene);
    return {
      text: `${codeOfMilestone(action, milestone)} ${milestone.title}`,
      details: [owner ? `${owner}${words}` : capitalise(words)],
    };
  });
  const left = found.length - items.length;
  return [
    {
      type: 'list',
      title: `Late milestones (${found.length})`,
      items,
      ...(left > 0 ? { more: { count: left, command: 'list overdue' } } : {}),
    },
  ];
}

/** "done on 28 May 2024", "due on 28 June 2024, in 4 days" or "overdue by 3 working days, was due on 19 June 2024" */
function milestoneWords({ doneOn, dueOn }: Milestone, { today, calendar }: Scene): string {
  if (doneOn !== null) return `done on ${longDate(doneOn)}`;
  if (dueOn === null) return 'no date yet';
  if (dueOn < today) return `${overdueBy(workingDaysBetween(dueOn, today, calendar))}, was due on ${longDate(dueOn)}`;
  return `due on ${longDate(dueOn)}, ${daysAwayWords(daysBetween(today, dueOn))}`;
}

/** The form that adds a milestone to an action. */
export function addMilestoneForm(raw: Raw, context: FormContext): Card {
  return actionForm(raw, context, {
    title: `Add a milestone to ${raw.action ?? 'an action'}`,
    intro: 'A milestone is a step inside an action. The owner of the action ticks it off.',
    command: 'add milestone',
    shows: (action) => [dueNow(action)],
    fields: [
      { name: 'title', label: 'What is reached', kind: 'line', required: true },
      { name: 'by', label: 'Date', hint: 'Up to the date of the action', kind: 'date', required: true },
    ],
    submit: 'Add the milestone',
  });
}

/** The form that moves a milestone. `raw.action` is its code. */
export function moveMilestoneForm(raw: Raw, { snapshot }: FormContext): Card {
  const found = findMilestone(snapshot, raw.action ?? '');
  return formCard(raw, {
    title: `Move ${raw.action}`,
    intro: 'A day after the date of the action needs a reason, because the action then needs another date as well.',
    command: 'due',
    fixed: ['action'],
    shows: found
      ? [dueNow(found.milestone), { ...dueNow(found.action), name: 'actionDue', label: 'Action due now' }]
      : [],
    fields: [
      { name: 'on', label: 'New date', hint: 'For example 14 May, or next Friday', kind: 'date', required: true },
      { name: 'because', label: 'Reason', hint: 'Kept in the record beside the change', kind: 'text' },
    ],
    submit: 'Move the milestone',
  });
}

/** The form that changes the words of a milestone. `raw.action` is its code. */
export function editMilestoneForm(raw: Raw, { snapshot }: FormContext): Card {
  const title = findMilestone(snapshot, raw.action ?? '')?.milestone.title;
  return formCard(raw, {
    title: `Edit ${raw.action}`,
    command: 'edit',
    fixed: ['action'],
    fields: [{ name: 'title', label: 'What is reached', kind: 'line', required: true, ...fromRecord(title) }],
    submit: 'Save',
  });
}

/** "E2-03a: " before the verb, because the letter of a milestone is not among the columns that change. */
export function nameOfMilestone(change: Change, { actions, milestones }: Snapshot): string {
  if (change.entity !== 'milestone') return '';
  const milestone = rowById(milestones, idOfChange(change));
  const action = milestone && rowById(actions, milestone.actionId);
  return action ? `${codeOfMilestone(action, milestone)}: ` : '';
}
