/** Sentences about the notice, people, reminders and reports, and about things yet to be entered: the commands that may be meant. */
import type { IsoDate, Person } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Raw } from '../../ports/card.ts';
import { type Offer, unknownName } from './changes.ts';
import type { QuestionContext } from './questions.ts';
import { wordsBeside } from './remainder.ts';
import { means, type Sentence } from './sentence.ts';
import type { Meaning } from './vocabulary.ts';

/** What these offers are made from. */
export interface MatterContext extends QuestionContext {
  readonly speaker: Person;
  /** It was said in the thread of the speaker's own actions. */
  readonly hasTopic: boolean;
  readonly dayOf: (sentence: Sentence) => IsoDate | null;
}

interface Matter {
  readonly needs: readonly (readonly Meaning[])[];
  readonly when?: (sentence: Sentence, context: MatterContext) => boolean;
  readonly offers: (sentence: Sentence, context: MatterContext) => readonly (Offer | null)[];
}

const STATUS: Offer = { label: 'Show the status', command: 'status', args: {} };
const NOTICE: Offer = { label: 'Show the notice', command: 'notice', args: {} };
const PEOPLE: Offer = { label: 'Show the people', command: 'people', args: {} };
const PREVIEW: Offer = { label: 'Show the reminders to come', command: 'remind preview', args: {} };
const REMIND: Offer = { label: 'Remind everybody now', command: 'remind now', args: {} };
const AWAY: Offer = { label: 'Show who is away', command: 'away', args: {} };

/** No action is named by its code. */
const noAction = ({ actions, byTitle }: Sentence): boolean => byTitle || actions.length === 0;
/** The notice is named, or the sentence says "it" or "they" outside the thread of an action. */
const onlyNotice = (sentence: Sentence, { hasTopic }: MatterContext): boolean => {
  const isIt =
    !hasTopic &&
    !means(sentence, 'move') &&
    /\b(?:it|its|they|theyve|weve)\b/i.test(sentence.text.replaceAll(/['’]/g, ''));
  return noAction(sentence) && !means(sentence, 'evidence') && (means(sentence, 'notice') || isIt);
};
/** Neither a code nor the thread names an action. */
const isGeneral = (sentence: Sentence, { hasTopic }: MatterContext): boolean => noAction(sentence) && !hasTopic;
const named = ({ people }: Sentence): readonly Person[] => people.flatMap((one) => one.people).slice(0, 2);

/** In order of precedence: the first matter that fits is the one that the sentence is about. */
const MATTERS: readonly Matter[] = [
  {
    needs: [['remind', 'snooze', 'pause', 'resume']],
    when: (sentence, context) =>
      means(sentence, 'remind') && means(sentence, 'pause', 'resume', 'snooze') && isGeneral(sentence, context),
    offers: (sentence, context) => [
      means(sentence, 'pause') ? { label: 'Pause every reminder', command: 'pause', args: {} } : null,
      means(sentence, 'resume') ? { label: 'Let reminders go out again', command: 'resume', args: {} } : null,
      snoozeAll(sentence, context),
      PREVIEW,
    ],
  },
  { needs: [['snooze']], when: isGeneral, offers: (sentence, context) => [snoozeAll(sentence, context), PREVIEW] },
  {
    needs: [['schedule']],
    when: (sentence) => means(sentence, 'remind', 'schedule') && noAction(sentence),
    offers: () => [
      {
        label: 'Set the day of reminders …',
        command: 'schedule',
        args: { ask: 'yes' },
        trial: { day: 'Thursday', at: '16:45' },
      },
      PREVIEW,
    ],
  },
  {
    needs: [['remind']],
    when: (sentence, context) => !means(sentence, 'snooze') && (isGeneral(sentence, context) || !context.hasTopic),
    offers: (sentence) => [
      ...sentence.actions.slice(0, 1).map(showAction),
      ...named(sentence).slice(0, 1).map(listOf),
      REMIND,
      PREVIEW,
    ],
  },
  { needs: [['report']], when: noAction, offers: (sentence, context) => report(sentence, context) },
  {
    needs: [['add', 'expectation']],
    when: (sentence) => means(sentence, 'add') && means(sentence, 'expectation') && noAction(sentence),
    offers: (sentence) => {
      const title = wordsBeside(sentence, ['add', 'expectation', 'newAction']) ?? '';
      return title
        ? [{ label: `Add the expectation “${title}”`, command: 'add expectation', args: { title } }]
        : [{ label: 'Add an expectation …', command: 'add expectation', args: { ask: 'yes' }, trial: { title: '-' } }];
    },
  },
  {
    needs: [['add', 'joins', 'lead', 'officer', 'viewer']],
    when: (sentence) => namesNewcomer(sentence) && noAction(sentence),
    offers: (sentence) => [...enterPerson(sentence), PEOPLE],
  },
  {
    needs: [['lead', 'officer', 'viewer']],
    when: (sentence) => named(sentence).length > 0 && noAction(sentence),
    offers: (sentence) => [...named(sentence).map((person) => giveRole(person, roleIn(sentence))), PEOPLE],
  },
  {
    needs: [['leaving', 'handover']],
    when: (sentence) => named(sentence).length > 0 && noAction(sentence),
    offers: handOver,
  },
  {
    needs: [['back']],
    when: (sentence) => noAction(sentence) && !means(sentence, 'move', 'start'),
    offers: (sentence) => [backFor(sentence), AWAY],
  },
  {
    needs: [['away', 'cover', 'deputy']],
    when: noAction,
    offers: (sentence, context) => [...absence(sentence, context), AWAY],
  },
  {
    needs: [['rename', 'remove']],
    when: (sentence) => named(sentence).length > 0 && noAction(sentence),
    offers: (sentence) => [...named(sentence).flatMap((person) => changePerson(person, sentence)), PEOPLE],
  },
  {
    needs: [['sro', 'assign', 'owner']],
    when: ({ expectations, people }) => expectations.length === 1 && people.length > 0,
    offers: nameSro,
  },
  { needs: [['rename']], when: ({ expectations }) => expectations.length === 1, offers: renameExpectation },
  { needs: [['add']], when: (sentence) => means(sentence, 'newAction') && noAction(sentence), offers: addAction },
  { needs: [['what_if']], when: onlyNotice, offers: () => [NOTICE, STATUS] },
  {
    needs: [['lifted']],
    when: onlyNotice,
    offers: (sentence, context) => decision('withdrawn', 'withdrawn', sentence, context),
  },
  {
    needs: [['replaced']],
    when: onlyNotice,
    offers: (sentence, context) => [
      sentence.limit
        ? null
        : {
            label: 'Enter the new notice …',
            command: 'notice replace',
            args: { ask: 'yes' },
            trial: { issued: context.today, months: '6' },
          },
      ...decision('replaced', 'replaced', sentence, context),
    ],
  },
  { needs: [['extended', 'move']], when: onlyNotice, offers: extension },
  {
    needs: [['escalated']],
    when: (sentence, context) => onlyNotice(sentence, context) && !sentence.isQuestion,
    offers: (sentence, context) => decision('escalated', 'escalated', sentence, context),
  },
  {
    needs: [['notice', 'issued', 'clock']],
    when: (sentence) => means(sentence, 'notice') && noAction(sentence),
    offers: (_, { today }) => [
      NOTICE,
      {
        label: 'Correct the notice …',
        command: 'notice edit',
        args: { ask: 'yes' },
        trial: { issued: today, because: '-' },
      },
    ],
  },
];

/** The commands that a sentence about no single action may mean, likeliest first; null when none is recognised. */
export function mattersOf(sentence: Sentence, context: MatterContext): readonly Offer[] | null {
  const matter = MATTERS.find(
    ({ needs, when = () => true }) => needs.every((group) => means(sentence, ...group)) && when(sentence, context),
  );
  return matter ? matter.offers(sentence, context).filter((offer) => offer !== null) : null;
}

function showAction({ code }: { readonly code: string }): Offer {
  return { label: `Show ${code}`, command: 'show', args: { about: code } };
}

function listOf({ id, name }: Person): Offer {
  return { label: `List the actions of ${name}`, command: 'list', args: { about: id } };
}

function snoozeAll(sentence: Sentence, { dayOf }: MatterContext): Offer | null {
  const until = dayOf(sentence);
  return until ? { label: `No reminders to me before ${longDate(until)}`, command: 'snooze', args: { until } } : null;
}

function report({ expectations: [about] }: Sentence, { today }: MatterContext): readonly Offer[] {
  const since = longDate(`${today.slice(0, 8)}01`);
  const only: Record<string, string> = about ? { about: about.code } : {};
  return [
    { label: 'Show the status for the report', command: 'status', args: only },
    { label: `Show changes since ${since} for the report`, command: 'status', args: { ...only, since } },
    { label: 'Export a spreadsheet for the report', command: 'export csv', args: {} },
  ];
}

function namesNewcomer(sentence: Sentence): boolean {
  const strangers = sentence.pieces.some(({ kind }) => kind === 'stranger');
  return (
    strangers ||
    (means(sentence, 'joins', 'lead', 'officer', 'viewer') &&
      unknownName(sentence) !== null &&
      sentence.people.length === 0)
  );
}

function roleIn(sentence: Sentence): string {
  return means(sentence, 'lead') ? 'lead' : means(sentence, 'viewer') ? 'viewer' : 'officer';
}

/** Enters the person of a mentioned account; a name alone opens the form. */
function enterPerson(sentence: Sentence): readonly Offer[] {
  const role = roleIn(sentence);
  const stranger = sentence.pieces.find(({ kind }) => kind === 'stranger');
  if (!stranger)
    return [
      {
        label: `Enter ${unknownName(sentence)} …`,
        command: 'role',
        args: { person: unknownName(sentence) ?? '', role, ask: 'yes' },
        trial: { person: 'me' },
      },
    ];
  const name = /\|([^<>]+)>$/.exec(stranger.text)?.[1] ?? 'this person';
  return [
    {
      label: `Enter ${name} as ${role === 'lead' ? 'programme lead' : role}`,
      command: 'role',
      args: { person: stranger.text, role },
    },
  ];
}

function giveRole(person: Person, role: string): Offer {
  return {
    label: `Make ${person.name} ${role === 'lead' ? 'programme lead' : role}`,
    command: 'role',
    args: { person: person.id, role },
  };
}

function handOver(sentence: Sentence, { dayOf, speaker }: MatterContext): readonly (Offer | null)[] {
  const [leaver, successor] = sentence.people.map(({ people }) => people[0]);
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

function backFor(sentence: Sentence): Offer {
  const [person] = named(sentence);
  return person
    ? { label: `End the absence of ${person.name}`, command: 'back', args: { person: person.id } }
    : { label: 'End my absence', command: 'back', args: {} };
}

function absence(sentence: Sentence, { today, speaker }: MatterContext): readonly (Offer | null)[] {
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

function changePerson(person: Person, sentence: Sentence): readonly Offer[] {
  const to = wordsBeside(
    {
      ...sentence,
      pieces: sentence.pieces.map((piece) => (piece.kind === 'person' ? { ...piece, kind: 'link' as const } : piece)),
    },
    ['rename', 'remove'],
  );
  if (means(sentence, 'remove'))
    return [
      { label: `Remove ${person.name} from the record`, command: 'remove', args: { person: person.id } },
      listOf(person),
    ];
  return [
    {
      label: `Rename ${person.name}${to ? ` to ${to}` : ''}`,
      command: 'rename',
      args: { person: person.id, ...(to ? { to } : {}) },
    },
    listOf(person),
  ];
}

function nameSro({ expectations: [about], people }: Sentence): readonly Offer[] {
  const [person] = people[0]?.people ?? [];
  if (!about || !person) return [];
  return [
    {
      label: `Make ${person.name} SRO of ${about.code}`,
      command: 'assign',
      args: { about: about.code, person: person.id },
    },
    { label: `Show ${about.code}`, command: 'show', args: { about: about.code } },
  ];
}

function renameExpectation(sentence: Sentence): readonly Offer[] {
  const [about] = sentence.expectations;
  if (!about) return [];
  const title = wordsBeside(sentence, ['rename', 'expectation']) ?? about.title;
  return [
    {
      label: `Rename ${about.code} to “${title}”`,
      command: 'edit expectation',
      args: { expectation: about.code, title },
    },
  ];
}

function addAction(sentence: Sentence, { dayOf }: MatterContext): readonly Offer[] {
  const [to] = sentence.expectations;
  const [owner] = named(sentence);
  const by = dayOf(sentence);
  const title = wordsBeside(sentence, ['add', 'newAction', 'expectation']) ?? '';
  const args = {
    title,
    ...(to ? { to: to.code } : {}),
    ...(owner ? { owner: owner.id } : {}),
    ...(by ? { by } : {}),
    ask: 'yes',
  };
  return [
    { label: 'Add this action …', command: 'add action', args, trial: { title: title || '-', to: to?.code ?? 'E1' } },
  ];
}

function decision(
  outcome: string,
  word: string,
  sentence: Sentence,
  { dayOf, today }: MatterContext,
): readonly Offer[] {
  if (sentence.limit !== null || sentence.isQuestion) return [NOTICE, STATUS];
  const on = dayOf(sentence);
  const [link] = sentence.links;
  const args = { outcome, ...(on && on <= today ? { on } : {}), ...(link ? { link } : {}), ask: 'yes' };
  const lapsed = {
    label: 'Record that the notice lapsed …',
    command: 'notice decision',
    args: { ...args, outcome: 'lapsed' },
    trial: { on: today },
  };
  return [
    { label: `Record that the notice was ${word} …`, command: 'notice decision', args, trial: { on: today } },
    ...(outcome === 'withdrawn' ? [lapsed] : []),
    NOTICE,
  ];
}

/** The Department extends a notice by a new one with a new term, or the date was entered wrongly. */
function extension(sentence: Sentence, { dayOf, today }: MatterContext): readonly Offer[] {
  if (sentence.limit !== null || sentence.isQuestion) return [NOTICE, STATUS];
  const until = dayOf(sentence);
  const args = { ...(until ? { expires: until } : {}), ask: 'yes' };
  const on = until ?? today;
  return [
    {
      label: `Enter the notice that extends it${until ? ` to ${longDate(until)}` : ''} …`,
      command: 'notice replace',
      args,
      trial: { issued: today, months: '6' },
    },
    {
      label: `Correct the expiry date of the notice${until ? ` to ${longDate(until)}` : ''} …`,
      command: 'notice confirm',
      args: { on, ask: 'yes' },
    },
    NOTICE,
  ];
}
