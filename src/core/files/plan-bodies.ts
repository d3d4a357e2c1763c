/** Reads the boards and committees in a column such as “Governance board”. */
import { kindOfName } from '../people/posts.ts';

const CERTAIN_MARK = /\s*[;\n/|]\s*/;
const POSSIBLE_MARK = /\s*,\s*(?:then\s+|and\s+)?|\s+(?:and|then|&)\s+/i;
const SHORT_FORM = /^(?:[SCELMD]{1,2}MT|[SCE]LT|CMB|CAB)$/;

/** Whether a name is that of a body, in full or in one of the usual short forms. */
function isBodyName(name: string): boolean {
  return kindOfName(name) === 'body' || SHORT_FORM.test(name);
}

/** The bodies that a cell names. “Audit and Governance Committee” is one, “Cabinet and Audit Committee” are two. */
export function bodiesIn(cell: string): readonly string[] {
  const parts = cell.split(CERTAIN_MARK).flatMap((part) => {
    const halves = part.split(POSSIBLE_MARK);
    return halves.every(isBodyName) ? halves : [part];
  });
  const names = parts.map((part) =>
    part
      .replace(/\s*\([^()]*\)$/, '')
      .replace(/[.\s]+$/, '')
      .trim(),
  );
  return [...new Set(names.filter((name) => name !== '' && isBodyName(name)))];
}
