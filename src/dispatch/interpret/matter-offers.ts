/** The commands about the notice, people, reminders and reports, filled with the words of a sentence. */
import type { Person } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Raw } from '../../ports/card.ts';
import { asNewcomer } from '../person-questions.ts';
import { type Offer, receiversIn, unknownName } from './change-offers.ts';
import type { MatterContext } from './matter.ts';
import { wordsBeside } from './remainder.ts';
import { means, type Sentence } from './sentence.ts';

/** The offer to show the status. */
export const STATUS: Offer = { label: 'Show the status', command: 'status', args: {} };

/** The offer to show the notice. */
export const NOTICE: Offer = { label: 'Show the notice', command: 'notice', args: {} };

/** The offer to show the people of the record. */
export const PEOPLE: Offer = { label: 'Show the people', command: 'people', args: {} };

/** The offer to show the reminders to come. */
export const PREVIEW: Offer = { label: 'Show the reminders to come', command: 'remind preview', args: {} };

/** The offer to post the weekly reminder before its day. */
export const REMIND: Offer = { label: 'Remind everybody now', command: 'remind now', args: {} };

/** The offer to show who is away. */
export const AWAY: Offer = { label: 'Show who is away', command: 'away', args: {} };

/** The first two people whom the sentence names. */
export const named = ({ people }: Sentence): readonly Person[] => people.flatMap((one) => one.people).slice(0, 2);

/** The offer to show an action. */
export function showAction({ code }: { readonly code: string }): Offer {
  return { label: `Show ${code}`, command: 'show', args: { about: code } };
}

/** The offer to list the actions of a person. */
export function listOf({ id, name }: Person): Offer {
  return { label: `List the actions of ${name}`, command: 'list', args: { about: id } };
}

/** The offer to hold back every reminder to the speaker until the day of the sentence; null when it names none. */
export function snoozeAll(sentence: Sentence, { dayOf }: MatterContext): Offer | null {
  const until = dayOf(sentence);
  return until ? { label: `No reminders to me before ${longDate(until)}`, command: 'snooze', args: { until } } : null;
}

/** The role that the sentence names; an officer where it names none. */
export function roleIn(sentence: Sentence): string {
  if (means(sentence, 'lead')) return 'lead';
  return means(sentence, 'viewer') || /\bsees?\b/i.test(sentence.text) ? 'viewer' : 'officer';
}

/** The offer to enter the person of a mentioned account; for a name alone, the form with it. */
export function enterPerson(sentence: Sentence): readonly Offer[] {
  const role = roleIn(sentence);
  const stranger = sentence.pieces.find(({ kind }) => kind === 'stranger');
  if (!stranger)
    return [
      PEOPLE,
      {
        label: `Enter a new person called “${unknownName(sentence)}” as ${titleOf(role)}`,
        command: 'role',
        args: { person: asNewcomer(unknownName(sentence) ?? ''), role },
      },
    ];
  const name = /\|([^<>]+)>$/.exec(stranger.text)?.[1] ?? 'this person';
  return [
    {
      label: `Enter ${name} as ${titleOf(role)}`,
      command: 'role',
      args: { person: stranger.text, role },
    },
  ];
}

/** A role as people read it. */
function titleOf(role: string): string {
  return role === 'lead' ? 'programme lead' : role;
}

/** The offer to give somebody a role. */
export function giveRole(person: Person, role: string): Offer {
  return {
    label: `Make ${person.name} ${titleOf(role)}`,
    command: 'role',
    args: { person: person.id, role },
  };
}

/** The offer of the form that hands over the actions of the first person named to the second, and two to look first. */
export function handOver(sentence: Sentence, { dayOf, speaker }: MatterContext): readonly (Offer | null)[] {
  const [leaver, successor] = partiesOf(sentence, speaker);
  if (!leaver) return [];
  const from = dayOf(sentence);
  const args = { leaver: leaver.id, ...(successor ? { to: successor.id } : {}), ...(from ? { from } : {}), ask: 'yes' };
  const trial = { to: successor?.id ?? (leaver.id === speaker.id ? '' : speaker.id) };
  return [
    { label: `Hand over the actions of ${leaver.name} …`, command: 'handover', args, trial },
    listOf(leaver),
    PEOPLE,
  ];
}

/** The person who gives work away, and the one who gets it: "all of mine to Leo", "Leo takes over from Ann", "Ann to Leo". */
function partiesOf(sentence: Sentence, speaker: Person): readonly (Person | undefined)[] {
  const [receiver] = receiversIn(sentence).map(({ people }) => people[0]);
  if (means(sentence, 'self') && !means(sentence, 'leaving')) return [speaker, receiver];
  const giver = sentence.people.find((one) => !receiversIn(sentence).includes(one))?.people[0];
  return giver ? [giver, receiver] : sentence.people.map(({ people }) => people[0]);
}

/** The offer to end the absence of the person named, else of the speaker. */
export function backFor(sentence: Sentence): Offer {
  const [person] = named(sentence);
  return person
    ? { label: `End the absence of ${person.name}`, command: 'back', args: { person: person.id } }
    : { label: 'End my absence', command: 'back', args: {} };
}

/** The offer of the form for an absence, with the person, days and cover of the sentence; none for a question. */
export function absence(sentence: Sentence, { today, speaker }: MatterContext): readonly (Offer | null)[] {
  if (sentence.isQuestion) return [];
  const speaksOfSelf = /^(?:i|i[’']?m|i[’']?ll|im|ill)\b/i.test(sentence.text);
  const [first, second] = sentence.people.map(({ people }) => people[0]);
  const person = speaksOfSelf ? speaker : (first ?? null);
  if (!person)
    return [{ label: 'Say when I am away …', command: 'away', args: { ask: 'yes' }, trial: { from: today } }];
  const cover = speaksOfSelf ? first : second;
  const days = sentence.dates.map((found) => (found.kind === 'day' ? found.day : null)).filter((day) => day !== null);
  const [from, to] = [days[0], days[1]];
  const isUntil = /\b(?:un)?till?\b|\bback\b/i.test(sentence.text);
  const span: Raw =
    from === undefined
      ? {}
      : to
        ? { from: longDate(from), to: longDate(to) }
        : isUntil
          ? { from: longDate(today), to: longDate(from) }
          : { from: longDate(from) };
  const args = {
    ...(person.id === speaker.id ? {} : { person: person.id }),
    ...span,
    ...(cover ? { cover: cover.id } : {}),
    ask: 'yes',
  };
  return [
    {
      label: `Say when ${person.id === speaker.id ? 'I am' : `${person.name} is`} away …`,
      command: 'away',
      args,
      trial: { from: longDate(today) },
    },
  ];
}

/** The offer to remove somebody where the sentence says so, else to rename them, and one to look at their actions first. */
export function changePerson(person: Person, sentence: Sentence): readonly Offer[] {
  const to = wordsBeside(
    {
      ...sentence,
      pieces: sentence.pieces.map((piece) => (piece.kind === 'person' ? { ...piece, kind: 'link' as const } : piece)),
    },
    ['rename', 'remove'],
  );
  if (means(sentence, 'remove'))
    return [
      { label: `Remove ${person.name} from the record`, command: 'remove', args: { about: person.id } },
      listOf(person),
    ];
  return [
    {
      label: `Rename ${person.name}${to ? ` to ${to}` : ''}`,
      command: 'rename',
      args: { person: person.id, ...(to ? { to } : { ask: 'yes' }) },
      trial: { to: 'Somebody Else' },
    },
    listOf(person),
  ];
}

/** The offers for a request under the Freedom of Information Act: the record without exempt items, and the history of the part asked for. */
export function offerDisclosure({ expectations: [about] }: Sentence): readonly Offer[] {
  return [
    { label: 'Export the FOI bundle, without exempt items', command: 'export bundle', args: { foi: 'yes' } },
    ...(about
      ? [{ label: `Show the history of ${about.code}`, command: 'history', args: { about: about.code } }]
      : [{ label: 'Export a spreadsheet', command: 'export csv', args: {} }]),
    STATUS,
  ];
}

/** The offer of the form for a new action, with the title, expectation, owner and date of the sentence. */
export function addAction(sentence: Sentence, { dayOf }: MatterContext): readonly Offer[] {
  const [to] = sentence.expectations;
  const [owner] = named(sentence);
  const by = dayOf(sentence);
  const words = wordsBeside(sentence, ['add', 'newAction', 'expectation']) ?? '';
  const title = words.replace(/^(?:an? )?(?:new )?(?:action|task|item)\b[\s:,–-]*/i, '');
  const args = {
    title,
    ...(to ? { to: to.code } : {}),
    ...(owner ? { owner: owner.id } : {}),
    ...(by ? { by } : {}),
    ask: 'yes',
  };
  return [
    {
      label: `Add this action${owner ? ` for ${owner.name}` : ''}${by ? `, due ${longDate(by)}` : ''} …`,
      command: 'add action',
      args,
      trial: { title: title || '-', to: to?.code ?? 'E1' },
    },
  ];
}
