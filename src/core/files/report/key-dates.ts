/** The key dates ahead: meetings, decisions of members, responses, targets and the expiry. */
import { isOpen } from '../../plan/action.ts';
import { listedDates } from '../../plan/next-contact.ts';
import type { Action, IsoDate, Recommendation, Snapshot } from '../../record/model.ts';

/** A date ahead and what it is about. */
export type KeyDate = { readonly on: IsoDate } & (
  | { readonly kind: 'meeting' | 'member' | 'target' | 'reading'; readonly action: Action }
  | { readonly kind: 'response'; readonly recommendation: Recommendation }
  | { readonly kind: 'expiry' }
);

/** More than these leave no room on a line; the expiry always stays. */
const MOST = 14;

/** The key dates from a day on, soonest first. */
export function keyDates(snapshot: Snapshot, today: IsoDate): readonly KeyDate[] {
  const found = snapshot.actions.flatMap((action): readonly KeyDate[] => {
    if (action.status === 'withdrawn') return [];
    switch (action.kind) {
      case 'meeting':
        return listedDates(action).map((on) => ({ on, kind: 'meeting', action }));
      case 'measure':
        return [...at(action.dueOn, 'reading', action), ...at(action.targetOn, 'target', action)];
      default:
        return action.level !== 'officer' && isOpen(action) ? at(action.dueOn, 'member', action) : [];
    }
  });
  for (const recommendation of snapshot.recommendations) {
    const { respondBy, response, withdrawnAt } = recommendation;
    if (respondBy && response === 'awaiting' && withdrawnAt === null)
      found.push({ on: respondBy, kind: 'response', recommendation });
  }
  const ahead = found.filter(({ on }) => on >= today).sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
  const { notice } = snapshot;
  const expiry: readonly KeyDate[] =
    notice && notice.decisionOutcome === null && notice.expiresOn >= today
      ? [{ on: notice.expiresOn, kind: 'expiry' }]
      : [];
  return [...ahead.slice(0, MOST), ...expiry].sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

function at(on: IsoDate | null, kind: 'member' | 'reading' | 'target', action: Action): readonly KeyDate[] {
  return on === null ? [] : [{ on, kind, action }];
}
