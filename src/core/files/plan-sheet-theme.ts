/** The name of a sheet as the theme, the expectation or the source of its rows, where no column says them. */
import type { PlanRow } from './plan-row.ts';
import type { PlanTable } from './plan-table.ts';

/** Words that name the plan and no part of it. */
const OF_ANY_PLAN =
  /\b(?:actions?|plans?|improvement|delivery|trackers?|sheet|main|master|all|log|data|list|table|programme|project|update[ds]?|version|final|draft|copy|completed?|closed|open|current|archived?|old|new|live|v ?\d+(?:\.\d+)?|q[1-4])\b/gi;
/** A name that only counts: "Theme 2", "P3". */
const NUMBERED =
  /^(?:(?:theme|priority|workstream|objective|pillar|strand|section|part|area|outcome) ?)?[a-z]? ?\d{1,2}$/i;
const OF_EXPECTATION = /^(?:E\d{1,2}\b|(?:ministerial )?expectation\b|direction\b)/i;
/** Names of reviews that make recommendations. */
const OF_REVIEW =
  /\b(?:peer|audit|auditors?|review|inspection|ofsted|cqc|lga|challenge|s(?:ection )?24|recommendations?)\b/i;

/** The row with the name of its sheet in place of a theme; rows of a file with one plan stay as they are. */
export function underSheet(row: PlanRow, { sheet, titles, columns }: PlanTable): PlanRow {
  const name = row.sheet;
  if (name === null || sheet.name === null) return row;
  const whole = (NUMBERED.test(name) && titles.find((title) => startsWith(title, name))) || name;
  const isSource = row.source === null && row.recommendations.length > 0 && OF_REVIEW.test(name);
  const sourced = isSource && columns.every(({ field }) => field !== 'source') ? { ...row, source: name } : row;
  if (row.theme !== null || row.expectation !== null || isOfAnyPlan(name)) return sourced;
  return OF_EXPECTATION.test(name) ? { ...sourced, expectation: whole } : { ...sourced, theme: whole };
}

function startsWith(title: string, name: string): boolean {
  const rest = title.slice(name.length);
  return title.toLowerCase().startsWith(name.toLowerCase()) && /^[\s:.\u2013\u2014-]/.test(rest);
}

function isOfAnyPlan(name: string): boolean {
  return !/\p{L}/u.test(name.replaceAll('_', ' ').replace(OF_ANY_PLAN, ''));
}
