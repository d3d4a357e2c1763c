/** Finds the words of a workbook that are struck through: whole cells by their style, and parts of a text by their own. */

/** Private characters around struck words, which no text of a person holds. */
const [BEGIN, END] = ['\ue000', '\ue001'];
const MARKED = new RegExp(`${BEGIN}([^${BEGIN}${END}]*)${END}`, 'g');
const RUN = /<(?:\w+:)?r>[\s\S]*?<\/(?:\w+:)?r>/g;
/** An element that is on: without a value, or with one that does not turn it off. */
const STRIKE = /<(?:\w+:)?strike(?:\s*\/>|\s+val="(?:1|true)"\s*\/>)/;

/** The XML of texts with marks around the parts that are struck through, so that they can be told after the workbook is read. */
export function markStruckParts(xml: string): string {
  if (!STRIKE.test(xml)) return xml;
  return xml.replace(RUN, (run) =>
    STRIKE.test(run) ? run.replace(/(<(?:\w+:)?t\b[^>]*>)([^<]*)/, `$1${BEGIN}$2${END}`) : run,
  );
}

/** A text without its marks: the words that stand, and those that are struck through. */
export function readStruck(text: string): { readonly text: string; readonly struck: string } {
  const struck = [...text.matchAll(MARKED)].map(([, words]) => words).join(' ');
  const standing = text.replace(MARKED, ' ');
  // A text that is struck as a whole stays to be asked about.
  const rest = standing.trim() === '' ? text.replace(MARKED, '$1') : standing.replace(/ {2,}/g, ' ').trim();
  return { text: struck === '' ? text : rest, struck: struck.trim() };
}

/** Whether each font of a workbook strikes its text through, by its index. */
export function struckFonts(styles: string): readonly boolean[] {
  const fonts = /<(?:\w+:)?fonts\b[\s\S]*?<\/(?:\w+:)?fonts>/.exec(styles)?.[0] ?? '';
  return (fonts.match(/<(?:\w+:)?font(?:\s*\/>|>[\s\S]*?<\/(?:\w+:)?font>)/g) ?? []).map((font) => STRIKE.test(font));
}
