/**
 * `admit @x` lets a guest, or a member of another organisation, work on their own actions; `admit stop @x` ends that.
 */
import { admitNewcomer, setAdmission } from '../../core/people/admission.ts';
import { UserError } from '../../core/record/errors.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { requireKnown } from '../../dispatch/newcomer.ts';
import { actingOf, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { admissionCard } from '../../views/admission.ts';

/**
 * A lead admits a guest, who may then use the commands marked `guests`. An unknown account is entered in the record
 * first.
 */
export const admit = defineCommand({
  name: 'admit',
  group: 'people',
  who: 'lead',
  changes: true,
  usage: [{ say: 'admit @x', does: 'Let a guest or somebody of another organisation work on their own actions only' }],
  slots: { person: slot.person({ newcomers: 'by account' }) },
  run({ person: value }, context) {
    const acting = actingOf(context);
    if ('known' in value) {
      const changes = setAdmission(acting, value.known, true);
      return changeRecord(context, changes, admissionCard(acting.actor.name, value.known.name, true));
    }
    const { account, name } = value.newcomer;
    if (account === null)
      throw new UserError(`“${name}” is not an account. Mention it with an @, as your platform does.`);
    const { person, changes } = admitNewcomer(acting, account, context.newId());
    return changeRecord(context, changes, admissionCard(acting.actor.name, person.name, true));
  },
});

/** A lead ends the admission of a guest. */
export const admitStop = defineCommand({
  name: 'admit stop',
  group: 'people',
  who: 'lead',
  changes: true,
  usage: [{ say: 'admit stop @x', does: 'End the admission of somebody' }],
  slots: { person: slot.person() },
  run({ person: value }, context) {
    const acting = actingOf(context);
    const person = requireKnown(value);
    const changes = setAdmission(acting, person, false);
    return changeRecord(context, changes, admissionCard(acting.actor.name, person.name, false));
  },
});
