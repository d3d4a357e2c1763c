/**
 * `status [E2 | @person | overdue] [since DATE] [as at DATE]`: the state of the notice; `mine`: the asker's actions;
 * `show`: one action or expectation.
 */

import { presentNotice } from '../../core/notice/notice.ts';
import { expectationOf, isLead, limitToReader } from '../../core/people/person.ts';
import { actionByCode } from '../../core/plan/action.ts';
import { expectationByCode, progressOf } from '../../core/plan/expectation.ts';
import { recommendationByCode } from '../../core/plan/recommendation.ts';
import { statusReport } from '../../core/plan/status.ts';
import { overdueAmong, workloadOf } from '../../core/plan/workload.ts';
import { UserError } from '../../core/record/errors.ts';
import { rowByCode } from '../../core/record/find-row.ts';
import type { IsoDate, Notice, Person, Snapshot } from '../../core/record/model.ts';
import { withoutUndone } from '../../core/record/undone.ts';
import { addDays, dayAndDate } from '../../core/time/dates.ts';
import { instantOf } from '../../core/time/instants.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer, isReadAlone } from '../../dispatch/outcome.ts';
import { type SubjectValue, slot } from '../../dispatch/slots.ts';
import type { Button, Card } from '../../ports/card.ts';
import { sinceCard } from '../../views/ask/since.ts';
import { asAtCard } from '../../views/files/as-at.ts';
import { formButton } from '../../views/form.ts';
import { actionCard, expectationCard } from '../../views/plan/action.ts';
import { recommendationCard } from '../../views/plan/recommendation.ts';
import { attentionCard, drawStatusOnce, type StatusDrawing, statusCardFor } from '../../views/plan/status.ts';
import { overdueCard, workloadCard } from '../../views/plan/workload.ts';
import { recordAt } from '../files/as-at.ts';
import { earlierActionCard } from './earlier-action.ts';

/** Shows the notice as a whole, or one subject of it, as far as the asker may see it. */
export const status = defineCommand({
  name: 'status',
  group: 'see',
  everyday: true,
  who: 'known',
  changes: false,
  usage: [
    { say: 'status', does: 'Days left, counts, each expectation, and what needs attention' },
    { say: 'status E2', does: 'One expectation with its actions' },
    { say: 'status @x', does: "Somebody's actions" },
    { say: 'status overdue', does: 'The overdue actions, longest overdue first' },
    { say: 'status since 1 June', does: 'What was completed, moved, added and blocked since then' },
    { say: 'status since 1 June to 30 June', does: 'The same of a time that has ended' },
    { say: 'status as at 28 June', does: 'The status as it stood at the end of that day' },
  ],
  slots: {
    about: slot.subject({ choices: ['overdue', 'attention'], optional: true }),
    since: slot.date({ keyword: 'since', optional: true }),
    to: slot.date({ keyword: 'to', after: ['since'], optional: true }),
    asAt: slot.asAt(),
  },
  async run({ about, since, to, asAt }, context) {
    if (asAt !== null) return answer(await drawStatusAt(context, asAt, about ?? since));
    if (since !== null) return answer(await drawChangesSince(context, { since, to }, about));
    return answer(about === null ? drawOwnStatus(context) : drawSubject(context, about));
  },
});

/** Shows the asker's own open actions with buttons to report them. */
export const mine = defineCommand({
  name: 'mine',
  group: 'see',
  everyday: true,
  aliases: ['my actions', 'me'],
  who: 'known',
  changes: false,
  guests: true,
  usage: [{ say: 'mine', does: 'Your own actions, with buttons to tick them off' }],
  slots: {},
  run: (_, context) => answer(drawSubject(context, { kind: 'person', person: actingOf(context).actor })),
});

/** Shows one action or one expectation in full. */
export const show = defineCommand({
  name: 'show',
  group: 'see',
  everyday: true,
  who: 'known',
  changes: false,
  guests: true,
  usage: [
    { say: 'show E2-03', does: 'One action with its dates, its evidence and what you can do' },
    { say: 'show E2', does: 'One expectation in the words of the letter, with its actions' },
    { say: 'show R3', does: 'One recommendation with its response and the actions that carry it out' },
  ],
  slots: {
    about: slot.subject({
      expects: 'an action such as E2-03, an expectation such as E2, or a recommendation such as R3',
    }),
  },
  async run({ about }, context) {
    const isUnknown = about.kind === 'action' && !rowByCode(context.snapshot.actions, about.code);
    const earlier = isUnknown ? await earlierActionCard(about.code, context) : null;
    return answer(earlier ?? drawSubject(context, about));
  },
});

/** Draws the status for the asker, with a button beside each action that the asker may act on. */
function drawOwnStatus(context: Context): Card {
  const { actor } = actingOf(context);
  const { drawing, own } = keptStatus(context);
  const cards = isReadAlone(context) ? own.alone : own.amongOthers;
  const kept = cards.get(actor);
  if (kept) return kept;
  const buttons = [...shareButtons(context, ''), ATTENTION_BUTTON, ...expiryButtons(context, actor)];
  const card = { ...statusCardFor(drawing, context, actor), buttons };
  cards.set(actor, card);
  return card;
}

/** Draws the status as everybody in a conversation may see it, without buttons. */
export function drawStatus(context: Context): Card {
  return keptStatus(context).drawing.card;
}

const ATTENTION_BUTTON: Button = {
  type: 'command',
  label: 'Everything that needs attention',
  command: 'status',
  args: { about: 'attention' },
};

/** A lead can confirm an expiry date that was only calculated. */
function expiryButtons({ snapshot }: Context, actor: Person): readonly Button[] {
  const { notice } = snapshot;
  if (!isLead(actor) || notice?.expiryBasis !== 'calculated' || notice.decisionOutcome !== null) return [];
  return [formButton('Confirm the expiry date', 'notice confirm')];
}

/** The status of one snapshot on one day: the drawing that all readers share, and the cards that were drawn of it. */
interface KeptStatus {
  readonly today: IsoDate;
  readonly drawing: StatusDrawing;
  /** By the person of this snapshot who asked, alone with the bot or among others, with whom the card can be shared. */
  readonly own: Readonly<Record<'alone' | 'amongOthers', Map<Person, Card>>>;
}

/** Many askers in a meeting share a drawing, and nobody's card is drawn twice. A snapshot is never altered. */
const keptStatuses = new WeakMap<Snapshot, KeptStatus>();

function keptStatus(context: Context): KeptStatus {
  const { snapshot, today } = context;
  const kept = keptStatuses.get(snapshot);
  if (kept?.today === today) return kept;
  const drawing = drawStatusOnce(statusReport(snapshot, presentNotice(snapshot), today), context);
  const fresh = { today, drawing, own: { alone: new Map(), amongOthers: new Map() } };
  keptStatuses.set(snapshot, fresh);
  return fresh;
}

function shareButtons({ request }: Context, about: string): readonly Button[] {
  const mineButton: Button = { type: 'command', label: 'Show my actions', command: 'mine', args: {} };
  if (isReadAlone({ request })) return [mineButton];
  return [mineButton, { type: 'command', label: 'Share here', command: 'share', args: about ? { about } : {} }];
}

function drawSubject(received: Context, about: SubjectValue): Card {
  const { actor, snapshot, today } = actingOf(received);
  const context = { ...received, snapshot: limitToReader(actor, received) };
  const notice = presentNotice(snapshot);
  switch (about.kind) {
    case 'expectation': {
      const card = drawExpectation(context, about.code, actor);
      return { ...card, buttons: [...card.buttons, ...shareButtons(context, about.code).slice(1)] };
    }
    case 'action':
      return actionCard(actionByCode(context.snapshot, about.code), context, actor);
    case 'recommendation':
      return recommendationCard(recommendationByCode(snapshot, about.code), context, actor);
    case 'person':
      return workloadCard(about.person.name, workloadOf(context.snapshot, about.person.id, today), context, actor);
    case 'word':
      if (about.word === 'attention') return drawAttention(context, notice);
      return overdueCard(overdueAmong(context.snapshot.actions, snapshot, today), context, actor);
  }
}

/** Draws an expectation for `viewer`, or with null for everybody in a conversation. Throws `UserError` for an unknown code. */
export function drawExpectation(context: Context, code: string, viewer: Person | null): Card {
  const expectation = expectationByCode(context.snapshot, code);
  return expectationCard(expectation, progressOf(context.snapshot, expectation, context.today), context, viewer);
}

function drawAttention(context: Context, notice: Notice): Card {
  return attentionCard(statusReport(context.snapshot, notice, context.today), context);
}

/** Draws the whole status of an earlier day as everybody may see it, without buttons: they would act on the present record. */
async function drawStatusAt(context: Context, day: IsoDate, other: SubjectValue | IsoDate | null): Promise<Card> {
  if (other !== null) throw new UserError('“as at” goes with the whole notice: status as at 28 June');
  const record = await recordAt(day, context);
  const report = statusReport(record.snapshot, presentNotice(record.snapshot), record.today);
  return asAtCard(drawStatusOnce(report, record).card, record.now, context.calendar.timeZone);
}

/** The days between which changes are shown; without `to` they run up to now. */
interface DaysShown {
  readonly since: IsoDate;
  readonly to: IsoDate | null;
}

/** Draws the changes since a day, or between two, from the audit, of everything or of one expectation. */
async function drawChangesSince(context: Context, days: DaysShown, about: SubjectValue | null): Promise<Card> {
  const { since, to } = days;
  const { snapshot, calendar, today } = context;
  presentNotice(snapshot);
  if (about !== null && about.kind !== 'expectation' && about.kind !== 'person') {
    throw new UserError('“since” goes with the whole notice, one expectation or one person: status E2 since 1 June');
  }
  if (since > today) throw new UserError(`${dayAndDate(since)} has not come yet. Expected a day up to today.`);
  if (to !== null && to < since) throw new UserError(`${dayAndDate(to)} is before ${dayAndDate(since)}.`);
  const person = about?.kind === 'person' ? about.person : null;
  const code = about?.kind === 'expectation' ? about.code : null;
  const expectations = snapshot.expectations.filter((one) => person === null && (code === null || one.code === code));
  const actions = snapshot.actions.filter((action) =>
    person ? action.ownerId === person.id : code === null || expectationOf(snapshot, action).code === code,
  );
  const recommendations = snapshot.recommendations.filter(
    ({ expectationId }) => about === null || expectations.some(({ id }) => id === expectationId),
  );
  const subjects = [...expectations, ...recommendations, ...actions];
  const known = new Set(subjects.map(({ id }) => id));
  const entries = snapshot.logEntries.filter(({ aboutId }) => known.has(aboutId));
  const milestones = snapshot.milestones.filter(({ actionId }) => known.has(actionId));
  const events = await context.read.history({
    ids: [...actions, ...milestones, ...recommendations, ...entries].map(({ id }) => id),
    since: instantOf(since, '00:00', calendar.timeZone),
  });
  const end = to === null ? null : instantOf(addDays(to, 1), '00:00', calendar.timeZone);
  const within = withoutUndone(events).events.filter(({ at }) => end === null || at < end);
  const limit = person ? `, in the actions of ${person.name}` : code ? `, under ${code}` : '';
  return sinceCard(days, within, subjects, context, actingOf(context).actor, limit);
}
