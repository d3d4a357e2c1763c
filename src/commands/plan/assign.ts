/** `assign E2-03 @x`, `assign E2-03 deputy @y`, `assign E2 @sro`, `assign R3 @sro`: who does it, who covers, who answers for it. */
import type { ActorContext } from '../../core/people/person.ts';
import { actionByCode, assignOwner, nameDeputy } from '../../core/plan/action.ts';
import { assignSro, expectationByCode } from '../../core/plan/expectation.ts';
import { assignRecommendation, recommendationByCode } from '../../core/plan/recommendation.ts';
import type { Change } from '../../core/record/changes.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import type { Expectation, Recommendation } from '../../core/record/model.ts';
import { type Context, defineCommand, type Outcome } from '../../dispatch/command.ts';
import { enterIfNew, sayPart } from '../../dispatch/newcomer.ts';
import { actingOf, changeAction, changeRecord } from '../../dispatch/outcome.ts';
import { type PersonValue, slot } from '../../dispatch/slots.ts';
import { savedCard } from '../../views/ask/answers.ts';
import { assignForm } from '../../views/plan/forms.ts';

/**
 * Names the owner or deputy of an action, or the senior responsible owner (SRO) of an expectation or a recommendation.
 * A person new to the record enters it.
 */
export const assign = defineCommand({
  name: 'assign',
  group: 'plan',
  everyday: true,
  who: 'officer',
  changes: true,
  several: true,
  usage: [
    { say: 'assign E2-03 @x', does: 'Give an action to its owner' },
    { say: 'assign E2-03 deputy @y', does: 'Name who may act for the owner' },
    {
      say: 'assign E2 @sro',
      does: 'Name the senior responsible owner of an expectation, or of a recommendation such as R3',
    },
  ],
  slots: {
    about: slot.subject({
      expects: 'an action such as E2-03, an expectation such as E2, or a recommendation such as R3',
    }),
    person: slot.person({ newcomers: true, optional: true, link: ['to'] }),
    deputy: slot.person({ keyword: 'deputy', newcomers: true, optional: true }),
  },
  run({ about, person, deputy }, context) {
    if (person === null && deputy === null) throw new IncompleteCommandError('This needs a person: assign E2-03 @jo');
    if (about.kind === 'action') return assignAction(context, about.code, person, deputy);
    if (about.kind === 'expectation' && person !== null)
      return nameSro(context, expectationByCode(context.snapshot, about.code), person, assignSro);
    if (about.kind === 'recommendation' && person !== null)
      return nameSro(context, recommendationByCode(context.snapshot, about.code), person, assignRecommendation);
    throw new UserError(
      'Expected an action such as E2-03, an expectation such as E2 or a recommendation such as R3, and a person: assign E2-03 @jo',
    );
  },
  form: assignForm,
});

function assignAction(context: Context, code: string, owner: PersonValue | null, deputy: PersonValue | null): Outcome {
  const acting = actingOf(context);
  const action = actionByCode(context.snapshot, code);
  const value = owner ?? deputy;
  if (value === null || (owner !== null && deputy !== null)) {
    throw new UserError(`Name the owner or the deputy of ${code}, one at a time.`);
  }
  const { person, changes } = enterIfNew(context, value);
  const change = owner ? assignOwner(acting, action, person.id) : nameDeputy(acting, action, person.id);
  const summary = owner ? `assigned ${code} to ${person.name}` : `named ${person.name} as deputy for ${code}`;
  return changeAction(
    context,
    action,
    [...changes, change],
    `${acting.actor.name} ${summary}${sayPart(value, owner ? `assign ${code}` : `assign ${code} deputy`)}`,
  );
}

/** `change` is the rule that names the senior responsible owner of the row. */
function nameSro<R extends Expectation | Recommendation>(
  context: Context,
  row: R,
  value: PersonValue,
  change: (acting: ActorContext, row: R, personId: string) => Change,
): Outcome {
  const acting = actingOf(context);
  const { person, changes } = enterIfNew(context, value);
  const { code, title } = row;
  const summary = `${acting.actor.name} named ${person.name} senior responsible owner of ${code}${sayPart(value, `assign ${code}`)}`;
  return changeRecord(context, [...changes, change(acting, row, person.id)], savedCard(summary, `${code} ${title}`));
}
