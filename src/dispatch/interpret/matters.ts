import { addMeeting, report } from './board-offers.ts';
import { type Offer, unknownName } from './change-offers.ts';
import { noAction } from './list-questions.ts';
import {
  AWAY,
  absence,
  addAction,
  backFor,
  changePerson,
  enterPerson,
  giveRole,
  handOver,
  listOf,
  type MatterContext,
  NOTICE,
  named,
  nameSro,
  PEOPLE,
  PREVIEW,
  REMIND,
  renameExpectation,
  roleIn,
  STATUS,
  showAction,
  snoozeAll,
} from './matter-offers.ts';
import { decision, extension } from './notice-offers.ts';
import {
  bodyMet,
  milestoneIn,
  offerMet,
  offerMilestone,
  offerRecommended,
  tellsOfRecommending,
} from './programme-offers.ts';
import { addRecommendations, recommendationOffers } from './recommendation-offers.ts';
import { wordsBeside } from './remainder.ts';
import { means, type Sentence } from './sentence.ts';
import type { Meaning } from './vocabulary.ts';

interface Matter {
  readonly needs: readonly (readonly Meaning[])[];
  readonly when?: (sentence: Sentence, context: MatterContext) => boolean;
  readonly offers: (sentence: Sentence, context: MatterContext) => readonly (Offer | null)[];
}

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

/** No code names an action; one that was found by words of its title may be the meeting itself. */
const noCode = ({ actions, byTitle }: Sentence): boolean => actions.length === 0 || byTitle;

/** In order of precedence: the first matter that fits is the one that the sentence is about. */
const MATTERS: readonly Matter[] = [
  { needs: [], when: (sentence, { snapshot }) => milestoneIn(sentence, snapshot) !== null, offers: offerMilestone },
  {
    needs: [],
    when: (sentence, context) => sentence.recommendations.length === 0 && tellsOfRecommending(sentence, context),
    offers: offerRecommended,
  },
  { needs: [], when: (sentence, context) => noCode(sentence) && bodyMet(sentence, context) !== null, offers: offerMet },
  {
    needs: [],
    when: ({ recommendations, actions }) => recommendations.length === 1 && actions.length === 0,
    offers: recommendationOffers,
  },
  {
    needs: [['add'], ['recommendation']],
    when: (sentence) => noAction(sentence) && sentence.recommendations.length === 0,
    offers: addRecommendations,
  },
  {
    needs: [['meets']],
    when: (sentence, context) => isGeneral(sentence, context) && !sentence.isQuestion && sentence.dates.length > 0,
    offers: addMeeting,
  },
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
    needs: [['direct']],
    when: (sentence) => means(sentence, 'remind', 'next', 'self') && noAction(sentence),
    offers: () => [
      { label: 'Get my card as a direct message', command: 'prefer', args: { where: 'direct' } },
      { label: 'Get my card in the thread', command: 'prefer', args: { where: 'thread' } },
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
  { needs: [['report']], when: isGeneral, offers: (sentence, context) => report(sentence, context) },
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
  { needs: [['add']], when: (sentence) => means(sentence, 'newAction') && noAction(sentence), offers: addAction },
  {
    needs: [['share']],
    when: (sentence) => noAction(sentence) && !means(sentence, 'evidence', 'report'),
    offers: ({ expectations: [about] }) => [
      {
        label: about ? `Post ${about.code} here` : 'Post the status here',
        command: 'share',
        args: about ? { about: about.code } : {},
      },
      STATUS,
    ],
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
    needs: [['leaving', 'handover', 'all']],
    when: (sentence) =>
      named(sentence).length > 0 &&
      noAction(sentence) &&
      !(sentence.byTitle && !means(sentence, 'leaving', 'all')) &&
      (means(sentence, 'leaving', 'handover') || means(sentence, 'assign')),
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
    when: (sentence) => named(sentence).length > 0 && noAction(sentence) && !sentence.byTitle,
    offers: (sentence) => [...named(sentence).flatMap((person) => changePerson(person, sentence)), PEOPLE],
  },
  {
    needs: [['sro', 'assign', 'owner']],
    when: ({ expectations, people }) => expectations.length === 1 && people.length > 0,
    offers: nameSro,
  },
  { needs: [['rename']], when: ({ expectations }) => expectations.length === 1, offers: renameExpectation },
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
    when: (sentence, context) =>
      onlyNotice(sentence, context) ||
      (noAction(sentence) && /\b(?:mhclg|department|ministers?|government)\b/i.test(sentence.text)),
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

function namesNewcomer(sentence: Sentence): boolean {
  const strangers = sentence.pieces.some(({ kind }) => kind === 'stranger');
  return (
    strangers ||
    (means(sentence, 'joins', 'add', 'lead', 'officer', 'viewer') &&
      !means(sentence, 'newAction', 'expectation', 'recommendation') &&
      unknownName(sentence) !== null &&
      sentence.people.length === 0)
  );
}
