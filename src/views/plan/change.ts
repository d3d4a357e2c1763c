/** The public line about a change of an action, with buttons for the next step. */
import { awaitsEvidence } from '../../core/plan/evidence.ts';
import type { Action } from '../../core/record/model.ts';
import type { Button, Card } from '../../ports/card.ts';
import type { LiveCard } from '../../ports/live-card.ts';
import { unremindedNote } from '../reminders/after-lapse.ts';
import {
  actionLine,
  capitalise,
  confirmButtons,
  dueWords,
  evidenceButton,
  proposalButtons,
  proposalWords,
  type Scene,
  stateWords,
} from './action-words.ts';

/**
 * The line about a change. `headline` says what happened, in the past tense: "Monitoring Officer reported E2-03
 * complete".
 */
export function changeCard(action: Action, headline: string, scene: Scene): Card {
  const proposal = proposalWords(action, scene);
  return {
    title: headline,
    summary: `${headline}.`,
    body: [
      { type: 'text', text: actionLine(action) },
      { type: 'note', text: `${capitalise(stateWords(action, scene))}. ${capitalise(dueWords(action, scene))}.` },
      ...(proposal ? [{ type: 'note', text: proposal } as const] : []),
      ...unremindedNote([action], scene.snapshot),
    ],
    buttons: [
      ...(awaitsEvidence(action, scene.snapshot) ? [evidenceButton(action)] : []),
      ...confirmButtons(action, scene),
      ...proposalButtons(action),
      ...undoButtons(action),
    ],
  };
}

/** The data kept with a posted line, so that it can be redrawn with the action's later state. */
export function liveChange(action: Action, headline: string): LiveCard {
  return { kind: 'action', noticeId: action.noticeId, actionId: action.id, told: headline };
}

function undoButtons(action: Action): readonly Button[] {
  const reported =
    action.status === 'reported_complete' || (action.status === 'complete' && action.completedBy === action.reportedBy);
  if (!reported) return [];
  return [
    { type: 'command', label: `Undo the report of ${action.code}`, command: 'undo', args: { action: action.code } },
  ];
}
