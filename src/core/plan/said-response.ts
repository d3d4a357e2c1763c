/** Reads what `update R3 …` says of a recommendation: the council's response, or its outcome. */

/** Everything that can be said of a recommendation, as people type it. */
export const SAID_OF_RECOMMENDATION = [
  'accepted',
  'partly accepted',
  'not accepted',
  'implemented',
  'closed by the source',
] as const;
/** One of `SAID_OF_RECOMMENDATION`. */
export type SaidOfRecommendation = (typeof SAID_OF_RECOMMENDATION)[number];

/** The words with which each begins, those that are part of others last. */
const BEGINNINGS: readonly (readonly [SaidOfRecommendation, RegExp])[] = [
  ['not accepted', /^(?:not accepted|rejected)(?=$|[\s,:;–—-])/i],
  ['partly accepted', /^(?:part(?:ly|ially)?[\s-]accepted|accepted in part)(?=$|[\s,:;–—-])/i],
  ['accepted', /^accepted(?=$|[\s,:;–—-])/i],
  ['implemented', /^implemented(?=$|[\s,:;–—-])(?:[\s,:;–—-]+(?:with\s+)?evidence(?=$|[\s:]))?/i],
  ['closed by the source', /^closed by (?:the|its) source(?=$|[\s,:;–—-])(?:[\s,:;–—-]+because(?=$|[\s:]))?/i],
];

/** What was said, and its words; `isClear` when the words are quoted, a link, or behind “because”. */
export interface SaidResponse {
  readonly said: SaidOfRecommendation;
  /** The response, the evidence or the reason; '' when it was left out. */
  readonly words: string;
  readonly isClear: boolean;
}

/** Reads the words behind the code; null when they begin with no response and no outcome. */
export function readSaidResponse(text: string): SaidResponse | null {
  const typed = text.trim();
  for (const [said, beginning] of BEGINNINGS) {
    const [found] = beginning.exec(typed) ?? [];
    if (found === undefined) continue;
    const rest = typed.slice(found.length).replace(/^[\s,:;–—-]+/, '');
    const quoted = /^["“„«]([^"“”„«»]*)["”“»][.!]?$/.exec(rest)?.[1];
    const isReason = said === 'closed by the source' && /because:?$/i.test(found);
    const isClear = quoted !== undefined || isReason || /^https:\/\/\S+$/.test(rest);
    return { said, words: (quoted ?? rest).trim(), isClear };
  }
  return null;
}

/** Words that may be a response, so that they are not recorded as an update without asking. */
const MAY_RESPOND = /(?<!\p{L})(?:accept\p{L}*|reject\p{L}*|agree\p{L}*|implement\p{L}*|closed?)(?!\p{L})/iu;

/** Whether words that are no response may be meant as one. */
export function mayBeResponse(text: string): boolean {
  return MAY_RESPOND.test(text);
}
