/** Cuts text into sentences. */

const ABBREVIATION =
  /(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Cllr|Rt|Hon|No|Nos|St|para|paras|pp?|vs?|etc|approx|ref|e\.g|i\.e|cf|s|ss|Sch|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$/i;

/** The sentences of a paragraph, with what ends them. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const { index, 0: end } of text.matchAll(/[.!?][”"’')\]]*\s+(?=[“"‘'(]?[A-Z\d])/g)) {
    const sentence = text.slice(from, index + end.length).trim();
    if (ABBREVIATION.test(sentence)) continue;
    sentences.push(sentence);
    from = index + end.length;
  }
  const rest = text.slice(from).trim();
  return rest === '' ? sentences : [...sentences, rest];
}
