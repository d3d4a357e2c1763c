/**
 * Which expectations of a notice the next one still asks for: those in the same words or with the same title, and those of which a
 * person said so when the notice was replaced.
 */
import { sharedExpectations } from '../plan/same-words.ts';
import type { AuditEvent } from '../record/changes.ts';
import type { Expectation, Snapshot } from '../record/model.ts';

/** An expectation of the notice before, and the one as which the new notice asks for it. */
export interface AskedAgain {
  readonly was: Expectation;
  readonly is: Expectation;
  /** By their words; else a person said that the one is asked for as the other. */
  readonly byWords: boolean;
}

const SAID = 'asked for before as ';

/** The reason that the audit keeps with an expectation, so that it knows which old ones a person has put under it; null for none. */
export function saidAskedBefore(codes: readonly string[]): string | null {
  return codes.length === 0 ? null : `${SAID}${codes.join(', ')}`;
}

function codesSaid(because: string | null): readonly string[] {
  return because?.startsWith(SAID) ? because.slice(SAID.length).split(', ') : [];
}

type Record = Pick<Snapshot, 'notice' | 'expectations' | 'actions'>;

/** The expectations of `before` that the notice of `now` still asks for. `events` are those of the audit. */
export function expectationsAskedAgain(
  before: Record,
  now: Record,
  events: readonly AuditEvent[],
): readonly AskedAgain[] {
  const shared = sharedExpectations(before.expectations, now.expectations);
  const byWords = [...shared].map(([was, is]): AskedAgain => ({ was, is, byWords: true }));
  if (now.notice === null || now.notice.replacesNoticeId !== before.notice?.id) return byWords;
  const said = before.expectations.flatMap((was): readonly AskedAgain[] => {
    const is = shared.has(was) ? null : (saidOf(was, now, events) ?? whereActionsWent(was, before, now));
    return is === null ? [] : [{ was, is, byWords: false }];
  });
  return [...byWords, ...said];
}

function saidOf({ code }: Expectation, now: Record, events: readonly AuditEvent[]): Expectation | null {
  const found = events.find(
    ({ change }) =>
      change.op === 'added' &&
      change.entity === 'expectation' &&
      change.row.noticeId === now.notice?.id &&
      codesSaid(change.because).includes(code),
  );
  const id = found?.change.op === 'added' ? found.change.row.id : null;
  return now.expectations.find((one) => one.id === id) ?? null;
}

/** The one expectation under which all actions of an old one go on; null where they go on under several, or none goes on. */
function whereActionsWent({ id }: Expectation, before: Record, now: Record): Expectation | null {
  const old = new Set(before.actions.filter(({ expectationId }) => expectationId === id).map((one) => one.id));
  const places = new Set(
    now.actions.filter(({ carriedFromId }) => old.has(carriedFromId ?? '')).map(({ expectationId }) => expectationId),
  );
  const [place, another] = places;
  return another === undefined ? (now.expectations.find((one) => one.id === place) ?? null) : null;
}
