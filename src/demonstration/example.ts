/**
 * The worked example: the notice of 30 January 2024 as its officers would have typed it into the bot, week by week.
 * The notice, its dates and its five expectations are real (in our own short words); posts, actions and dates are made up.
 */

import { PROGRAMME_LINES } from './programme-lines.ts';

/** A line that `who` (an account id of the local chat) types at `at`, `2024-01-30 16:00` in London. */
export interface ExampleLine {
  readonly at: string;
  readonly who: string;
  readonly text: string;
}

/** The account id of the programme director, who sets the example up. */
export const PROGRAMME_DIRECTOR = 'programme-director';

/** Posts with an account on the local chat: account id, name and role. */
export const PEOPLE: readonly (readonly [string, string, string])[] = [
  [PROGRAMME_DIRECTOR, 'Programme Director', 'lead'],
  ['chief-executive', 'Chief Executive', 'lead'],
  ['monitoring-officer', 'Monitoring Officer', 'officer'],
  ['section-151-officer', 'Section 151 Officer', 'officer'],
  ['director-of-resources', 'Director of Resources', 'officer'],
  ['director-of-strategy', 'Director of Strategy', 'officer'],
  ['head-of-people', 'Head of People and Culture', 'officer'],
  ['governance-manager', 'Governance Manager', 'officer'],
  ['audit-manager', 'Internal Audit Manager', 'viewer'],
];

/** Bodies that own actions, meet or take part, and have no account. The two councils do not exist. */
export const BODIES: readonly string[] = [
  'Independent Improvement Board',
  'Combined Authority Board',
  'The Department',
  'Ousewell City Council',
  'Fenbridge District Council',
];

/** The time at which people and the notice are entered, in London. */
export const SET_UP_AT = '2024-01-30 16:00';

const setUp = (text: string): ExampleLine => ({ at: SET_UP_AT, who: PROGRAMME_DIRECTOR, text });

const NOTICE: readonly ExampleLine[] = [
  setUp(
    'notice new issued 30 January 2024 for 6 months authority "Cambridgeshire and Peterborough Combined Authority"',
  ),
  setUp(
    'add expectation "Work with the independent Improvement Board" text "Keep working with the independent Improvement Board over the six months of the notice: use all the support it offers and act on what it recommends." level officer sro @chief-executive',
  ),
  setUp(
    'add expectation "Carry through the improvement plan" text "Keep putting into practice the changes that the Combined Authority Board agreed in the improvement plan, and make them last." level officer sro @director-of-resources',
  ),
  setUp(
    'add expectation "Change the culture, and measure it" text "Keep changing the culture of the whole organisation, officers and members alike, and follow it by outcomes that can be measured." level joint sro @chief-executive',
  ),
  setUp(
    'add expectation "Agree priorities and how to deliver them" text "Develop, in strong partnership between officers and members, the strategic priorities for the area and a credible strategy to deliver them, leaving room for partners who join later." level joint sro @director-of-strategy',
  ),
  setUp(
    'add expectation "Keep in regular contact with the Department" text "Keep engaging with the Department at official level for as long as the notice runs." level officer sro @chief-executive',
  ),
];

/** Lines of one theme of the improvement plan, whose actions are numbered from `first` on. */
const plan = (theme: string, first: number, texts: readonly string[]): readonly ExampleLine[] =>
  texts.map((text, n) => ({
    at: '2024-02-01 10:00',
    who: PROGRAMME_DIRECTOR,
    text: `${text} ref ${first + n} theme "${theme}"`,
  }));

const ACTIONS: readonly ExampleLine[] = [
  ...plan('Governance', 1, [
    'add action "Agree the Improvement Board\'s forward plan to July" to E1 owner @governance-manager by 29 February',
    'add action "Answer the Improvement Board\'s spring recommendations" to E1 owner @monitoring-officer by 30 April proof "the published response"',
    'add action "Report progress to the Improvement Board" to E1 owner @programme-director ongoing every 4 weeks',
    'add action "Give a closing view of the six months" to E1 owner "Independent Improvement Board" by 12 July',
  ]),
  ...plan('Assurance', 5, [
    'add action "Adopt the operating manual of the assurance framework" to E2 owner @section-151-officer by 28 March',
    'add action "Bring the new procurement rules into use" to E2 owner @director-of-resources deputy @section-151-officer by 21 June',
    'add action "Test that the changes of phase 2 are in daily use" to E2 owner @monitoring-officer by 28 June proof "the internal audit report"',
    'add action "Close the open internal audit recommendations" to E2 owner @section-151-officer by 14 June',
    'add action "Fill the two vacant senior posts" to E2 owner @head-of-people by 5 July',
    'add action "Write down what was learned for the next plan" to E2 by 19 July',
  ]),
  ...plan('People and culture', 11, [
    'add action "Run the spring staff survey" to E3 owner @head-of-people by 31 May proof "the survey report"',
    'add action "Report the survey against the January baseline" to E3 owner @head-of-people deputy @governance-manager by 20 June proof "the comparison table"',
    'add action "Hold the member development sessions" to E3 owner @monitoring-officer by 3 July level joint',
    'add action "Agree the targets for the measures of culture" to E3 owner @head-of-people by 30 April',
  ]),
  ...plan('Strategy and partners', 15, [
    'add action "Bring together the evidence on the area\'s needs" to E4 owner @director-of-strategy by 15 April',
    'add action "Hold the leaders\' workshop on priorities" to E4 owner @director-of-strategy by 24 May level joint',
    'add action "Draft the delivery strategy" to E4 owner @director-of-strategy by 26 June',
    'add action "Approve the strategic priorities" to E4 owner "Combined Authority Board" by 24 July level member',
    'add action "Plan the talks on further devolution" to E4 owner @director-of-strategy',
  ]),
  ...plan('Governance', 20, [
    'add action "Hold the monthly call with the Department" to E5 owner @chief-executive deputy @programme-director every 4 weeks with "the Department" at official level',
    'add action "Send the mid-term position statement" to E5 owner @programme-director by 30 April proof "the letter as sent"',
    'add action "Put together the closing evidence for the Department" to E5 owner @programme-director by 19 July',
  ]),
];

const work = (at: string, who: string, text: string): ExampleLine => ({ at, who, text });

const DONE: readonly ExampleLine[] = [
  work('2024-02-26 14:10', 'governance-manager', 'done E1-01 "Forward plan agreed with the chair"'),
  work('2024-02-27 09:20', 'chief-executive', 'confirm E1-01'),
  work('2024-02-28 15:00', PROGRAMME_DIRECTOR, 'done E1-03 "Progress report for the February meeting"'),
  work('2024-03-25 16:40', 'section-151-officer', 'done E2-01 https://intranet.example/assurance/manual'),
  work('2024-03-26 10:05', 'director-of-resources', 'confirm E2-01'),
  work('2024-03-27 15:00', PROGRAMME_DIRECTOR, 'done E1-03 "Progress report for the March meeting"'),
  work('2024-04-12 12:15', 'director-of-strategy', 'done E4-01 https://intranet.example/strategy/evidence'),
  work('2024-04-15 09:45', PROGRAMME_DIRECTOR, 'confirm E4-01'),
  work('2024-04-19 13:00', 'head-of-people', 'due E3-04 31 May because the survey results come first'),
  work('2024-04-19 16:20', PROGRAMME_DIRECTOR, 'agree E3-04'),
  work('2024-04-24 15:00', PROGRAMME_DIRECTOR, 'done E1-03 "Progress report for the April meeting"'),
  work('2024-04-29 10:30', 'monitoring-officer', 'done E1-02 https://intranet.example/board/response'),
  work('2024-04-29 15:10', 'chief-executive', 'confirm E1-02'),
  work('2024-04-30 09:15', PROGRAMME_DIRECTOR, 'done E5-02 https://intranet.example/department/mid-term-letter'),
  work('2024-04-30 17:00', 'chief-executive', 'confirm E5-02'),
  work('2024-05-20 09:30', 'director-of-strategy', 'start E4-03'),
  work('2024-05-22 15:00', PROGRAMME_DIRECTOR, 'done E1-03 "Progress report for the May meeting"'),
  work(
    '2024-05-24 17:05',
    'director-of-strategy',
    'minute E4-02 "Item 4" of "Combined Authority Board workshop" on 22 May',
  ),
  work('2024-05-24 17:06', 'director-of-strategy', 'done E4-02'),
  work('2024-05-28 09:30', PROGRAMME_DIRECTOR, 'confirm E4-02'),
  work('2024-05-29 13:40', 'head-of-people', 'due E3-04 17 June because two directorates returned late'),
  work('2024-05-29 14:00', PROGRAMME_DIRECTOR, 'agree E3-04'),
  work('2024-05-31 10:00', 'head-of-people', 'done E3-01 https://intranet.example/people/spring-survey'),
  work('2024-05-31 16:45', 'chief-executive', 'confirm E3-01'),
  work('2024-06-03 09:30', 'monitoring-officer', 'start E2-03'),
  work('2024-06-04 09:30', 'section-151-officer', 'start E2-04'),
  work('2024-06-06 14:00', 'head-of-people', 'start E3-04'),
  work('2024-06-10 11:20', 'head-of-people', 'block E2-05 because the pay panel has not met yet'),
  work('2024-06-12 10:00', PROGRAMME_DIRECTOR, 'start E5-03'),
  work('2024-06-13 15:30', 'monitoring-officer', 'start E3-03'),
  work('2024-06-20 16:30', 'head-of-people', 'done E3-02'),
  work('2024-06-20 17:10', 'director-of-resources', 'done E2-02 "Rules in use in every directorate since 17 June"'),
  work(
    '2024-06-21 12:05',
    'director-of-strategy',
    'due E4-03 10 July because the constituent councils asked for two more weeks',
  ),
];

/** Every line of the example in order of time, from entering the notice to the last week of work. */
export const EXAMPLE_LINES: readonly ExampleLine[] = [
  ...NOTICE,
  ...ACTIONS,
  ...[...DONE, ...PROGRAMME_LINES.map((line) => work(...line))].sort((a, b) => (a.at < b.at ? -1 : 1)),
];
