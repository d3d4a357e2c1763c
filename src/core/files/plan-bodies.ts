/** Reads the boards and committees in a column such as “Governance board”. */
import { isDepartment } from '../notice/department.ts';
import { kindOfName } from '../people/posts.ts';

const CERTAIN_MARK = /\s*[;\n/|]\s*/;
const POSSIBLE_MARK = /\s*,\s*(?:then\s+|and\s+)?|\s+(?:and|then|&)\s+/i;
const SHORT_FORM = /^(?:[SCELMD]{1,2}MT|[SCE]LT|CMB|CAB)$/;

/** Whether a name is that of a body, in full or in one of the usual short forms. */
function isBodyName(name: string): boolean {
  return kindOfName(name) === 'body' || SHORT_FORM.test(name);
}

/** Words for contact that goes on, and those with whom it is. */
const CONTACT_WITH =
  /\b(?:meetings?|calls?|catch[- ]?ups?|contact|touch ?points?|liaison|check[- ]?ins?|conversations?|discussions|dialogue|engagement|updates?)\s+(?:sessions? )?with (?:the )?(?<name>\S.*)$/i;
const BEHIND_A_NAME = /\s*[,;:(–—]|\s+(?:-|to|on|about|every|at|officials?|colleagues?|team)\s*\b/i;

/** The body with which the title of an action says that contact is kept up: “Monthly call with MHCLG”; null for any other title. */
export function contactIn(title: string): string | null {
  const name =
    CONTACT_WITH.exec(title)
      ?.groups?.name?.split(BEHIND_A_NAME)[0]
      ?.replace(/[.\s]+$/, '') ?? '';
  if (isDepartment(name)) return /^dep/i.test(name) ? `The ${name}` : name;
  return name !== '' && isBodyName(name) ? name : null;
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
