/** Draws a posted card again, from the record as it stands. */
import { assertNever } from '../core/record/errors.ts';
import { rowById } from '../core/record/find-row.ts';
import type { Card } from '../ports/card.ts';
import type { LiveCard } from '../ports/live-card.ts';
import { closedCard } from './closed.ts';
import type { Scene } from './plan/action-words.ts';
import { changeCard } from './plan/change.ts';
import { heldCard, papersCard } from './reminders/meetings.ts';
import { personalCard } from './reminders/reminder.ts';

/** A posted card, by its text as it was sent and what it shows. */
export interface PostedCard {
  readonly card: Card | null;
  readonly live: LiveCard | null;
}

/**
 * The card in the place of a posted one: drawn again as `live` says, or closed where that is null. Null for a card that cannot
 * be drawn from this record.
 */
export function updatedCard(live: LiveCard | null, posted: PostedCard, scene: Scene): Card | null {
  if (live) return redrawCard(live, scene);
  const { card, live: shown } = posted;
  if (!card || !shown) return null;
  const action = shown.kind === 'action' ? rowById(scene.snapshot.actions, shown.actionId) : undefined;
  return closedCard(card, shown, action ?? null);
}

/**
 * The posted card with the same lines as before and their present state; null when its notice or action is not in this
 * record.
 */
export function redrawCard(live: LiveCard, scene: Scene): Card | null {
  const { snapshot } = scene;
  if (snapshot.notice?.id !== live.noticeId) return null;
  const actions = (ids: readonly string[]) => ids.flatMap((id) => rowById(snapshot.actions, id) ?? []);
  switch (live.kind) {
    case 'personal': {
      const list = {
        personId: live.personId,
        escalated: actions(live.escalated),
        snoozed: actions(live.snoozed),
        overdue: actions(live.overdue),
        dueThisWeek: actions(live.dueThisWeek),
        dueSoon: actions(live.dueSoon),
        byMilestone: actions(live.byMilestone ?? []),
        toConfirm: actions(live.toConfirm),
      };
      return personalCard(list, scene, live.late, live.direct);
    }
    case 'action': {
      const [action] = actions([live.actionId]);
      return action ? changeCard(action, live.told, scene) : null;
    }
    case 'papers':
    case 'held': {
      const meeting = rowById(snapshot.actions, live.meetingId);
      if (!meeting) return null;
      return live.kind === 'held'
        ? heldCard(live, meeting, scene)
        : papersCard(live, meeting, actions(live.actionIds), scene);
    }
    default:
      return assertNever(live);
  }
}
