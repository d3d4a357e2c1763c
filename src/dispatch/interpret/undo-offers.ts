/** The offers for "take that back": the change that the speaker made last, while it can still be undone. */
import { UNDO_MINUTES } from '../../core/plan/completion.ts';
import type { Action, Instant, LogEntry } from '../../core/record/model.ts';
import { minutesBetween } from '../../core/time/instants.ts';
import type { Offer } from './change-offers.ts';
import type { MatterContext } from './matter.ts';
import type { Sentence } from './sentence.ts';

/** A change that the speaker made, with the offer that takes it back. */
interface OwnChange {
  readonly at: Instant;
  readonly offer: Offer;
  /** Whether the change reported an action complete. */
  readonly isReport: boolean;
}

/** The offer to take back the speaker's last change, and the report of the action that was meant in its place; none after ten minutes. */
export function takeBack({ actions }: Sentence, context: MatterContext): readonly Offer[] {
  const [last] = ownChanges(context)
    .filter(({ at }) => minutesBetween(at, context.now) < UNDO_MINUTES)
    .sort((a, b) => b.at.localeCompare(a.at));
  if (!last) return [];
  const meant = actions.filter(({ code }) => code !== (last.offer.args.action ?? last.offer.args.about));
  const instead = last.isReport
    ? meant.map(({ code }) => ({ label: `Report ${code} complete`, command: 'done', args: { action: code } }))
    : [];
  return [last.offer, ...instead];
}

function ownChanges({ snapshot, speaker }: MatterContext): readonly OwnChange[] {
  const { actions, logEntries, evidence } = snapshot;
  const actionOf = (id: string) => actions.find((one) => one.id === id);
  const reports = actions.flatMap((action) =>
    action.reportedBy === speaker.id && action.reportedAt
      ? [{ at: action.reportedAt, offer: undo(action.code, 'the report of'), isReport: true }]
      : [],
  );
  const said = logEntries
    .filter((one) => one.addedBy === speaker.id && one.struckAt === null)
    .flatMap((entry) => {
      const action = actionOf(entry.aboutId);
      return action ? [{ at: entry.addedAt, offer: withoutEntry(action, entry), isReport: false }] : [];
    });
  const proofs = evidence
    .filter((one) => one.addedBy === speaker.id && one.struckAt === null)
    .flatMap(({ addedAt: at, actionId, code }) => {
      const action = actionOf(actionId);
      return action ? [{ at, offer: strike(action.code, code), isReport: false }] : [];
    });
  return [...reports, ...said, ...proofs];
}

function withoutEntry({ code }: Action, entry: LogEntry): Offer {
  return entry.kind === 'update' ? strike(code, entry.code) : undo(code, `the ${entry.kind} of`);
}

function undo(code: string, what: string): Offer {
  return { label: `Undo ${what} ${code}`, command: 'undo', args: { action: code } };
}

function strike(code: string, item: string): Offer {
  return {
    label: `Strike ${item} of ${code} …`,
    command: 'strike',
    args: { about: code, item, ask: 'yes' },
    trial: { because: '-' },
  };
}
