/** The commands about boards, filled with the words of a sentence: the paper for one, and the days on which it meets. */
import { isBodyInRecord } from '../../core/people/body.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Offer } from './change-offers.ts';
import type { MatterContext } from './matter.ts';
import { named } from './matter-offers.ts';
import type { Sentence } from './sentence.ts';

/** Words for the document itself, which ask for a draft and not for figures. A typed `report` has a fault of its own. */
const PAPER = /^(?!report\b).*\b(?:papers?|packs?|draft|write(?: |-)?up|(?:summary|report) for)\b/i;

/** The offers about a report: its draft for the body named, and the answers from which people write one themselves. */
export function report(sentence: Sentence, { snapshot, today }: MatterContext): readonly Offer[] {
  const [about] = sentence.expectations;
  const body = named(sentence).find((one) => isBodyInRecord(snapshot, one));
  const since = longDate(`${today.slice(0, 8)}01`);
  const only: Record<string, string> = about ? { about: about.code } : {};
  const status: Offer = { label: 'Show the status for the report', command: 'status', args: only };
  const draft: Offer = body
    ? { label: `Draft the report to ${body.name}`, command: 'report', args: { body: body.id } }
    : { label: 'Draft a report to a board …', command: 'report', args: { ask: 'yes' } };
  return [
    ...(body || PAPER.test(sentence.text) ? [draft, status] : [status, draft]),
    { label: `Show changes since ${since} for the report`, command: 'status', args: { ...only, since } },
    { label: 'Export a spreadsheet for the report', command: 'export csv', args: {} },
  ];
}

/** The offer of the form for a meeting of a board on the day of the sentence. */
export function addMeeting(sentence: Sentence, { dayOf }: MatterContext): readonly Offer[] {
  const on = dayOf(sentence);
  if (on === null) return [];
  const [known] = named(sentence);
  const words = sentence.text.split(/\b(?:next )?(?:meets|will meet)\b/i)[0] ?? '';
  const body = known?.name ?? words.trim().replace(/^(?:our|the)\s+/i, '');
  const args = { ...(body ? { body } : {}), on: longDate(on), ask: 'yes' };
  return [
    {
      label: `Add the meeting on ${longDate(on)} …`,
      command: 'add meeting',
      args,
      trial: { body: '"Improvement Board"' },
    },
  ];
}
