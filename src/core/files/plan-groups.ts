/** Doubts of one kind in several rows, which one answer settles for all of them. */
import { AN_ACTION, HEADING, NOTHING, THE_ONE_ABOVE } from './plan-answer-words.ts';
import { AS_WITHDRAWN, LEAVE_OUT } from './plan-meanings.ts';

/** The answer to a question about several rows by which each of them is asked about by itself. */
export const EACH = 'Ask me about each';
/** The answer that takes the first suggestion of each row. */
export const AS_SUGGESTED = 'As suggested';
/** The answer that leaves the dates of several rows open; their words are kept. */
export const NO_DATES = 'No dates yet';
/** The answer that makes each line of a cell an action. */
export const ONE_EACH = 'One action for each line';
/** The answers about rows whose numbers stand below that of another row. */
export const STEPS = 'Milestones of it';
/** The other answer about them. */
export const OWN_ACTIONS = 'Actions of their own';
/** The answers about a milestone of a complete action. */
export const DONE_WHEN_DUE = 'Done on its due date';
/** The other answer about it. */
export const NOT_DONE = 'Not done';
/** The answers about words of progress that sound as if the work were done. */
const COMPLETE = 'Complete';
const IN_PROGRESS = 'In progress';

/** The answers about actions of the plan that were withdrawn in the record. */
export const LEAVE_WITHDRAWN = 'Leave them withdrawn';
/** The other answer about them. */
export const OPEN_AGAIN = 'Open them again';
/** The answers about dates that were moved in the plan and in the record. */
export const KEEP_HERE = 'The dates of the record';
/** The other answer about them. */
export const TAKE_PLAN = 'The dates of the plan';

/** The answers about dates such as 03/04/2025. */
export const MONTH_FIRST = 'The month comes first';
/** The other answer about them. */
const DAY_FIRST = 'The day comes first';

interface GroupQuestion {
  /** The question about so many rows, such as “6 rows”. */
  readonly ask: (rows: string) => string;
  readonly options: readonly string[];
  /** From so many different doubts on they are asked about together. */
  readonly least: number;
}

/** The kinds of doubts that are answered together, with the question about several rows. */
export const GROUPS = {
  alone: {
    ask: (rows) => `${rows} with text in one cell only. Is it a heading, an action or a note?`,
    options: [HEADING, AN_ACTION, LEAVE_OUT],
    least: 2,
  },
  section: {
    ask: (rows) => `${rows} with text in the first column only, above other rows. Is it their heading?`,
    options: [HEADING, LEAVE_OUT],
    least: 2,
  },
  bare: {
    ask: (rows) => `${rows} without an owner, a date and a status, unlike the others. Is it an action?`,
    options: [AN_ACTION, HEADING, LEAVE_OUT],
    least: 2,
  },
  noAction: { ask: (rows) => `${rows} without an action, such as a total.`, options: [LEAVE_OUT], least: 2 },
  struck: {
    ask: (rows) => `${rows} that are struck through in the file. Are they withdrawn?`,
    options: [LEAVE_OUT, AS_WITHDRAWN, AN_ACTION],
    least: 2,
  },
  above: {
    ask: (rows) => `${rows} with a number below that of another row, which has no owner. Is that row their heading?`,
    options: [HEADING, AN_ACTION],
    least: 2,
  },
  steps: {
    ask: (rows) => `${rows} with a number below that of another action. What are they?`,
    options: [STEPS, OWN_ACTIONS],
    least: 2,
  },
  recommendation: {
    ask: (rows) =>
      `${rows} without a recommendation, below a row that has one. Which recommendation does the action answer?`,
    options: [THE_ONE_ABOVE, 'None'],
    least: 2,
  },
  owner: {
    ask: (rows) => `${rows} without an owner, below a row that has one. Cells may have been merged. Who is the owner?`,
    options: [THE_ONE_ABOVE, NOTHING],
    least: 2,
  },
  due: {
    ask: (rows) => `${rows} without a date, below a row that has one. Cells may have been merged. When is it due?`,
    options: [THE_ONE_ABOVE, NOTHING],
    least: 2,
  },
  stepsDone: {
    ask: (rows) => `${rows} with milestones of actions that are complete. Are the milestones done?`,
    options: [DONE_WHEN_DUE, NOT_DONE],
    least: 2,
  },
  lists: {
    ask: (rows) => `${rows} with several actions in one cell. How many actions are they?`,
    options: [ONE_EACH, AN_ACTION],
    least: 2,
  },
  progress: {
    ask: (rows) =>
      `${rows} where the progress update sounds as if the action is complete, but nothing else says so. Which is right?`,
    options: [IN_PROGRESS, COMPLETE],
    least: 3,
  },
  dayOrder: {
    ask: (rows) =>
      `${rows} with dates such as 03/04/2025. Other dates in the file have the month first. Which comes first here?`,
    options: [MONTH_FIRST, DAY_FIRST],
    least: 1,
  },
  suggested: {
    ask: (rows) =>
      `${rows} with words in place of a date. The date that they may mean is after the arrow. Is it right?`,
    options: [AS_SUGGESTED, NO_DATES],
    least: 4,
  },
  noYear: {
    ask: (rows) =>
      `${rows} with a date without a year. The other dates of the plan, or the term of the notice, leave only the date after the arrow. Is it right?`,
    options: [AS_SUGGESTED, NO_DATES],
    least: 2,
  },
  noDay: {
    ask: (rows) => `${rows} with words in place of a date, from which no date can be read.`,
    options: [NO_DATES],
    least: 4,
  },
  withdrawn: {
    ask: (rows) => `${rows} with actions that were withdrawn in the record. The plan still has them.`,
    options: [LEAVE_WITHDRAWN, OPEN_AGAIN],
    least: 2,
  },
  moved: {
    ask: (rows) =>
      `${rows} whose dates have changed in the plan, and were moved in the record since the plan last came in. Which dates count?`,
    options: [KEEP_HERE, TAKE_PLAN],
    least: 2,
  },
  columns: { ask: () => '', options: [], least: Number.POSITIVE_INFINITY },
  same: { ask: () => '', options: [], least: Number.POSITIVE_INFINITY },
} as const satisfies Readonly<Record<string, GroupQuestion>>;

/** A kind of doubts that are answered together. */
export type DoubtGroup = keyof typeof GROUPS;

/** The key of the answer about a whole group, among those about cells. */
export const groupKey = (group: DoubtGroup): string => `all:${group}`;
