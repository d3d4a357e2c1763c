/** The offers for "take that back": the change that the speaker made last, while it can still be undone. */
import { UNDO_MINUTES } from '../../core/plan/completion.ts';
import type { AuditEvent } from '../../core/record/changes.ts';
import type { Action, Snapshot } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import { plusMinutes } from '../../core/time/instants.ts';
import type { Context } from '../command.ts';
import type { Offer } from './change-offers.ts';
import type { MatterContext } from './matter.ts';
import type { Sentence } from './sentence.ts';

/** The changes that the speaker made in the minutes in which a report can be undone, latest first. */
export async function ownRecentChanges({ actor, now, read }: Context): Promise<readonly AuditEvent[]> {
  const events = await read.history({ since: plusMinutes(now, -UNDO_MINUTES) });
  return events.filter(({ by }) => by.personId === actor?.id).toReversed();
}

/** The offers to take back the speaker's last change, and to report the action that was meant in its place; none after ten minutes. */
export function takeBack({ actions }: Sentence, { snapshot, recent }: MatterContext): readonly Offer[] {
  const [last] = recent;
  const together = recent.filter(({ by }) => by.requestId === last?.by.requestId);
  const isReport = together.some(({ change }) => change.verb === 'reported complete');
  const undone = together.flatMap((event) => undoing(event, snapshot) ?? []);
  // Undoing a report also strikes the evidence that came with it.
  const offers = isReport ? undone.filter(({ command }) => command === 'undo') : undone;
  const meant = actions.filter(({ code }) => offers.every(({ args }) => code !== (args.action ?? args.about)));
  const instead = meant.map(({ code }) => ({
    label: `Report ${code} complete`,
    command: 'done',
    args: { action: code },
  }));
  return isReport ? [...offers, ...instead] : offers;
}

/** The command that takes one change back; null where there is none. */
function undoing({ change }: AuditEvent, { actions, logEntries, evidence }: Snapshot): Offer | null {
  const byId = (id: string | undefined) => actions.find((one) => one.id === id);
  if (change.op === 'added') {
    const entry = logEntries.find(({ id }) => id === change.row.id);
    const proof = evidence.find(({ id }) => id === change.row.id);
    const about = byId(entry?.aboutId ?? proof?.actionId);
    if (!about) return null;
    if (entry && entry.kind !== 'update') return undo(about, `the ${entry.kind} of`);
    return strike(about.code, entry?.code ?? proof?.code ?? '');
  }
  const action = change.entity === 'action' ? byId(change.id) : undefined;
  return action && change.entity === 'action' ? backTo(action, change.before, change.verb) : null;
}

function backTo(action: Action, before: Partial<Action>, verb: AuditEvent['change']['verb']): Offer | null {
  const { code } = action;
  if (verb === 'reported complete' || verb === 'evidence given for the period') return undo(action, 'the report of');
  if (before.dueOn)
    return {
      label: `Set ${code} back to ${longDate(before.dueOn)}`,
      command: 'due',
      args: { action: code, on: before.dueOn, because: 'entered by mistake' },
    };
  if (before.ownerId)
    return { label: `Give ${code} back`, command: 'assign', args: { about: code, person: before.ownerId } };
  if (verb === 'blocked') return { label: `${code} is no longer blocked`, command: 'start', args: { action: code } };
  if (verb === 'withdrawn')
    return {
      label: `Open ${code} again …`,
      command: 'reopen',
      args: { action: code, ask: 'yes' },
      trial: { because: '-' },
    };
  return before.title === undefined
    ? null
    : { label: `Call ${code} “${before.title}” again`, command: 'edit', args: { action: code, title: before.title } };
}

function undo({ code }: Action, what: string): Offer {
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
