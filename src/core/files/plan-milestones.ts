/** Finds the lines that are steps of another line: CT1.1 below CT1, or a row that fills only the column of milestones. */
import { AN_ACTION, HEADING } from './plan-answer-words.ts';
import type { PlanDateContext } from './plan-date-cell.ts';
import { OWN_ACTIONS, STEPS } from './plan-groups.ts';
import { askWhoseDate, type ReadLine } from './plan-line.ts';
import { type PlanMilestone, type PlanRow, rowTitle } from './plan-row.ts';
import { readSteps } from './plan-steps.ts';

/** A milestone has a letter of the alphabet. */
const MOST_MILESTONES = 26;

/** The actions with their milestones, in the order of the file. `said` tells of steps that became actions. */
export function foldMilestones(
  lines: readonly ReadLine[],
  at: PlanDateContext,
): {
  readonly rows: readonly PlanRow[];
  readonly said: readonly string[];
  /** How many lines are headings by their numbers. */
  readonly headings: number;
} {
  const rows: PlanRow[] = [];
  const said: string[] = [];
  const themes = headingsAmong(lines);
  for (const line of lines) {
    const { action } = line;
    if (themes.has(action)) continue;
    const theme = themeOf(action, themes);
    askIfHeading(line, themes);
    const found = parentOf(line, rows);
    const parent = found && isStep(line, rows[found.at] as PlanRow) ? found : null;
    const refusal = parent && refusalOf(action, rows[parent.at] as PlanRow);
    if (parent && refusal === null) {
      rows[parent.at] = withMilestone(rows[parent.at] as PlanRow, line);
      continue;
    }
    if (parent && refusal) said.push(`${rowTitle(action)} is an action of its own, because ${refusal}.`);
    const own = theme === null ? action : { ...action, theme: action.theme ?? theme };
    if (parent && line.milestone !== '') rows.push(partOf(rows[parent.at] as PlanRow, own, line.milestone));
    else rows.push(line.milestone === '' ? own : (withSteps(own, line, at) ?? withOwnMilestone(own, line)));
  }
  return { rows, said, headings: themes.size };
}

/** In place of a cell: the number of the row above, with which a question about the rows below it is asked once. */
const below = (ref: string | null): string => `below ${ref}`;

/** Asks whether a line with dates and without an owner is the heading of the lines whose numbers stand below it. */
function askIfHeading({ action, cells, findings }: ReadLine, themes: ReadonlyMap<PlanRow, string>): void {
  const [head, words] = [...themes].findLast(([theme]) => isBelow(action.planRef, theme.planRef)) ?? [];
  if (!head || isEmptyHead(head) || cells.answer('milestone', below(head.planRef), 'above') !== null) return;
  const question = `“${words}” stands above by its number and has no owner. Is it a heading?`;
  const options = [HEADING, AN_ACTION];
  findings.doubts.push({
    ...cells.at,
    field: 'milestone',
    cell: below(head.planRef),
    group: 'above',
    question,
    options,
  });
}

/** Whether a line below another by its number is a milestone of it. A column of milestones or the lack of an owner says so; else it is asked. */
function isStep({ action, cells, findings, isBare }: ReadLine, { planRef }: PlanRow): boolean {
  const isSaid = cells.has('milestone') || isBare || action.owner === null || !isBelow(action.planRef, planRef);
  const answer = cells.answer('milestone', below(planRef), 'steps');
  if (isSaid || answer !== null) return answer !== OWN_ACTIONS;
  const question = `By the number it stands below ${planRef}. It may be a milestone of that action, or an action of its own.`;
  const options = [STEPS, OWN_ACTIONS];
  findings.doubts.push({ ...cells.at, field: 'milestone', cell: below(planRef), group: 'steps', question, options });
  return true;
}

/** Whether nothing but words stands in a line above others, so that it can only be a heading. */
function isEmptyHead({ dueOn, status, rag, gaps }: PlanRow): boolean {
  return dueOn === null && status === null && rag === null && gaps.includes('due');
}

/** Numbered headings: "1 Finance" without an owner above 1.1, 1.2 …, which have owners or say more than it. */
function headingsAmong(lines: readonly ReadLine[]): ReadonlyMap<PlanRow, string> {
  const refs = lines.map(({ action }) => action.planRef);
  const owned = lines.filter(({ action }) => action.owner !== null).map(({ action }) => action.planRef);
  const heads = lines.filter(({ action, cells, isBare, milestone }) => {
    const { planRef, owner } = action;
    if (milestone !== '' || planRef === null) return false;
    if (isBare) return refs.some((ref) => isBelow(ref, planRef));
    const isLikely = owner === null && owned.some((ref) => isBelow(ref, planRef));
    return isLikely && cells.answer('milestone', below(planRef), 'above') !== AN_ACTION;
  });
  // The words of some headings stand in a column of their own.
  const wordsOf = ({ action, cells }: ReadLine) => action.title || cells.leftOver()[0]?.text || '';
  return new Map(heads.map((line) => [line.action, `${line.action.planRef} ${wordsOf(line)}`.trim()]));
}

function themeOf({ planRef }: PlanRow, themes: ReadonlyMap<PlanRow, string>): string | null {
  const above = [...themes].filter(([theme]) => isBelow(planRef, theme.planRef)).at(-1);
  return above?.[1] ?? null;
}

/** Whether a number stands below another: CT1.1 and 34a below CT1 and 34. */
function isBelow(ref: string | null, above: string | null): boolean {
  if (ref === null || above === null || ref === above || !ref.startsWith(above)) return false;
  return /^(?:\.\d{1,3}[a-z]?|[a-z]|[-/]\d{1,2}|\([a-z]\))(?:\.|$)/i.test(ref.slice(above.length));
}

function parentOf({ action, milestone }: ReadLine, rows: readonly PlanRow[]): { readonly at: number } | null {
  const byRef = rows.findLastIndex((row) => isBelow(action.planRef, row.planRef));
  if (byRef >= 0) return { at: byRef };
  const last = rows.length - 1;
  const above = rows[last];
  const isStep = milestone !== '' && above !== undefined && (action.title === '' || action.title === above.title);
  return isStep && above.theme === action.theme ? { at: last } : null;
}

/** A step that is an action of its own, under its own words; its update says which action it is a part of. */
function partOf({ title }: PlanRow, step: PlanRow, milestone: string): PlanRow {
  return { ...step, title: milestone, update: [step.update, `Part of: ${title}`].filter(Boolean).join('\n') };
}

/** Why a step cannot be a milestone of the action, as the end of a sentence; null when it can. */
function refusalOf(step: PlanRow, parent: PlanRow): string | null {
  if (step.owner !== null && parent.owner !== null && step.owner !== parent.owner) return 'it has another owner';
  if (step.kind === 'ongoing') return 'it goes on';
  if (step.measure !== null) return 'it has a measure';
  return parent.milestones.length >= MOST_MILESTONES ? `an action has at most ${MOST_MILESTONES} milestones` : null;
}

function withMilestone(parent: PlanRow, line: ReadLine): PlanRow {
  const { action } = line;
  const title = line.milestone || action.title;
  const name = [action.planRef, title].filter(Boolean).join(' ');
  const isInDoubt = action.doubts.some(({ field }) => field === 'status' || field === 'rag');
  // A merged cell reaches down from the action to its milestones.
  const required = action.evidenceRequired === parent.evidenceRequired ? null : action.evidenceRequired;
  const extra = [isInDoubt ? line.statusWords : null, action.update, required, action.evidence].filter(Boolean);
  const update =
    extra.length > 0 ? [parent.update, `${name}: ${extra.join('\n')}`].filter(Boolean).join('\n') : parent.update;
  const doubts = action.doubts.filter(({ field }) => !PARENTS_OWN.has(field));
  return {
    ...parent,
    update,
    milestones: [...parent.milestones, { ...milestoneOf(line, title), rag: action.rag }],
    doubts: [
      ...parent.doubts,
      ...[...doubts, ...(line.doneDoubt ? [line.doneDoubt] : [])].map((doubt) => ({ ...doubt, title: name })),
    ],
    said: [...parent.said, ...action.said],
  };
}

/** Questions that a milestone does not raise: it has neither a colour nor a recommendation nor an owner. */
const PARENTS_OWN: ReadonlySet<string> = new Set([
  'rag',
  'recommendation',
  'owner',
  'deputy',
  'blockedBecause',
  'title',
]);

function milestoneOf({ action, statusWords, doneOn }: ReadLine, title: string): PlanMilestone {
  const isDone = action.status === 'complete';
  return {
    ref: action.planRef,
    title,
    dueOn: action.dueOn,
    isDone,
    doneOn,
    note: isDone ? null : statusWords || null,
    rag: null,
  };
}

/** An action whose milestones stand in one cell, with their own dates; null when there is only one. */
function withSteps(action: PlanRow, { cells, doneOn, doneDoubt }: ReadLine, at: PlanDateContext): PlanRow | null {
  const read = readSteps(cells, at);
  if (action.title === '' || read === null || read.steps.length > MOST_MILESTONES) return null;
  const isDone = action.status === 'complete';
  const milestones = read.steps.map(
    (step): PlanMilestone =>
      isDone || step.isDone
        ? { ...step, ref: null, isDone: true, doneOn: step.doneOn ?? doneOn, note: null, rag: null }
        : { ...step, ref: null, note: null, rag: null },
  );
  const asks = isDone && doneDoubt ? [doneDoubt] : [];
  return { ...action, milestones, doubts: [...action.doubts, ...read.doubts, ...asks] };
}

/** An action and its first milestone in one line: the date is that of the milestone, and the action's own is asked about. */
function withOwnMilestone(action: PlanRow, line: ReadLine): PlanRow {
  if (action.title === '') return { ...action, title: line.milestone };
  const milestones = [milestoneOf(line, line.milestone)];
  if (askWhoseDate(line) === 'both') return { ...action, milestones };
  const own = { dueOn: null, originalDueOn: null, status: null, completedOn: null, rag: null } as const;
  const coloured = milestones.map((one) => ({ ...one, rag: action.rag }));
  return { ...action, ...own, milestones: coloured, gaps: [...new Set([...action.gaps, 'due' as const])] };
}
