/** Words that deny, limit, put off or make depend what a sentence says. Nothing is completed on the strength of such a sentence. */

/** Each entry is matched as whole words, without regard to case and apostrophes. */
const LIMITS: readonly string[] = [
  // It is denied.
  'not|never|no|none|nobody|cannot|without|neither|nor',
  '[a-z]+nt(?<=isnt|arent|wasnt|werent|dont|doesnt|didnt|havent|hasnt|hadnt|cant|couldnt|wont|wouldnt|shouldnt|aint)',
  'far from|fail(?:ed|s)? to|unable|unfinished|incomplete|outstanding',
  // It holds in part.
  'nearly|almost|about to|practically|virtually|mostly|largely|partly|partially|half|halfway|part(?: of| way)?',
  'draft|only|just about|more or less|nearing|close to|as good as|roughly|most of|some of|all but|so far',
  '(?:[1-9]?\\d) ?(?:%|per ?cent)',
  'bar|barring|except|excepting|apart from|aside from|other than|excluding|minus|less|save for|but|however|although|though',
  '(?:1?\\d) (?:out of|of) (?:the )?\\d+',
  // It comes later, or depends.
  'yet|to follow|tomorrow|soon|shortly|still|pending|awaiting|waiting|wait|until|till|til|unless|if|when|once|as soon as|before|after',
  'would|wouldve|would have|could|might|may|maybe|perhaps|possibly|probably|hopefully|should|shall|will|going to|gonna|hope|hoping|expect|expecting|aim|aiming|plan to|planning to|need|needs|trying|working on|due to be',
  'was done|were done|had been|supposed to|meant to|id be|wed be|ill|well be|itll|theyll',
  'wrong|wrongly|by mistake|in error|too early|premature',
];

const LIMIT = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${LIMITS.join('|')})(?![\\p{L}\\p{N}-])`, 'iu');

/** Words that deny outright, a part of the list above: with them not even a date is taken from the sentence first. */
const DENIAL =
  /(?<![\p{L}\p{N}-])(?:not|never|no|isnt|arent|wasnt|dont|doesnt|didnt|cant|wont|cannot)(?![\p{L}\p{N}-])/iu;

/** The first word of a text that denies, limits or puts off; null when it has none. */
export function findLimit(text: string): string | null {
  return LIMIT.exec(withoutApostrophes(text))?.[0] ?? null;
}

/** Whether a text denies outright: "don't", "not", "no". */
export function isDenied(text: string): boolean {
  return DENIAL.test(withoutApostrophes(text));
}

function withoutApostrophes(text: string): string {
  return text.replaceAll(/(?<=\p{L})['’‘](?=\p{L})/gu, '');
}
