/** `add recommendation "…"`, `edit recommendation R3 …` and `list recommendations`: what boards and auditors recommend. */
import { presentNotice } from '../../core/notice/notice.ts';
import { expectationByCode } from '../../core/plan/expectation.ts';
import { itemsOfLines } from '../../core/plan/pasted-lines.ts';
import {
  addRecommendations,
  assignRecommendation,
  editRecommendation,
  type RecommendationEdit,
  recommendationByCode,
} from '../../core/plan/recommendation.ts';
import { RECOMMENDATION_STATES, recommendationsIn } from '../../core/plan/recommendation-list.ts';
import { applyChanges } from '../../core/record/apply.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import { LEVELS, type Recommendation } from '../../core/record/model.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { enterBodyIfNew, enterIfNew } from '../../dispatch/newcomer.ts';
import { actingOf, answer, changeRecommendation, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { recommendationsAddedCard, recommendationsCard } from '../../views/plan/recommendation.ts';
import { addRecommendationForm, editRecommendationForm } from '../../views/plan/recommendation-forms.ts';

/** Adds one recommendation, or several that were pasted one to a line, all in one commit. */
export const addRecommendationCommand = defineCommand({
  name: 'add recommendation',
  group: 'plan',
  aliases: ['add recommendations'],
  who: 'officer',
  changes: true,
  usage: [
    {
      say: 'add recommendation "…" from "Improvement Board" on 12 February',
      does: 'Add a recommendation as its source put it; several go in the lines below, one to a line',
    },
    {
      say: 'add recommendation "…" from "Improvement Board" on 12 February by 1 March to E2 sro @x',
      does: 'With the date of the response, the expectation that it belongs to, and who answers for it',
    },
  ],
  slots: {
    text: slot.text({ below: true, expects: 'its words in quotes, or several in the lines below, one to a line' }),
    title: slot.text({ keyword: 'title', optional: true }),
    from: slot.body({ keyword: 'from', expects: 'the body that made it, such as from "Improvement Board"' }),
    on: slot.date({ keyword: 'on', expects: 'the day on which it was received, such as on 12 February' }),
    by: slot.date({ keyword: 'by', future: true, optional: true }),
    to: slot.expectation({ keyword: 'to', optional: true }),
    level: slot.choice(LEVELS, { keyword: 'level', optional: true }),
    sro: slot.person({ keyword: 'sro', newcomers: true, optional: true }),
  },
  run({ text, title, from, on, by, to, level, sro }, context) {
    const notice = presentNotice(context.snapshot);
    const texts = itemsOfLines(text);
    if (title !== null && texts.length > 1)
      throw new UserError(
        `One title does not fit ${texts.length} recommendations. Leave it out, or add them one by one.`,
      );
    const source = enterBodyIfNew(context, from);
    const named = sro && enterIfNew(context, sro);
    const wanted = {
      texts,
      title,
      sourceId: source.person.id,
      receivedOn: on,
      respondBy: by,
      seniorResponsibleOwnerId: named?.person.id ?? null,
      expectation: to === null ? null : expectationByCode(context.snapshot, to),
      level,
    };
    const added = addRecommendations(actingOf(context), notice, wanted, context.newId);
    const changes = [...source.changes, ...(named?.changes ?? []), ...added.map(({ change }) => change)];
    const rows = added.map(({ row }) => row);
    const scene = { ...context, snapshot: applyChanges(context.snapshot, changes) };
    return changeRecord(context, changes, recommendationsAddedCard(actingOf(context).actor.name, rows, scene));
  },
  form: addRecommendationForm,
});

/** A lead corrects how a recommendation was entered; `none` or an emptied field takes a value out. */
export const editRecommendationCommand = defineCommand({
  name: 'edit recommendation',
  group: 'plan',
  who: 'lead',
  changes: true,
  usage: [
    {
      say: 'edit recommendation R3 title "…" by 1 March to E2 sro @x',
      does: "Change a recommendation's title, words, dates, source, expectation or senior responsible owner",
    },
  ],
  slots: {
    recommendation: slot.recommendation(),
    title: slot.text({ keyword: 'title', optional: true }),
    text: slot.text({ keyword: 'text', optional: true }),
    from: slot.body({ keyword: 'from', optional: true }),
    on: slot.date({ keyword: 'on', optional: true }),
    by: slot.date({ keyword: 'by', future: true, optional: true, orNone: true }),
    to: slot.expectation({ keyword: 'to', optional: true, orNone: true }),
    level: slot.choice(LEVELS, { keyword: 'level', optional: true }),
    sro: slot.person({ keyword: 'sro', newcomers: true, optional: true, orNone: true }),
  },
  run({ recommendation: code, sro, from, ...values }, context) {
    const acting = actingOf(context);
    const { emptied } = context;
    const one = recommendationByCode(context.snapshot, code);
    if ([sro, from, ...Object.values(values)].every((value) => value === null) && emptied.length === 0)
      throw new IncompleteCommandError(`Say what to change: edit recommendation ${code} title "…" by 1 March sro @x`);
    const source = from === null ? null : enterBodyIfNew(context, from);
    const wanted = {
      ...(values.title === null ? {} : { title: values.title }),
      ...(values.text === null ? {} : { text: values.text }),
      ...(source === null ? {} : { sourceId: source.person.id }),
      ...(values.on === null ? {} : { receivedOn: values.on }),
      ...orEmptied('respondBy', values.by, emptied.includes('by')),
      ...orEmptied(
        'expectationId',
        values.to === null ? null : expectationByCode(context.snapshot, values.to).id,
        emptied.includes('to'),
      ),
      ...(values.level === null ? {} : { level: values.level }),
    } satisfies RecommendationEdit;
    const edit = differing(one, wanted);
    const edited = Object.keys(edit).length > 0 ? [editRecommendation(acting, one, edit)] : [];
    const named = sro && enterIfNew(context, sro);
    const sroId = emptied.includes('sro') ? null : (named?.person.id ?? one.seniorResponsibleOwnerId);
    const before = applyChanges(context.snapshot, [...(source?.changes ?? []), ...edited]);
    const assigned =
      sroId === one.seniorResponsibleOwnerId
        ? []
        : [...(named?.changes ?? []), assignRecommendation(acting, recommendationByCode(before, code), sroId)];
    if (edited.length + assigned.length === 0)
      throw new UserError(`Nothing about ${code} would change. Expected a title, words, a date, a source or an SRO.`);
    return changeRecommendation(context, one, [...(source?.changes ?? []), ...edited, ...assigned], `edited ${code}`);
  },
  form: editRecommendationForm,
});

function orEmptied(
  column: 'respondBy' | 'expectationId',
  value: string | null,
  isEmptied: boolean,
): RecommendationEdit {
  return value === null && !isEmptied ? {} : { [column]: value };
}

/** The columns whose values differ from those of the row. */
function differing(one: Recommendation, wanted: RecommendationEdit): RecommendationEdit {
  return Object.fromEntries(
    Object.entries(wanted).filter(([column, value]) => one[column as keyof RecommendationEdit] !== value),
  );
}

/** The longer words stand first, so that both of them are taken. */
const STATE_WORDS = ['awaiting response', ...RECOMMENDATION_STATES] as const;

/** Lists the recommendations in private, all of them or those in a state. */
export const listRecommendations = defineCommand({
  name: 'list recommendations',
  group: 'see',
  aliases: ['recommendations'],
  who: 'known',
  changes: false,
  usage: [
    { say: 'list recommendations', does: 'Every recommendation, with its response and what became of it' },
    {
      say: 'list recommendations awaiting response',
      does: 'Those that await a response; also open, implemented, closed, withdrawn',
    },
  ],
  slots: {
    state: slot.choice(STATE_WORDS, { optional: true }),
    page: slot.number({ keyword: 'page', optional: true }),
  },
  run({ state: word, page }, context) {
    presentNotice(context.snapshot);
    const state = word === 'awaiting response' ? 'awaiting' : word;
    const found = recommendationsIn(context.snapshot, state);
    return answer(recommendationsCard({ found, state, page: page ?? 1 }, context, actingOf(context).actor));
  },
});
