/** Commands about actions, expectations and recommendations alike: finding which is meant, and the outcome that changes what is said of it. */
import { actionByCode } from '../core/plan/action.ts';
import { expectationByCode } from '../core/plan/expectation.ts';
import type { LogSubject } from '../core/plan/log-entry.ts';
import { recommendationByCode } from '../core/plan/recommendation.ts';
import type { Change } from '../core/record/changes.ts';
import { UserError } from '../core/record/errors.ts';
import { rowByCode } from '../core/record/find-row.ts';
import type { Snapshot } from '../core/record/model.ts';
import { savedCard } from '../views/ask/answers.ts';
import { addedUpdate } from '../views/plan/log-entry.ts';
import type { Context, Outcome } from './command.ts';
import { actingOf, changeAction, changeRecord } from './outcome.ts';
import type { SubjectValue } from './slots.ts';

/** The action, expectation or recommendation that was named. Throws `UserError` for a code that is not in the record, and for a person. */
export function subjectOf(snapshot: Snapshot, about: SubjectValue): LogSubject {
  if (about.kind === 'action') return { about: 'action', row: actionByCode(snapshot, about.code) };
  if (about.kind === 'expectation') return { about: 'expectation', row: expectationByCode(snapshot, about.code) };
  if (about.kind === 'recommendation')
    return { about: 'recommendation', row: recommendationByCode(snapshot, about.code) };
  throw new UserError('Expected an action such as E2-03, an expectation such as E2, or a recommendation such as R3.');
}

/** The subject with this code as the record writes it, as forms carry it; null when the record has none. */
export function namedSubject(
  { actions, expectations, recommendations }: Snapshot,
  code: string | undefined = '',
): LogSubject | null {
  const action = rowByCode(actions, code);
  if (action) return { about: 'action', row: action };
  const expectation = rowByCode(expectations, code);
  if (expectation) return { about: 'expectation', row: expectation };
  const recommendation = rowByCode(recommendations, code);
  return recommendation ? { about: 'recommendation', row: recommendation } : null;
}

/**
 * The outcome that changes rows about the subject; `did` follows the person's name in the public line. In private the answer
 * repeats the words of an update, so that its author sees how they were understood.
 */
export function changeSubject(context: Context, subject: LogSubject, changes: readonly Change[], did: string): Outcome {
  const summary = `${actingOf(context).actor.name} ${did}`;
  const outcome =
    subject.about === 'action'
      ? changeAction(context, subject.row, changes, summary)
      : changeRecord(context, changes, savedCard(summary, `${subject.row.code} ${subject.row.title}`));
  const { reply } = outcome;
  const said = changes.flatMap((change) =>
    change.entity === 'logEntry' && change.op === 'added' && change.row.kind === 'update' ? [change.row] : [],
  );
  if (reply === null || said.length === 0) return outcome;
  const words = said.map((entry) => addedUpdate(entry, context));
  return { ...outcome, reply: { ...reply, body: [...reply.body, ...words] } };
}

/** The outcome that changes rows which a conversation hears nothing of; only the asker reads about it. */
export function changePrivately(changes: readonly Change[], title: string, text: string): Outcome {
  return { reply: savedCard(title, text), audience: 'asker', changes, posts: [] };
}
