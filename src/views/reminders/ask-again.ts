/** The message that asks somebody to ask a partner again. */
import { accountsOf, isLead, nameOf, personById } from '../../core/people/person.ts';
import type { AskAgain } from '../../core/plan/position.ts';
import type { Snapshot } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Card, Element } from '../../ports/card.ts';
import { formButton } from '../form.ts';
import { stanceWord } from '../plan/position.ts';
import { expectationLine } from '../words.ts';

/** The message to one person. Only those who oversee the expectation read where the partner stood, and record it anew. */
export function askAgainCard({ expectation, position }: AskAgain, snapshot: Snapshot, personId: string): Card {
  const partner = nameOf(snapshot, position.bodyId);
  const person = personById(snapshot, personId);
  const oversees = person !== null && (isLead(person) || expectation.seniorResponsibleOwnerId === personId);
  const title = `Please ask ${partner} again`;
  const stood: Element[] = [
    {
      type: 'text',
      text: `On ${longDate(position.on)} they were recorded as ${stanceWord(position.stance)}${position.text === '' ? '.' : `: ${position.text}`}`,
    },
    { type: 'note', text: 'The door stays open: record their answer, and a day to ask again if there is one.' },
  ];
  const record = formButton('Record their answer', 'update', {
    about: expectation.code,
    text: partner,
    stance: stanceWord(position.stance),
  });
  return {
    title,
    summary: `${title} about ${expectation.code}.`,
    to: { name: nameOf(snapshot, personId), accounts: accountsOf(snapshot, personId) },
    body: [{ type: 'text', text: expectationLine(expectation) }, ...(oversees ? stood : [])],
    buttons: oversees ? [record] : [],
  };
}
