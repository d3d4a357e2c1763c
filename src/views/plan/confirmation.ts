/** The report of an action on a card that offers to confirm it, and the button with which the reporter takes it back. */

import { nameOf } from '../../core/people/person.ts';
import { needsMinute, standingEvidence } from '../../core/plan/evidence.ts';
import { canSeeExempt, latestUpdates } from '../../core/plan/log-entry.ts';
import type { Action, EvidenceItem, Person } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import { dateOf } from '../../core/time/instants.ts';
import type { Button, Element, Item } from '../../ports/card.ts';
import { count } from '../words.ts';
import { evidenceLine, type Scene } from './action-words.ts';

/** The most items of evidence beside a button to confirm; `show` has them all. */
const EVIDENCE_SHOWN = 3;

/**
 * The item of an action, followed by its evidence when the item offers to confirm it. `viewer` is the only reader of the card;
 * null when others read it, too, so that exempt items are only counted.
 */
export function itemsWithReport(item: Item, action: Action, scene: Scene, viewer: Person | null): readonly Item[] {
  if (!offersConfirm(item.buttons ?? [])) return [item];
  const details = [...(item.details ?? []), ...reportDetails(action, scene, viewer)];
  return [{ ...item, details }, ...evidenceItems(action, scene, viewer)];
}

/** The report for a card whose own `buttons` offer to confirm the action; no element for any other card. */
export function reportElements(
  action: Action,
  buttons: readonly Button[],
  scene: Scene,
  viewer: Person | null,
): readonly Element[] {
  if (!offersConfirm(buttons)) return [];
  const items = evidenceItems(action, scene, viewer);
  return [
    ...reportDetails(action, scene, viewer).map((text) => ({ type: 'note', text }) as const),
    ...(items.length > 0 ? [{ type: 'list', items } as const] : []),
  ];
}

function offersConfirm(buttons: readonly Button[]): boolean {
  return buttons.some((button) => button.type === 'command' && button.command === 'confirm');
}

function reportDetails(action: Action, scene: Scene, viewer: Person | null): readonly string[] {
  const asked = action.evidenceRequired ?? (needsMinute(action) ? 'the minute of the meeting' : null);
  const { shown, hidden } = visibleEvidence(action, scene, viewer);
  const left = shown.length - EVIDENCE_SHOWN;
  const seesAll = viewer !== null && canSeeExempt(viewer, { about: 'action', row: action }, scene);
  const updates = latestUpdates(scene.snapshot, { about: 'action', row: action });
  const update = updates.find(({ marking }) => seesAll || marking !== 'exempt');
  return [
    ...(asked === null ? [] : [`Asked for: ${asked}`]),
    ...(shown.length + hidden === 0 ? ['No evidence was given.'] : []),
    ...(left > 0 ? [`${count(left, 'earlier item')} of evidence: show ${action.code}`] : []),
    ...(hidden > 0 ? [`${count(hidden, 'exempt item')} of evidence: show ${action.code}`] : []),
    ...(update
      ? [`Latest update: ${update.text} (${nameOf(scene.snapshot, update.addedBy)}, ${longDate(update.on)})`]
      : []),
  ];
}

function evidenceItems(action: Action, scene: Scene, viewer: Person | null): readonly Item[] {
  return visibleEvidence(action, scene, viewer)
    .shown.slice(-EVIDENCE_SHOWN)
    .map((item) => {
      const line = evidenceLine(item, scene);
      return { ...line, text: `Evidence ${line.text}` };
    });
}

function visibleEvidence(
  action: Action,
  scene: Scene,
  viewer: Person | null,
): { readonly shown: readonly EvidenceItem[]; readonly hidden: number } {
  const standing = standingEvidence(scene.snapshot, action);
  const seesAll = viewer !== null && canSeeExempt(viewer, { about: 'action', row: action }, scene);
  const shown = standing.filter(({ marking }) => seesAll || marking !== 'exempt');
  return { shown, hidden: standing.length - shown.length };
}

/** The button that takes back a report; none for an action without one that its reporter could take back. */
export function undoButtons(action: Action): readonly Button[] {
  const reported =
    action.status === 'reported_complete' || (action.status === 'complete' && action.completedBy === action.reportedBy);
  if (!reported) return [];
  return [
    { type: 'command', label: `Undo the report of ${action.code}`, command: 'undo', args: { action: action.code } },
  ];
}

/** The same button for one person: on the day of the report, and only for whoever made it. */
export function undoButtonsFor(personId: string, action: Action, { today, calendar }: Scene): readonly Button[] {
  const { reportedBy, reportedAt } = action;
  const mayUndo = reportedBy === personId && reportedAt !== null && dateOf(reportedAt, calendar.timeZone) === today;
  return mayUndo ? undoButtons(action) : [];
}
