/**
 * `update R3 accepted "We will …"`, `update R3 implemented evidence "…"`, `update R3 closed by the source because …`: the
 * council's response to a recommendation, and its end.
 */
import type { ActorContext } from '../../core/people/person.ts';
import {
  closeBySource,
  type GivenResponse,
  implementRecommendation,
  RESPONSE_WORDS,
  respondTo,
} from '../../core/plan/response.ts';
import type { Change } from '../../core/record/changes.ts';
import { IncompleteCommandError } from '../../core/record/errors.ts';
import type { IsoDate, Recommendation } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import { actingOf, changeRecommendation } from '../../dispatch/outcome.ts';
import { responseForm } from '../../views/plan/recommendation-forms.ts';
import type { Said, UpdateRoute } from './update-slots.ts';

/** Words that may be a response, so that they are not recorded as an update without asking. */
const MAY_RESPOND = /(?<!\p{L})(?:accept\p{L}*|reject\p{L}*|agree\p{L}*|implement\p{L}*|closed?)(?!\p{L})/iu;

/** The response to a recommendation and its end. Other words about it are an update. */
export const respond: UpdateRoute = {
  takes({ about }, { response, text, rag }) {
    if (about !== 'recommendation' || rag) return false;
    return Boolean(response) || !text || MAY_RESPOND.test(text);
  },
  decide(subject, said, context) {
    if (subject.about !== 'recommendation') throw new Error(`A response to ${subject.row.code} was asked for`);
    const words = said.response === null ? '' : wordsOf(said);
    if (said.response === null || words === '')
      throw new IncompleteCommandError(
        `Say the response with its words in quotes: update ${subject.row.code} accepted "We will …". Or: update ${subject.row.code} implemented evidence "…"`,
      );
    const { change, did } = sayOf(actingOf(context), subject.row, said.response, words, said.on);
    return changeRecommendation(context, subject.row, [change], did);
  },
  form({ response, text, evidence, because, ...rest }, context) {
    const isKnown = RESPONSE_WORDS.some((one) => one === response);
    const words = wordsOf({ text, evidence, because });
    return responseForm({ ...rest, ...(isKnown ? { response } : {}), ...(words ? { text: words } : {}) }, context);
  },
};

/** The words of the response, the evidence or the reason, wherever they stand. */
function wordsOf({ text, evidence, because }: Partial<Pick<Said, 'text' | 'evidence' | 'because'>>): string {
  const words = [text, evidence].filter(Boolean).join(' ');
  if (!because) return words;
  return words === '' ? because : `${words}, because ${because}`;
}

const RESPONSES: Readonly<Partial<Record<(typeof RESPONSE_WORDS)[number], GivenResponse>>> = {
  accepted: 'accepted',
  'partly accepted': 'partly',
  'not accepted': 'not_accepted',
};

function sayOf(
  acting: ActorContext,
  one: Recommendation,
  said: (typeof RESPONSE_WORDS)[number],
  words: string,
  on: IsoDate | null,
): { readonly change: Change; readonly did: string } {
  const response = RESPONSES[said];
  const day = on === null || on === acting.today ? '' : ` on ${longDate(on)}`;
  if (response)
    return { change: respondTo(acting, one, response, words, on), did: `responded to ${one.code}${day}: ${said}` };
  return said === 'implemented'
    ? {
        change: implementRecommendation(acting, one, words, on),
        did: `said that ${one.code} ${day ? 'was' : 'is'} implemented${day}`,
      }
    : { change: closeBySource(acting, one, words, on), did: `said that the source has closed ${one.code}${day}` };
}
