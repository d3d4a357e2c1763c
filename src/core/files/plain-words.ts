/** Texts of a plan in a form in which they can be compared. */

/** The name in a source, without the day in brackets behind it. */
export function nameOfSource(source: string): string {
  return source.replace(/\s*\([^()]*\)\s*$/, '').trim();
}

/** A text for comparing: without case, double spaces and the mark at its end. */
export function plain(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[.;:]$/, '')
    .toLowerCase();
}
