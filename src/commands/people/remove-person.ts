/** `remove @x` removes somebody on whom nothing open rests; `remove E2-03` leads on to withdrawing an action. */

import { requireLead } from '../../core/people/person.ts';
import { hasOpenDuties, openDutiesOf, removePerson } from '../../core/people/removal.ts';
import { actionByCode } from '../../core/plan/action.ts';
import { UserError } from '../../core/record/errors.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { removeActionCard, removedPersonCard, stillNeededCard } from '../../views/people/removal.ts';

/** A lead removes a person; refused with a list while anything open rests on them. An action is not removed but withdrawn. */
export const remove = defineCommand({
  name: 'remove',
  group: 'people',
  aliases: ['delete'],
  who: 'officer',
  changes: true,
  usage: [
    { say: 'remove @x', does: 'Remove somebody entered by mistake, or who has left and has nothing open any more' },
  ],
  slots: { about: slot.subject({ expects: 'a person such as @jo or "Monitoring Officer"' }) },
  run({ about }, context) {
    const acting = actingOf(context);
    if (about.kind === 'action') return answer(removeActionCard(actionByCode(context.snapshot, about.code)));
    if (about.kind !== 'person') {
      throw new UserError(
        'Nothing but people is removed. An action is withdrawn, with the reason: withdraw E2-03 because …',
      );
    }
    requireLead(acting, 'remove people');
    const { person } = about;
    const duties = openDutiesOf(person, context.snapshot, context.today);
    if (hasOpenDuties(duties)) {
      return { ...answer(stillNeededCard(person, duties, context.snapshot)), refused: true };
    }
    const { changes, basis } = removePerson(acting, person);
    return { ...changeRecord(context, changes, removedPersonCard(acting.actor.name, person)), basis };
  },
});
