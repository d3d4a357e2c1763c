/** Writes the rows of tables, whose cells are parted by tabs, as the numbered points of a list. */

const OF_REFERENCE = /^(?:ref(?:erence)?|no\.?|number|#)$/i;
const HEADING =
  /^(?:ref(?:erence)?|no\.?|number|#|(?:best value )?expectations?|actions?|requirements?|what (?:we|the department|ministers) expects?(?: of you)?|area|theme|subject|topic|by when|when|deadline|timescale|date|due(?: date)?)$/i;
/** The reference of a row: 4, E4, WBC 4. */
const REFERENCE = /^(?:[A-Z]{1,5}[ .-]?)?(?<number>\d{1,2})[.)]?$/;

/** The text with a point for each row of a table with known headings, and for each row that begins with a number. */
export function pointsOfTables(text: string): string {
  if (!text.includes('\t')) return text;
  let headings: readonly string[] = [];
  let count = 0;
  const lines = text.split('\n').flatMap((line) => {
    const cells = line.split(/\t+/).map((cell) => cell.trim());
    if (cells.length > 1 && cells.every((cell) => HEADING.test(cell))) {
      [headings, count] = [cells, 0];
      return [];
    }
    if (line.trim() !== '' && cells.length !== headings.length) headings = [];
    const number = REFERENCE.exec(cells[0] ?? '')?.groups?.number;
    if (cells.length < 2 || (headings.length === 0 && number === undefined)) return [line];
    count += 1;
    const own = number !== undefined || OF_REFERENCE.test(headings[0] ?? '') ? cells.slice(1) : cells;
    return [`${number ?? count}. ${joined(own, headings.slice(headings.length - own.length))}`];
  });
  return lines.join('\n');
}

/** The cells of a row in one text; the area of an expectation stands before it like a heading. */
function joined(cells: readonly string[], headings: readonly string[]): string {
  const filled = cells.filter((cell) => cell !== '');
  const isArea = /^(?:area|theme|subject|topic)$/i.test(headings[0] ?? '') && filled.length > 1;
  return isArea ? `${filled[0]}: ${filled.slice(1).join(' – ')}` : filled.join(' – ');
}
