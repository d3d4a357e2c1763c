/** `met "the Department" on 5 February by call "…" follow-up "…" by 16 February` records a meeting that was held, or other contact. */
import {
  AT_LEVELS,
  addFollowUp,
  CONTACT_MEANS,
  type ContactMeans,
  contactActionsOf,
  levelOfWords,
  recordContact,
} from '../../core/plan/contact.ts';
import { countsForCadence, isCadence, listedDates } from '../../core/plan/next-contact.ts';
import { applyChanges } from '../../core/record/apply.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import { type Action, type IsoDate, MARKINGS } from '../../core/record/model.ts';
import { dayAndDate } from '../../core/time/dates.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer, changeAction } from '../../dispatch/outcome.ts';
import { asNewcomer } from '../../dispatch/person-questions.ts';
import { type BodyValue, slot } from '../../dispatch/slots.ts';
import { nothingToMeetCard, whichContactCard } from '../../views/plan/contact.ts';
import { metForm } from '../../views/plan/meeting-forms.ts';
import { setUpContact } from './first-contact.ts';

/** The owner, deputy, SRO or a lead records a meeting or other contact, with a follow-up that becomes an action. */
export const met = defineCommand({
  name: 'met',
  group: 'report',
  who: 'officer',
  changes: true,
  usage: [
    {
      say: 'met "the Department" on 5 February by call "Culture data, next steps" follow-up "send the survey" by 16 February',
      does: 'Record a meeting or other contact, and what follows from it',
    },
    {
      say: 'met "the Department" on 5 February "Culture data" under E5 every 4 weeks',
      does: 'Record the first contact with a body, and add regular contact with it',
    },
  ],
  slots: {
    body: slot.body(),
    words: slot.text({ single: true, optional: true, expects: 'what it was about, in quotes' }),
    on: slot.date({ keyword: 'on', keywordOptional: true, optional: true }),
    at: slot.choice(AT_LEVELS, { optional: true }),
    followUp: slot.text({ keyword: 'follow-up', optional: true, expects: 'what follows from it, in quotes' }),
    by: slot.date({ keyword: 'by', after: ['followUp'], future: true, optional: true }),
    how: slot.choice(CONTACT_MEANS, { optional: true }),
    for: slot.action({ keyword: 'for', optional: true }),
    under: slot.expectation({ keyword: 'under', optional: true }),
    every: slot.number({ keyword: 'every', unit: 'weeks', optional: true }),
    marked: slot.choice(MARKINGS, { keyword: 'marked', optional: true }),
  },
  run(values, context) {
    const on = values.on ?? context.today;
    const said = levelOfWords(values.at);
    if (values.followUp === null && values.by !== null)
      throw new IncompleteCommandError('Say what follows by that day: follow-up "send the survey" by 16 February');
    const found = actionsMeant(values.body, values.for, on, context);
    if (found[0] && (values.under ?? values.every) !== null)
      throw new UserError(
        `Contact with that body is planned already, as ${found.map(({ code }) => code).join(' and ')}. Leave out “under” and “every”.`,
      );
    const first = found.length === 0 ? setUpContact({ ...values, level: said }, context) : null;
    const [action, another] = first ? [first.action] : found;
    const args = argsOf({ ...values, on });
    if (!action) return answer(nothingToMeetCard(values.body, args, actingOf(context)));
    if (another) return answer(whichContactCard(found, args, context.snapshot));
    const setUp = first?.changes ?? [];
    const acting = { ...actingOf(context), snapshot: applyChanges(context.snapshot, setUp) };
    const level = said ?? (action.contactLevel === null ? null : 'official');
    const text = textOf(values.how, values.words);
    const contact = { on, text, level, marking: values.marked ?? 'internal' } as const;
    const changes = [...setUp, ...recordContact(acting, action, contact, context.newId())];
    const added = first ? `, which is regular contact every ${action.everyWeeks} weeks from now on` : '';
    let summary = `${acting.actor.name} recorded contact under ${action.code} on ${dayAndDate(on)}${added}`;
    if (isCadence(action) && !countsForCadence(action, { level }))
      summary += `. It was at ${level} level, so contact at ${action.contactLevel} level is still due`;
    if (values.followUp !== null) {
      const wanted = { title: values.followUp, dueOn: values.by };
      const [followUp, change] = addFollowUp(acting, action, wanted, context.newId());
      changes.push(change);
      summary += `. ${followUp.code} follows from it: ${followUp.title}`;
    }
    return changeAction(context, action, changes, summary);
  },
  form: metForm,
});

type MetValues = {
  readonly [K in 'words' | 'on' | 'how' | 'at' | 'followUp' | 'by' | 'marked']: string | null;
} & { readonly body: BodyValue };

/** The values as a button carries them. */
function argsOf({
  body,
  under: _,
  every: __,
  ...rest
}: MetValues & Readonly<Record<'for' | 'under', string | null>> & { readonly every: number | null }): Readonly<
  Record<string, string>
> {
  const named = 'known' in body ? body.known.id : asNewcomer(body.newBody);
  const given = Object.entries(rest).filter((one): one is [string, string] => one[1] !== null);
  return { body: named, ...Object.fromEntries(given) };
}

/** The named meeting or cadence with the body, the one with a meeting on that day, or all of them. */
function actionsMeant(body: BodyValue, code: string | null, on: IsoDate, { snapshot }: Context): readonly Action[] {
  const all = 'known' in body ? contactActionsOf(snapshot, body.known) : [];
  if (code !== null) {
    const named = all.find((one) => one.code === code);
    if (named || all.length === 0) return named ? [named] : [];
    throw new UserError(
      `${code} is no meeting or contact with that body. Expected ${all.map((one) => one.code).join(' or ')}.`,
    );
  }
  const listed = all.filter((one) => listedDates(one).includes(on));
  return listed.length === 1 ? listed : all;
}

function textOf(how: ContactMeans | null, words: string | null): string {
  const by = how === null ? 'Met' : how.replace('by', 'By');
  return words === null ? by : `${by}: ${words}`;
}
