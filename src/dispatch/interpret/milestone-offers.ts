/** The offers for sentences about milestones: one is reached, moved or added. */
import { codeOfMilestone, type FoundMilestone, findMilestone } from '../../core/plan/milestone.ts';
import type { IsoDate, Snapshot } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Offer } from './change-offers.ts';
import { dayOfWork } from './day-of-work.ts';
import type { MatterContext } from './matter.ts';
import { states } from './programme-offers.ts';
import { wordsBeside } from './remainder.ts';
import { means, type Sentence } from './sentence.ts';
import { stemOf } from './titles.ts';
import { isFiller } from './vocabulary.ts';
import { wordsOf } from './words.ts';

const MILESTONE = [
  /\bmilestone\s+(?<letter>[a-z])\s+(?:of|in|under|for|on)\s+(?<code>e\d+-\d+)\b/i,
  /\b(?<code>e\d+-\d+)(?<letter>[a-z])\b/i,
  /\b(?<code>e\d+-\d+)[\s,]+milestone\s+(?<letter>[a-z])\b/i,
];

/** The milestone that the sentence names by its code or its letter; null where it names none that is there. */
export function milestoneIn(sentence: Sentence, snapshot: Snapshot): FoundMilestone | null {
  const { text } = sentence;
  for (const pattern of MILESTONE) {
    const { code = '', letter = '' } = pattern.exec(text)?.groups ?? {};
    const found = code === '' ? null : findMilestone(snapshot, `${code.toUpperCase()}${letter.toLowerCase()}`);
    if (found) return found;
  }
  return milestoneByWords(sentence, snapshot);
}

/** Stems of one word are in too many sentences to name a milestone. */
const FEWEST_STEMS = 2;

/** The one open milestone whose title stands in the sentence but for a word, under the action that the sentence names, if any. */
function milestoneByWords({ text, actions, byTitle }: Sentence, snapshot: Snapshot): FoundMilestone | null {
  const said = new Set(wordsOf(text).map(({ plain }) => stemOf(plain)));
  const open = snapshot.milestones.filter(({ doneOn, withdrawnAt }) => doneOn === null && withdrawnAt === null);
  const found = open.filter(({ title, actionId }) => {
    const stems = wordsOf(title).flatMap(({ plain }) => (plain.length > 3 && !isFiller(plain) ? [stemOf(plain)] : []));
    const named = stems.filter((stem) => said.has(stem)).length;
    const isElsewhere = actions.length > 0 && !byTitle && actions.every(({ id }) => id !== actionId);
    return !isElsewhere && named >= FEWEST_STEMS && named >= stems.length - 1;
  });
  const [milestone, another] = found;
  const action = snapshot.actions.find(({ id }) => id === milestone?.actionId);
  return milestone && action && !another ? { action, milestone } : null;
}

/** The offer of the form for a milestone of the action, with the words behind a colon and the date of the sentence. */
export function addMilestone(sentence: Sentence, { dayOf }: MatterContext): readonly (Offer | null)[] {
  const [action] = sentence.actions;
  if (!action) return [];
  const [, behind = ''] = /:\s*(.+)$|\s[-–—]\s+(.+)$/s.exec(sentence.text) ?? [];
  const title = (behind || (wordsBeside(sentence, ['add', 'milestone']) ?? ''))
    .replace(/[\s,]*\b(?:by|on|for)\s+(?:the\s+)?\d.*$/i, '')
    .trim();
  const by = dayOf(sentence);
  const args = { action: action.code, ...(title ? { title } : {}), ...(by ? { by: longDate(by) } : {}), ask: 'yes' };
  return [
    { label: `Add a milestone to ${action.code} …`, command: 'add milestone', args, trial: { title: title || '-' } },
    { label: `Show ${action.code}`, command: 'show', args: { about: action.code } },
  ];
}

/** "old invoices written off today": the words of the milestone itself say that it is reached. */
function isToldAsReached({ text }: Sentence, { milestone }: FoundMilestone): boolean {
  const said = new Set(wordsOf(text).map(({ plain }) => stemOf(plain)));
  const last = wordsOf(milestone.title).findLast(({ plain }) => /(?:ed|en)$/.test(plain));
  return last !== undefined && said.has(stemOf(last.plain)) && !/\b(?:to be|being|getting)\b/i.test(text);
}

/** The offers about a milestone: to tick it off where the sentence says that it is done, to move it, and words about its action. */
export function offerMilestone(sentence: Sentence, context: MatterContext): readonly (Offer | null)[] {
  const found = milestoneIn(sentence, context.snapshot);
  if (!found) return [];
  const code = codeOfMilestone(found.action, found.milestone);
  const about = found.action.code;
  const isDone = (means(sentence, 'complete', 'confirm') || isToldAsReached(sentence, found)) && states(sentence);
  const day: IsoDate | null = isDone ? null : context.dayOf(sentence);
  const doneOn = isDone ? dayOfWork(sentence, context.today) : null;
  const words = doneOn === null ? '' : `, done on ${longDate(doneOn)}`;
  const args = { action: code, ...(doneOn === null ? {} : { on: doneOn }) };
  return [
    isDone ? { label: `Tick off ${code} ${found.milestone.title}${words}`, command: 'done', args } : null,
    day === null
      ? null
      : {
          label: `Move ${code} to ${longDate(day)} …`,
          command: 'due',
          args: { action: code, on: day, ask: 'yes' },
          trial: { because: '-' },
        },
    sentence.isQuestion
      ? null
      : { label: `Record as an update on ${about}`, command: 'update', args: { about, text: sentence.text } },
    { label: `Show ${about}`, command: 'show', args: { about } },
  ];
}
