/** Lists that people paste, one item to a line: their numbering goes, and wrapped lines come together again. */

/**
 * The mark of a list in front of a line: a bullet, "1.", "1)", "(1)", "1.2)", "a)", "(iv)", "R3:", "Recommendation 3 –". A
 * plain number is none, because "3 months" begins a sentence.
 */
const MARK =
  /^(?:[-*•·‣▪◦●○–—>]|\(?\d{1,3}(?:\.\d{1,3})*[.)]|\(?(?:[a-z]|[ivx]{1,5})\)|(?:recommendation|rec|r)\.?\s?\d{1,3}\s?[.:)–—-]|recommendation\s\d{1,3})\s+/i;

/**
 * The items of a pasted text. Where its first line and another have the mark of a list, a line without one continues the item
 * before it; otherwise every line is an item. Empty lines are none.
 */
export function itemsOfLines(text: string): readonly string[] {
  const lines = text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.replace(/[\s\u200b]+/g, ' ').trim())
    .filter((line) => line !== '');
  const marked = lines.filter((line) => MARK.test(line));
  const isMarkedList = marked.length > 1 && marked[0] === lines[0];
  const items: string[] = [];
  for (const line of lines) {
    const words = line.replace(MARK, '');
    if (isMarkedList && words === line && items.length > 0) items.push(`${items.pop()} ${line}`);
    else items.push(words);
  }
  return items;
}
