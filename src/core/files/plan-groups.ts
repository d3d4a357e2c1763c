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
/** The answers about words of progress that sound as if the work were done. */
const COMPLETE = 'Complete';
const IN_PROGRESS = 'In progress';

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
    ask: (rows) => `${rows} with one text alone. Is it a heading, an action, or a note?`,
    options: [HEADING, AN_ACTION, LEAVE_OUT],
    least: 2,
  },
  section: {
    ask: (rows) => `${rows} with one text alone in the first column, above other rows. Is it their heading?`,
    options: [HEADING, LEAVE_OUT],
    least: 2,
  },
  bare: {
    ask: (rows) => `${rows} without an owner, a date and a status, unlike the others. Is it an action?`,
    options: [AN_ACTION, HEADING, LEAVE_OUT],
    least: 2,
  },
  noAction: { ask: (rows) => `${rows} without an action, such as a count.`, options: [LEAVE_OUT], least: 2 },
  struck: {
    ask: (rows) => `${rows} that are struck through in the file. Are they withdrawn?`,
    options: [LEAVE_OUT, AS_WITHDRAWN, AN_ACTION],
    least: 2,
  },
  above: {
    ask: (rows) => `${rows} below another row by the number, and that row has no owner. Is it their heading?`,
    options: [HEADING, AN_ACTION],
    least: 2,
  },
  steps: {
    ask: (rows) => `${rows} below another action by the number.`,
    options: [STEPS, OWN_ACTIONS],
    least: 2,
  },
  recommendation: {
    ask: (rows) => `${rows} without a recommendation, below one that has it. Which does the action answer?`,
    options: [THE_ONE_ABOVE, 'None'],
    least: 2,
  },
  owner: {
    ask: (rows) =>
      `${rows} without an owner, below one that has an owner. Cells may have been merged. Who is the owner?`,
    options: [THE_ONE_ABOVE, NOTHING],
    least: 2,
  },
  due: {
    ask: (rows) => `${rows} without a date, below one that has a date. Cells may have been merged. When is it due?`,
    options: [THE_ONE_ABOVE, NOTHING],
    least: 2,
  },
  stepsDone: {
    ask: (rows) => `${rows} with milestones of complete actions. Are they done?`,
    options: ['Done on its day', 'Not done'],
    least: 2,
  },
  lists: {
    ask: (rows) => `${rows} with several actions in one cell.`,
    options: [ONE_EACH, AN_ACTION],
    least: 2,
  },
  progress: {
    ask: (rows) => `${rows} whose words of progress sound as if the action were complete, while nothing else says so.`,
    options: [IN_PROGRESS, COMPLETE],
    least: 3,
  },
  dayOrder: {
    ask: (rows) => `${rows} with dates such as 03/04/2025. Other dates of the file can only have the month first.`,
    options: [MONTH_FIRST, DAY_FIRST],
    least: 1,
  },
  suggested: {
    ask: (rows) => `${rows} with words that may mean the day behind the arrow.`,
    options: [AS_SUGGESTED, NO_DATES],
    least: 4,
  },
  noYear: {
    ask: (rows) =>
      `${rows} with a date without its year. By the other dates of the plan, or the term of the notice, each can only be the day behind its arrow.`,
    options: [AS_SUGGESTED, NO_DATES],
    least: 2,
  },
  noDay: { ask: (rows) => `${rows} with words that name no day.`, options: [NO_DATES], least: 4 },
  columns: { ask: () => '', options: [], least: Number.POSITIVE_INFINITY },
} as const satisfies Readonly<Record<string, GroupQuestion>>;

/** A kind of doubts that are answered together. */
export type DoubtGroup = keyof typeof GROUPS;

/** The key of the answer about a whole group, among those about cells. */
export const groupKey = (group: DoubtGroup): string => `all:${group}`;
