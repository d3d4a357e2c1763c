/** `add action "…" to E2 owner @x by 30 April` adds an action under an expectation. */
import { addAction } from '../../core/plan/action.ts';
import type { ActionDetail } from '../../core/plan/action-detail.ts';
import { AT_LEVELS, levelOfWords } from '../../core/plan/contact.ts';
import { expectationByCode } from '../../core/plan/expectation.ts';
import { standingRecommendation } from '../../core/plan/recommendation.ts';
import { actionsInWords } from '../../core/plan/same-words.ts';
import type { Change } from '../../core/record/changes.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import { type Action, CADENCE_STARTS, type CadenceStart, LEVELS } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { enterBodyIfNew, enterIfNew, sayPart } from '../../dispatch/newcomer.ts';
import { actingOf, answer, changeAction } from '../../dispatch/outcome.ts';
import { type BodyValue, type PersonValue, slot, type Values } from '../../dispatch/slots.ts';
import type { Raw } from '../../ports/card.ts';
import { addActionForm } from '../../views/plan/forms.ts';
import { sameActionCard } from '../../views/plan/same-action.ts';

const ADD_SLOTS = {
  title: slot.text({ single: true, expects: 'what is to be done, in quotes' }),
  to: slot.expectation({ keyword: 'to' }),
  owner: slot.person({ keyword: 'owner', newcomers: true, optional: true }),
  deputy: slot.person({ keyword: 'deputy', newcomers: true, optional: true }),
  level: slot.choice(LEVELS, { keyword: 'level', optional: true }),
  by: slot.date({ keyword: 'by', future: true, optional: true }),
  ongoing: slot.flag('ongoing'),
  every: slot.number({ keyword: 'every', unit: 'weeks', optional: true }),
  proof: slot.text({ keyword: 'proof', optional: true }),
  for: slot.recommendation({ keyword: 'for', optional: true }),
  ref: slot.text({ keyword: 'ref', single: true, optional: true, expects: 'the number in the plan' }),
  theme: slot.text({ keyword: 'theme', optional: true, expects: 'a theme, such as theme "Culture"' }),
  with: slot.body({ keyword: 'with', optional: true }),
  at: slot.choice(AT_LEVELS, { optional: true }),
  from: slot.choice(CADENCE_STARTS, { keyword: 'from', optional: true }),
  again: slot.flag('again'),
};

/** Adds an action under an expectation: either once with a due date, or ongoing with evidence every so many weeks. */
export const addActionCommand = defineCommand({
  name: 'add action',
  group: 'plan',
  everyday: true,
  aliases: ['add'],
  who: 'officer',
  changes: true,
  usage: [
    { say: 'add action "…" to E2 owner @x by 30 April', does: 'Add an action with its owner and due date' },
    {
      say: 'add action "…" to E2 owner @x ongoing every 4 weeks',
      does: 'Add one that needs evidence every so many weeks',
    },
    { say: 'add action "…" to E2 owner @x for R3', does: 'Add one that carries out a recommendation' },
    {
      say: 'add action "…" to E2 owner @x by 30 April ref 34 theme "Culture"',
      does: "Add one with its number and theme in the council's plan",
    },
    {
      say: 'add action "…" to E5 owner @x every 13 weeks with "the Department" at official level',
      does: 'Add regular contact with a board or an organisation, which only contact at that level keeps up',
    },
  ],
  slots: ADD_SLOTS,
  run(values, context) {
    const { title, to, by, every, ongoing, level, proof, ref, theme } = values;
    if (ongoing && every === null)
      throw new IncompleteCommandError('An ongoing action needs its rhythm: ongoing every 4 weeks');
    if (every !== null && by !== null)
      throw new UserError(
        `An action has either a due date or a rhythm, not both ${longDate(by)} and every ${every} weeks. Expected one of them.`,
      );
    const acting = actingOf(context);
    const expectation = expectationByCode(context.snapshot, to);
    const isRepeat = (one: Action) => one.everyWeeks === every && (every !== null || one.dueOn === by);
    const same = values.again ? undefined : actionsInWords(context.snapshot, expectation, title).find(isRepeat);
    if (same) return answer(sameActionCard(same, argsOf(values)));
    const cadence = readCadence(values, context);
    const owner = values.owner && enterIfNew(context, values.owner);
    const deputy = values.deputy && enterIfNew(context, values.deputy);
    const wanted = {
      title,
      ownerId: owner?.person.id ?? null,
      deputyId: deputy?.person.id ?? null,
      level,
      dueOn: by,
      everyWeeks: every,
      evidenceRequired: proof,
      detail: {
        ...cadence.detail,
        planRef: ref,
        theme,
        ...(values.for ? { recommendationId: standingRecommendation(context.snapshot, values.for).id } : {}),
      },
    };
    const [action, change] = addAction(acting, expectation, wanted, context.newId());
    const changes = [...cadence.changes, ...(owner?.changes ?? []), ...(deputy?.changes ?? []), change];
    const whose =
      values.owner && owner
        ? ` for ${owner.person.name}${sayPart(values.owner, `assign ${action.code}`)}`
        : ', which has no owner yet';
    return changeAction(context, action, changes, `${acting.actor.name} added ${action.code}${whose}`);
  },
  form: addActionForm,
});

/** The arguments of the same command, for a button. */
function argsOf({ owner, deputy, with: body, again: _, ongoing, ...plain }: Values<typeof ADD_SLOTS>): Raw {
  const given = Object.entries(plain).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return {
    ...Object.fromEntries(given),
    ...(ongoing ? { ongoing: 'yes' } : {}),
    ...(owner ? { owner: argOfPerson(owner) } : {}),
    ...(deputy ? { deputy: argOfPerson(deputy) } : {}),
    ...(body ? { with: 'known' in body ? body.known.name : body.newBody } : {}),
  };
}

function argOfPerson(person: PersonValue): string {
  if ('known' in person) return person.known.id;
  const { name, account } = person.newcomer;
  return account ? `<@${account.platform}:${account.accountId}>` : name;
}

interface CadenceValues {
  readonly with: BodyValue | null;
  readonly at: (typeof AT_LEVELS)[number] | null;
  readonly from: CadenceStart | null;
  readonly every: number | null;
}

/** The body with which contact is kept up, its level and where its periods begin; the changes enter a body that is new. */
function readCadence(
  { with: body, at, from, every }: CadenceValues,
  context: Context,
): { readonly detail: Partial<ActionDetail>; readonly changes: readonly Change[] } {
  if (body === null && at === null && from === null) return { detail: {}, changes: [] };
  if (body === null)
    throw new IncompleteCommandError('Say with whom contact is kept up: every 13 weeks with "the Department"');
  if (every === null)
    throw new IncompleteCommandError('Regular contact needs its rhythm: every 13 weeks with "the Department"');
  const { person, changes } = enterBodyIfNew(context, body);
  return { detail: { bodyId: person.id, contactLevel: levelOfWords(at), cadenceFrom: from ?? 'last' }, changes };
}
