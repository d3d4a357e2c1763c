/** `add check E2-03 by 30 June`: a later action that shows whether a complete one still holds. */

import { actionByCode } from '../../core/plan/action.ts';
import { addCheck } from '../../core/plan/check.ts';
import { longDate } from '../../core/time/dates.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { enterIfNew, sayPart } from '../../dispatch/newcomer.ts';
import { actingOf, changeAction } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { addCheckForm } from '../../views/plan/check.ts';

/** Adds the check of a complete action, for its senior responsible owner and leads. */
export const addCheckCommand = defineCommand({
  name: 'add check',
  group: 'plan',
  who: 'officer',
  changes: true,
  usage: [
    {
      say: 'add check E2-03 by 30 June',
      does: 'Add an action that checks later whether a complete one still holds; with its evidence confirmed, that one is embedded',
    },
  ],
  slots: {
    action: slot.action(),
    by: slot.date({ keyword: 'by', future: true }),
    owner: slot.person({ keyword: 'owner', newcomers: true, optional: true }),
  },
  run({ action: code, by, owner }, context) {
    const acting = actingOf(context);
    const action = actionByCode(context.snapshot, code);
    const named = owner && enterIfNew(context, owner);
    const [check, change] = addCheck(acting, action, { dueOn: by, ownerId: named?.person.id ?? null }, context.newId());
    const part = owner ? sayPart(owner, `assign ${check.code}`) : '';
    const summary = `${acting.actor.name} added ${check.code}, which checks ${code} on ${longDate(by)}${part}`;
    return changeAction(context, check, [...(named?.changes ?? []), change], summary);
  },
  form: addCheckForm,
});
