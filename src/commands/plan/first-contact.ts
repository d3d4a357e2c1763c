/** The first contact with a body of which the plan knows no meeting and no regular contact: both are recorded at once. */

import { recordedId } from '../../core/people/person.ts';
import { addAction } from '../../core/plan/action.ts';
import { keepUpWith } from '../../core/plan/contact.ts';
import { expectationByCode } from '../../core/plan/expectation.ts';
import { isCadence } from '../../core/plan/next-contact.ts';
import { applyChanges } from '../../core/record/apply.ts';
import type { Change } from '../../core/record/changes.ts';
import { IncompleteCommandError } from '../../core/record/errors.ts';
import { rowByCode } from '../../core/record/find-row.ts';
import type { Action, ContactLevel } from '../../core/record/model.ts';
import type { Context } from '../../dispatch/command.ts';
import { enterBodyIfNew } from '../../dispatch/newcomer.ts';
import { actingOf } from '../../dispatch/outcome.ts';
import type { BodyValue } from '../../dispatch/slots.ts';
import { contactTitle } from '../../views/plan/contact.ts';

/** The words of `met` that set up contact: an action that is kept up already, or an expectation with a rhythm in weeks. */
export interface FirstContact {
  readonly body: BodyValue;
  readonly for: string | null;
  readonly under: string | null;
  readonly every: number | null;
  readonly level: ContactLevel | null;
}

/**
 * The regular contact that these words set up, with the changes that enter it and a body that is new; null where they set up none.
 * Throws `UserError` for somebody who may not.
 */
export function setUpContact(
  first: FirstContact,
  context: Context,
): { readonly action: Action; readonly changes: readonly Change[] } | null {
  const { under, every, level } = first;
  const acting = actingOf(context);
  const { snapshot } = context;
  const known = first.for === null ? null : rowByCode(snapshot.actions, first.for);
  if (known?.kind === 'ongoing' && !isCadence(known)) {
    const { person, changes } = enterBodyIfNew(context, first.body);
    const all = [...changes, keepUpWith(acting, known, { bodyId: person.id, contactLevel: level })];
    return { action: rowByCode(applyChanges(snapshot, all).actions, known.code) ?? known, changes: all };
  }
  if (under === null && every === null) return null;
  if (under === null || every === null)
    throw new IncompleteCommandError('Say where regular contact belongs, and how often it is: under E5 every 4 weeks');
  const { person, changes } = enterBodyIfNew(context, first.body);
  const [action, added] = addAction(
    acting,
    expectationByCode(snapshot, under),
    {
      ...{ title: contactTitle(person.name), ownerId: recordedId(acting.actor), deputyId: null, level: null },
      ...{ dueOn: null, everyWeeks: every, evidenceRequired: null },
      detail: { bodyId: person.id, contactLevel: level, cadenceFrom: 'last' },
    },
    context.newId(),
  );
  return { action, changes: [...changes, added] };
}
