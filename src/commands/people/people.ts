/** `role @x officer` enters somebody or changes their role; `account @x for "…"` joins an account; `people` lists everybody. */
import { faultOfName } from '../../core/people/names.ts';
import { giveRole, joinAccount, renamePerson } from '../../core/people/people.ts';
import { personById } from '../../core/people/person.ts';
import { applyChanges } from '../../core/record/apply.ts';
import { UserError } from '../../core/record/errors.ts';
import { ROLES } from '../../core/record/model.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { enterIfNew, requireKnown } from '../../dispatch/newcomer.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { type PersonValue, slot } from '../../dispatch/slots.ts';
import { renameForm, roleForm } from '../../views/people/forms.ts';
import { accountCard, peopleCard, renamedCard, roleCard } from '../../views/people/people.ts';

/** A lead enters somebody in the record or changes their role. The only lead who can be reached in chat keeps it. */
export const role = defineCommand({
  name: 'role',
  group: 'people',
  who: 'lead',
  changes: true,
  usage: [
    { say: 'role @x officer', does: 'Enter somebody, or change their role: lead, officer or viewer' },
    { say: 'role "Independent Improvement Board" officer', does: 'Enter a post or a body that has no account' },
    {
      say: 'role @x officer as "Jane Smith (Finance)"',
      does: 'Enter somebody under another name than their account has',
    },
  ],
  slots: {
    person: slot.person({ newcomers: true }),
    role: slot.choice(ROLES),
    as: slot.text({ keyword: 'as', optional: true, expects: 'a name' }),
  },
  run({ person: value, role, as }, context) {
    const by = actingOf(context).actor.name;
    if ('newcomer' in value) {
      const { person, changes } = enterIfNew(context, named(value, as), role);
      return changeRecord(context, changes, roleCard(by, person, true, applyChanges(context.snapshot, changes)));
    }
    if (as !== null)
      throw new UserError(
        `${value.known.name} is in the record already. To give another name: rename @name to "${as}"`,
      );
    const { change, basis } = giveRole(actingOf(context), value.known, role);
    const snapshot = applyChanges(context.snapshot, [change]);
    const person = personById(snapshot, value.known.id) ?? value.known;
    return { ...changeRecord(context, [change], roleCard(by, person, false, snapshot)), basis };
  },
  form: roleForm,
});

function named(value: Extract<PersonValue, { newcomer: unknown }>, name: string | null): PersonValue {
  const fault = name === null ? null : faultOfName(name);
  if (fault !== null) throw new UserError(`“${name}” is not a name. ${fault}`);
  return name === null ? value : { newcomer: { account: value.newcomer.account, name } };
}

/** A lead corrects a name, or takes over the one that a platform shows. */
export const rename = defineCommand({
  name: 'rename',
  group: 'people',
  who: 'lead',
  changes: true,
  usage: [{ say: 'rename @x to "Jo Smith"', does: 'Give somebody another name' }],
  slots: { person: slot.person(), to: slot.text({ keyword: 'to', keywordOptional: true, expects: 'the new name' }) },
  run({ person: value, to }, context) {
    const acting = actingOf(context);
    const person = requireKnown(value);
    const change = renamePerson(acting, person, to.replace(/\s+/g, ' '));
    return changeRecord(context, [change], renamedCard(acting.actor.name, person.name, to));
  },
  form: renameForm,
});

/** Lists everybody in the record with their role and how chat reaches them. */
export const people = defineCommand({
  name: 'people',
  group: 'people',
  who: 'known',
  changes: false,
  usage: [{ say: 'people', does: 'Everybody in the record, with their role' }],
  slots: {},
  run: (_, { snapshot }) => answer(peopleCard(snapshot)),
});

/** A lead joins an account that is not in the record to somebody who is. */
export const account = defineCommand({
  name: 'account',
  group: 'people',
  who: 'lead',
  changes: true,
  usage: [{ say: 'account @x for "Monitoring Officer"', does: 'Join an account to somebody who is in the record' }],
  slots: { account: slot.person({ newcomers: 'by account' }), for: slot.person({ keyword: 'for' }) },
  run({ account: value, for: holder }, context) {
    if ('known' in value) throw new UserError(`${value.known.name} is in the record. Mention an account that is not.`);
    const { account: wanted } = value.newcomer;
    if (wanted === null) {
      throw new UserError(`“${value.newcomer.name}” is not an account. Mention it with an @, as your platform does.`);
    }
    const acting = actingOf(context);
    const person = requireKnown(holder);
    const change = joinAccount(acting, person, wanted);
    return changeRecord(context, [change], accountCard(acting.actor.name, person, wanted.name, wanted.platform));
  },
});
