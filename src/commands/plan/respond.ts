/**
 * `update R3 accepted "We will …"`, `update R3 implemented evidence "…"`, `update R3 closed by the source because …`: the
 * part of `update` that is about a recommendation. Other words are an update about it.
 */
import type { ActorContext } from '../../core/people/person.ts';
import { addUpdate } from '../../core/plan/log-entry.ts';
import { recommendationByCode } from '../../core/plan/recommendation.ts';
import { closeBySource, type GivenResponse, implementRecommendation, respondTo } from '../../core/plan/response.ts';
import { mayBeResponse, readSaidResponse, type SaidOfRecommendation } from '../../core/plan/said-response.ts';
import type { Change } from '../../core/record/changes.ts';
import { IncompleteCommandError } from '../../core/record/errors.ts';
import type { Marking, Recommendation } from '../../core/record/model.ts';
import type { Context, Outcome } from '../../dispatch/command.ts';
import { actingOf, changeRecommendation } from '../../dispatch/outcome.ts';

/** The arguments of `update` that are about a recommendation. `response` is chosen in the form; a typed line has it in its text. */
export interface SaidValues {
  readonly response: SaidOfRecommendation | null;
  readonly text: string | null;
  /** The reason, where it stands in an argument of its own. */
  readonly because: string | null;
  readonly marked: Marking | null;
}

/** Records what was said of a recommendation. Throws `IncompleteCommandError`, which opens the form, for words that are not clear. */
export function updateRecommendation(context: Context, code: string, values: SaidValues): Outcome {
  const one = recommendationByCode(context.snapshot, code);
  const acting = actingOf(context);
  const typed = [values.text, values.because && `because ${values.because}`].filter(Boolean).join(' ');
  const read = values.response ? { said: values.response, words: typed, isClear: true } : readSaidResponse(typed);
  if (read === null && typed !== '' && !mayBeResponse(typed)) {
    const said = { text: typed, marking: values.marked ?? 'internal' };
    const change = addUpdate(acting, { about: 'recommendation', row: one }, said, context.newId());
    return changeRecommendation(context, one, [change], `added an update to ${code}`);
  }
  if (read === null || !read.isClear || read.words === '')
    throw new IncompleteCommandError(
      `Say the response with its words in quotes: update ${code} accepted "We will …". Or: update ${code} implemented evidence "…"`,
    );
  const { change, did } = sayOf(acting, one, read.said, read.words);
  return changeRecommendation(context, one, [change], did);
}

const RESPONSES: Readonly<Partial<Record<SaidOfRecommendation, GivenResponse>>> = {
  accepted: 'accepted',
  'partly accepted': 'partly',
  'not accepted': 'not_accepted',
};

function sayOf(
  acting: ActorContext,
  one: Recommendation,
  said: SaidOfRecommendation,
  words: string,
): { readonly change: Change; readonly did: string } {
  const response = RESPONSES[said];
  if (response) return { change: respondTo(acting, one, response, words), did: `responded to ${one.code}: ${said}` };
  return said === 'implemented'
    ? { change: implementRecommendation(acting, one, words), did: `said that ${one.code} is implemented` }
    : { change: closeBySource(acting, one, words), did: `said that the source has closed ${one.code}` };
}
