import { addMeeting, report } from './board-offers.ts';
import { type Offer, unknownName } from './change-offers.ts';
import { nameSro, offerExpectation, renameExpectation, tellsOfExpectation } from './expectation-offers.ts';
import { noAction } from './list-questions.ts';
import { isGeneral, type Matter, type MatterContext } from './matter.ts';
import { addAction, offerDisclosure, STATUS } from './matter-offers.ts';
import { addMilestone, milestoneIn, offerMilestone } from './milestone-offers.ts';
import { NOTICE_MATTERS } from './notice-matters.ts';
import { PEOPLE_MATTERS } from './people-matters.ts';
import {
  bodyMet,
  offerMet,
  offerMetStranger,
  offerRecommended,
  strangerMet,
  tellsOfRecommending,
} from './programme-offers.ts';
import { measureTold, offerMeasure } from './reading-offers.ts';
import { addRecommendations, recommendationOffers } from './recommendation-offers.ts';
import { wordsBeside } from './remainder.ts';
import { REMINDER_MATTERS } from './reminder-matters.ts';
import { offerRepeated, repeats } from './repeat-offers.ts';
import { means, type Sentence } from './sentence.ts';
import { takeBack } from './undo-offers.ts';

/** No code names an action; one that was found by words of its title may be the meeting itself. */
const noCode = ({ actions, byTitle }: Sentence): boolean => actions.length === 0 || byTitle;

/** In order of precedence: the first matter that fits is the one that the sentence is about. */
const MATTERS: readonly Matter[] = [
  {
    needs: [['undo']],
    when: (sentence, context) => !sentence.isQuestion && takeBack(sentence, context).length > 0,
    offers: takeBack,
  },
  { when: (sentence, { snapshot }) => measureTold(sentence, snapshot) !== null, offers: offerMeasure },
  { when: (sentence) => repeats(sentence), offers: offerRepeated },
  { needs: [['foi']], when: (_, { hasTopic }) => !hasTopic, offers: offerDisclosure },
  {
    needs: [['milestone']],
    when: (sentence, { snapshot }) =>
      sentence.actions.length === 1 &&
      !sentence.isQuestion &&
      milestoneIn(sentence, snapshot) === null &&
      !means(sentence, 'complete', 'due') &&
      (means(sentence, 'add') || sentence.dates.length > 0),
    offers: addMilestone,
  },
  { when: (sentence, { snapshot }) => milestoneIn(sentence, snapshot) !== null, offers: offerMilestone },
  {
    when: (sentence, context) => sentence.recommendations.length === 0 && tellsOfRecommending(sentence, context),
    offers: offerRecommended,
  },
  { when: (sentence, context) => noCode(sentence) && bodyMet(sentence, context) !== null, offers: offerMet },
  {
    when: (sentence, { hasTopic }) => !hasTopic && noCode(sentence) && strangerMet(sentence) !== null,
    offers: offerMetStranger,
  },
  {
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
  ...REMINDER_MATTERS,
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
      ...(about ? [{ label: `Show ${about.code} ${about.title}`, command: 'show', args: { about: about.code } }] : []),
      STATUS,
    ],
  },
  ...PEOPLE_MATTERS,
  {
    when: (sentence) =>
      sentence.expectations.length === 1 &&
      !sentence.isQuestion &&
      (means(sentence, 'rename') ||
        ((sentence.people.length > 0 || unknownName(sentence) !== null) && means(sentence, 'sro', 'assign', 'owner'))),
    offers: (sentence, context) => [
      ...(means(sentence, 'rename') ? renameExpectation(sentence) : []),
      ...(means(sentence, 'sro', 'assign', 'owner') ? nameSro(sentence, context) : []),
    ],
  },
  ...NOTICE_MATTERS,
  { when: tellsOfExpectation, offers: offerExpectation },
];

/** The commands that a sentence about no single action may mean, likeliest first; null when none is recognised. */
export function mattersOf(sentence: Sentence, context: MatterContext): readonly Offer[] | null {
  const matter = MATTERS.find(
    ({ needs = [], when = () => true }) => needs.every((group) => means(sentence, ...group)) && when(sentence, context),
  );
  return matter ? matter.offers(sentence, context).filter((offer) => offer !== null) : null;
}
