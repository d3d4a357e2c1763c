/** Reads cells in which people stand behind their roles: “Lead: Head of Law / Sponsor: Director of Place”. */

const ROLE =
  '(?:lead|owner|responsible|accountable|support|supported by|supporting|deputy|sponsor|executive sponsor|exec|sro)(?: officers?| lead)?';
const LABEL = new RegExp(`(?<=^|[\\s/;,|(])(?<role>${ROLE})\\s*:\\s*`, 'gi');
const OF_LEAD = /^(?:lead|owner|responsible|accountable)/i;
const OF_SUPPORT = /^(?:support|deputy)/i;

/** The people of a cell by their roles. `others` have their role in front, because they neither lead nor support. */
export interface Roles {
  readonly lead: string;
  readonly support: string;
  readonly others: readonly string[];
}

/** The people of a cell by their roles; null for a cell without roles, or without somebody who leads. */
export function readRoles(cell: string): Roles | null {
  const labels = [...cell.matchAll(LABEL)];
  const [first] = labels;
  if (first === undefined) return null;
  const parts = [
    { role: 'lead', name: tidy(cell.slice(0, first.index)) },
    ...labels.map(({ index, 0: label, groups }, at) => ({
      role: groups?.role ?? '',
      name: tidy(cell.slice(index + label.length, labels[at + 1]?.index)),
    })),
  ].filter(({ name }) => name !== '');
  const those = (is: (role: string) => boolean) => parts.filter(({ role }) => is(role));
  const lead = those((role) => OF_LEAD.test(role));
  if (lead.length === 0) return null;
  const names = (some: typeof parts) => some.map(({ name }) => name).join('\n');
  return {
    lead: names(lead),
    support: names(those((role) => OF_SUPPORT.test(role))),
    others: those((role) => !OF_LEAD.test(role) && !OF_SUPPORT.test(role)).map(({ role, name }) => `${role}: ${name}`),
  };
}

/** A name without the marks that part it from its neighbours. */
function tidy(text: string): string {
  const inside = text
    .trim()
    .replace(/[\s/;,|(]+$/, '')
    .replace(/^[\s/;,|]+/, '');
  const isOpen = inside.split('(').length > inside.split(')').length;
  return isOpen ? inside : inside.split(')').length > inside.split('(').length ? inside.replace(/\)$/, '') : inside;
}
