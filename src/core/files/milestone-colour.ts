/**
 * The colour that a plan gives a milestone. A milestone of the record has no colour of its own, so it is a line in the update of
 * its action, which is written and read here alone.
 */
import { wordsOfPlan } from '../plan/log-entry.ts';
import { type IsoDate, type LogEntry, type Milestone, RAGS, type Rag } from '../record/model.ts';

/** A milestone by its words, with the number of the plan in front where it has one; and its colour. */
export interface MilestoneColour {
  readonly name: string;
  readonly rag: Rag;
}

const LINE = new RegExp(`^Rated (${RAGS.join('|')}) in the plan: (.+)$`);
/** Some imports left the words of the status: “CT1.3 Second staff survey: Off track”. */
const STATUS_LINE =
  /^(?<name>.+?): (?:[^:.]{1,24}, )?(?:(?<red>red|off[- ]track)|(?<amber>amber|at risk)|(?<green>green|on[- ]track))$/i;

/** A colour as a line of an update. */
export function writeMilestoneColour({ name, rag }: MilestoneColour): string {
  return `Rated ${rag} in the plan: ${inOneLine(name)}`;
}

/** The colour in a line of an update; null for any other line. */
export function readMilestoneColour(line: string): MilestoneColour | null {
  const [, rag, name] = LINE.exec(line) ?? [];
  if (name !== undefined) return { name, rag: rag as Rag };
  const status = STATUS_LINE.exec(line.trim())?.groups;
  const said = RAGS.find((one) => status?.[one] !== undefined);
  return said && status?.name ? { name: status.name, rag: said } : null;
}

/** Whether a line of an update says the colour of a milestone and no more. */
export function isMilestoneColour(line: string): boolean {
  return LINE.test(line);
}

/** The colour of a milestone among those of its action, by the latest of these updates that says one, with its day. */
export function colourOfMilestone(
  { title }: Pick<Milestone, 'title'>,
  others: readonly Pick<Milestone, 'title'>[],
  updates: readonly LogEntry[],
): { readonly rag: Rag; readonly on: IsoDate } | null {
  const titles = [title, ...others.map((one) => one.title)].map(inOneLine);
  const isMeant = (name: string) => longestAtEnd(name, titles) === inOneLine(title);
  for (const entry of updates.toReversed()) {
    const lines = (wordsOfPlan(entry) ?? '').split('\n').toReversed();
    const said = lines.flatMap((line) => readMilestoneColour(line) ?? []).find(({ name }) => isMeant(name));
    if (said) return { rag: said.rag, on: entry.on };
  }
  return null;
}

/** The title that a name is or ends with: “Second survey” and not “survey”, where an action has both. */
function longestAtEnd(name: string, titles: readonly string[]): string | undefined {
  return titles.filter((title) => name === title || name.endsWith(` ${title}`)).sort((a, b) => b.length - a.length)[0];
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
