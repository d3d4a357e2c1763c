/** The cards about removing a person: done, still needed, and an action that is withdrawn instead. */
import { nameOf } from '../../core/people/person.ts';
import type { OpenDuties } from '../../core/people/removal.ts';
import type { Action, Person, Snapshot } from '../../core/record/model.ts';
import { dayAndDate } from '../../core/time/dates.ts';
import type { Card, Item } from '../../ports/card.ts';
import { savedCard } from '../ask/answers.ts';
import { formButton } from '../form.ts';

/** Says that `by` removed a person. */
export function removedPersonCard(by: string, person: Person): Card {
  return savedCard(
    `${by} removed ${person.name}`,
    `${person.name} can no longer be named or chosen here and is sent nothing. The history keeps the name.`,
  );
}

/** The refusal with everything open that rests on a person, and the form that hands it over. */
export function stillNeededCard(person: Person, duties: OpenDuties, snapshot: Snapshot): Card {
  const coded =
    (what: string) =>
    (row: { code: string; title: string }): Item => ({
      text: `${row.code} ${row.title}`,
      details: [what],
    });
  const items: readonly Item[] = [
    ...duties.answersFor.map(coded('Senior responsible owner')),
    ...duties.owns.map(coded('Owner')),
    ...duties.deputisesFor.map(coded('Deputy')),
    ...duties.meets.map(coded('Meets with it')),
    ...duties.covers.map(({ personId, endsOn }) => ({
      text: `Covers for ${nameOf(snapshot, personId)}`,
      details: [`Until ${dayAndDate(endsOn)}`],
    })),
    ...duties.handovers.map(({ fromPersonId, toPersonId, startsOn }) => ({
      text: `${nameOf(snapshot, fromPersonId)} hands over to ${nameOf(snapshot, toPersonId)}`,
      details: [`On ${dayAndDate(startsOn)}`],
    })),
  ];
  return {
    title: 'Nothing was changed',
    summary: 'Nothing was changed.',
    body: [
      { type: 'text', text: `${person.name} cannot be removed yet. This has to pass to somebody else first:` },
      { type: 'list', items },
    ],
    buttons: [formButton('Hand over', 'handover', { leaver: person.id })],
  };
}

/** An action is not removed: offers to withdraw it, with a reason. */
export function removeActionCard({ code, title }: Action): Card {
  return {
    title: 'Nothing was changed',
    summary: 'Nothing was changed.',
    body: [
      {
        type: 'text',
        text: `${code} ${title}\nNothing is deleted here. An action is withdrawn, with a reason, and stays in the record.`,
      },
    ],
    buttons: [formButton(`Withdraw ${code}`, 'withdraw', { action: code })],
  };
}
