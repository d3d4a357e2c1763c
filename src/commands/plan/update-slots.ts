/** The words that `update` takes, and the shape of the functions that they lead to. Each function has a file of its own. */
import type { LogSubject } from '../../core/plan/log-entry.ts';
import { RESPONSE_WORDS, RESPONSES_ALSO_SAID } from '../../core/plan/response.ts';
import { MARKINGS, RAGS } from '../../core/record/model.ts';
import type { Context, Outcome } from '../../dispatch/command.ts';
import { slot, type Values } from '../../dispatch/slots.ts';
import type { Card, Raw } from '../../ports/card.ts';

/** Where a partner stands, as people type it. */
const STANCE_WORDS = ['invited', 'engaged', 'agreed', 'not ready'] as const;

/** The arguments of `update`. Each function reads those that it knows, and asks about the others. */
export const UPDATE_SLOTS = {
  about: slot.subject({ expects: 'an action such as E2-03, an expectation such as E2 or a recommendation such as R3' }),
  value: slot.figure({ optional: true }),
  text: slot.text({ toEnd: true, optional: true, expects: 'how it goes, in words' }),
  rag: slot.choice(RAGS, { optional: true }),
  response: slot.choice(RESPONSE_WORDS, {
    optional: true,
    onlyFor: ['recommendation'],
    alsoSaid: RESPONSES_ALSO_SAID,
  }),
  stance: slot.choice(STANCE_WORDS, { optional: true, onlyFor: ['expectation'] }),
  evidence: slot.text({ keyword: 'evidence', after: ['value', 'response'], optional: true, expects: 'the evidence' }),
  next: slot.text({ keyword: 'next', after: ['text'], optional: true, expects: 'the next step' }),
  on: slot.date({ keyword: 'on', after: ['value', 'text', 'response'], optional: true }),
  corrective: slot.text({
    keyword: 'corrective action',
    after: ['text', 'rag'],
    optional: true,
    expects: 'what is done about it',
  }),
  again: slot.date({ keyword: 'ask again', after: ['stance', 'text'], future: true, optional: true }),
  same: slot.flag('same as last time'),
  marked: slot.choice(MARKINGS, { keyword: 'marked', optional: true }),
  because: slot.text({
    keyword: 'because',
    after: ['text', 'rag', 'response', 'stance'],
    optional: true,
    expects: 'a reason',
  }),
};

/** The words said of the subject, by argument. */
export type Said = Omit<Values<typeof UPDATE_SLOTS>, 'about'>;

/** The words of an update by argument, as they were typed or as they were read. */
type SaidSoFar = Readonly<{ [K in keyof Said]?: Said[K] | string | null }>;

/** One of the functions that an update leads to, by its subject and the words said. */
export interface UpdateRoute {
  /** Whether the update is this function's. `said` holds the words as they were typed, and may be incomplete. */
  takes(subject: LogSubject, said: SaidSoFar): boolean;
  decide(subject: LogSubject, said: Said, context: Context): Outcome | Promise<Outcome>;
  /** The form with what was said so far. It asks for the subject where `raw` names none that is known. */
  form(raw: Raw, context: Context): Card;
}
