/** Reads who answers for a line, from its own cells or from the merged cell above them. */
import { NOTHING, THE_ONE_ABOVE } from './plan-answer-words.ts';
import type { Findings, LineCells } from './plan-cells.ts';
import { inFullPosts } from './plan-initials.ts';
import { readPeopleCell } from './plan-people.ts';
import { readRoles } from './plan-roles.ts';
import type { PlanRow } from './plan-row.ts';

/** Reads the columns of people: the first person is the owner, the second the deputy, and all others are named in the update. */
export function readPeople(cells: LineCells, { doubts, update }: Findings): Pick<PlanRow, 'owner' | 'deputy'> {
  const above = cells.mayBeNoAction() ? undefined : cells.line.above?.owner;
  const answer = above ? cells.answer('owner', '', 'owner') : null;
  if (above && answer === null) {
    const question = `The row has no owner. The row above it has “${oneLine(above)}”.`;
    doubts.push({ ...cells.at, field: 'owner', cell: '', group: 'owner', question, options: [THE_ONE_ABOVE, NOTHING] });
  }
  const names: string[] = [];
  for (const field of ['owner', 'deputy'] as const) {
    const cell = cells.text(field);
    const isAbove = field === 'owner' && answer === THE_ONE_ABOVE;
    const value = inFullPosts(isAbove ? (above ?? '') : cells.value(field), cells.initials);
    const roles = readRoles(value);
    if (roles && roles.others.length > 0) update.push(`Also named: ${roles.others.map(oneLine).join(', ')}`);
    const read = readPeopleCell(roles ? `${roles.lead}\n${roles.support}` : value);
    if (read.doubt && cells.answer(field, cell) === null) {
      doubts.push({ ...cells.at, field, cell, ...read.doubt });
    }
    // An empty column of owners leaves the deputy where they are.
    if (field === 'deputy' && names.length === 0 && read.names.length > 0) {
      const [deputy = null, ...more] = read.names;
      if (more.length > 0) update.push(`Also named: ${more.join(', ')}`);
      return { owner: null, deputy };
    }
    names.push(...read.names.filter((name) => !names.includes(name)));
  }
  const [owner = null, deputy = null, ...more] = names;
  if (more.length > 0) update.push(`Also named: ${more.join(', ')}`);
  return { owner, deputy };
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
