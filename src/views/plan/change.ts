/** The public line about a change of an action, with buttons for the next step. */

import { canSeePrivately, isLead } from '../../core/people/person.ts';
import { updateOfBegunWork } from '../../core/plan/begun.ts';
import { awaitsEvidence } from '../../core/plan/evidence.ts';
import type { Action, Person } from '../../core/record/model.ts';
import type { Button, Card } from '../../ports/card.ts';
import { unremindedNote } from '../reminders/after-lapse.ts';
import {
  actionLine,
  capitalise,
  confirmButtons,
  confirmButtonsFor,
  dueWords,
  evidenceButton,
  proposalButtons,
  proposalWords,
  type Scene,
  stateWords,
} from './action-words.ts';
import { checkButtons } from './check.ts';
import { reportElements, undoButtons, undoButtonsFor } from './confirmation.ts';

/**
 * The line about a change. `headline` says what happened, in the past tense: "Monitoring Officer reported E2-03
 * complete". `viewer` is its only reader, who gets the buttons that they may press; null for a line that a conversation reads.
 */
export function changeCard(action: Action, headline: string, scene: Scene, viewer: Person | null = null): Card {
  const proposal = proposalWords(action, scene);
  const confirm = viewer ? confirmButtonsFor(viewer, action, scene) : confirmButtons(action, scene);
  return {
    title: headline,
    summary: `${headline}.`,
    body: [
      { type: 'text', text: actionLine(action) },
      { type: 'note', text: `${capitalise(stateWords(action, scene))}. ${capitalise(dueWords(action, scene))}.` },
      ...(proposal ? [{ type: 'note', text: proposal } as const] : []),
      ...reportElements(action, confirm, scene, viewer),
      ...unremindedNote([action], scene.snapshot),
    ],
    buttons: [
      ...(awaitsEvidence(action, scene.snapshot) ? [evidenceButton(action)] : []),
      ...startButtons(action, scene, viewer),
      ...confirm,
      ...(viewer && !isLead(viewer) ? [] : proposalButtons(action)),
      ...(viewer ? undoButtonsFor(viewer.id, action, scene) : undoButtons(action)),
      ...checkButtons(action, scene, viewer),
    ],
  };
}

/** The button that says that work has started, where an update says so already. A line that everybody reads tells nothing of an exempt one. */
function startButtons(action: Action, scene: Scene, viewer: Person | null): readonly Button[] {
  const update = updateOfBegunWork(action, scene.snapshot);
  const mayPress = viewer === null || canSeePrivately(viewer, action, scene);
  if (update === null || !mayPress || (viewer === null && update.marking === 'exempt')) return [];
  const label = `Say that ${action.code} has started`;
  return [{ type: 'command', label, command: 'start', args: { action: action.code } }];
}
