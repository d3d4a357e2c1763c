/**
 * The part of the worked example that is said along the way: meetings, contact, measures, recommendations, updates,
 * milestones, a check and where partners stand. All words and figures are made up, and so are the two partner councils.
 */

/** A typed line: the local time in London, the account id of the speaker, and the words. */
export type TypedLine = readonly [at: string, who: string, text: string];

const DIRECTOR = 'programme-director';
const BOARD = '"Independent Improvement Board"';

const MEETINGS: readonly TypedLine[] = [
  [
    '2024-02-01 11:00',
    DIRECTOR,
    `add meeting ${BOARD} to E1 on 28 February, 27 March, 24 April, 5 June, 3 July, 24 July papers 5 working days before owner @governance-manager`,
  ],
  ['2024-02-29 09:15', 'governance-manager', `met ${BOARD} on 28 February "Forward plan agreed"`],
  ['2024-03-28 09:20', 'governance-manager', `met ${BOARD} on 27 March "Operating manual welcomed"`],
  ['2024-04-25 09:10', 'governance-manager', `met ${BOARD} on 24 April "Three recommendations"`],
  ['2024-06-06 09:30', 'governance-manager', `met ${BOARD} on 5 June "Survey results, one recommendation"`],
];

const CONTACT: readonly TypedLine[] = [
  ['2024-02-29 11:30', 'chief-executive', 'met "the Department" on 29 February by call "The plan and its dates"'],
  ['2024-03-28 11:30', 'chief-executive', 'met "the Department" on 28 March by call "Operating manual in use"'],
  ['2024-04-25 11:30', 'chief-executive', 'met "the Department" on 25 April by call "Mid-term position"'],
  ['2024-05-23 11:30', 'chief-executive', 'met "the Department" on 23 May by call "First results of the survey"'],
  [
    '2024-06-13 10:00',
    'chief-executive',
    'met "the Department" on 12 June by letter "The minister asks about the strategy" at ministerial level',
  ],
  [
    '2024-06-19 11:30',
    'chief-executive',
    'met "the Department" on 19 June by call "Culture data, next steps" follow-up "Send the survey results to the Department" by 5 July',
  ],
];

const MEASURES: readonly TypedLine[] = [
  [
    '2024-02-01 11:05',
    DIRECTOR,
    'add measure "Staff who say that leaders act on the values" to E3 baseline 38% on 31 January target 55% by 26 July owner @head-of-people every 8 weeks',
  ],
  [
    '2024-02-01 11:06',
    DIRECTOR,
    'add measure "Members who have had a development session" to E3 baseline 12% on 31 January target 90% by 19 July level member owner @monitoring-officer every 8 weeks',
  ],
  ['2024-03-26 11:00', 'head-of-people', 'update E3-05 41% on 25 March "Short survey, 212 answers"'],
  ['2024-03-26 11:30', 'monitoring-officer', 'update E3-06 35% on 22 March'],
  ['2024-05-20 12:00', 'head-of-people', 'update E3-05 46% on 17 May "Spring survey, 304 answers"'],
  ['2024-05-31 10:30', 'monitoring-officer', 'update E3-06 64% on 31 May'],
];

const RECOMMENDATIONS: readonly TypedLine[] = [
  [
    '2024-04-25 09:15',
    'governance-manager',
    `add recommendation from ${BOARD} on 24 April by 10 May to E1:
Publish a forward plan of the decisions to July
Give every new member a mentor
Bring the open audit actions below five by July`,
  ],
  ['2024-05-08 14:00', 'chief-executive', 'update R1 accepted "We will publish the plan and keep it up to date."'],
  ['2024-05-08 14:05', 'chief-executive', 'update R2 accepted "Mentors will be part of the development sessions."'],
  [
    '2024-05-09 09:30',
    'chief-executive',
    'update R3 partly accepted "Two of the actions need the new finance system."',
  ],
  ['2024-05-09 09:40', DIRECTOR, 'edit E3-03 for R2'],
  ['2024-05-09 09:41', DIRECTOR, 'edit E2-04 for R3'],
  ['2024-05-20 10:00', 'chief-executive', 'update R1 implemented evidence https://intranet.example/board/forward-plan'],
  [
    '2024-06-06 09:35',
    DIRECTOR,
    `add recommendation "Publish the measures of culture every quarter" from ${BOARD} on 5 June by 5 July to E3 sro @head-of-people`,
  ],
];

const UPDATES: readonly TypedLine[] = [
  ['2024-06-14 10:00', DIRECTOR, 'update E2 "Manual and procurement rules in use; the audit actions are behind"'],
  ['2024-06-17 09:30', 'monitoring-officer', 'update E2-03 green "Sample drawn" next "Interviews until 26 June"'],
  [
    '2024-06-18 15:30',
    'section-151-officer',
    'update E2-04 red "9 of 14 closed" next "Close three more by 28 June" corrective action "Two auditors joined the team"',
  ],
  [
    '2024-06-18 16:00',
    'head-of-people',
    'update E2-05 amber "Shortlists are ready" next "Pay panel on 27 June" corrective action "An interim director until September"',
  ],
];

const MILESTONES: readonly TypedLine[] = [
  ['2024-05-13 10:00', 'director-of-strategy', 'add milestone E4-03 "Outline agreed with leaders" by 24 May'],
  ['2024-05-13 10:01', 'director-of-strategy', 'add milestone E4-03 "First draft with officers" by 14 June'],
  ['2024-05-13 10:02', 'director-of-strategy', 'add milestone E4-03 "Comments of the councils are in" by 26 June'],
  ['2024-05-24 17:20', 'director-of-strategy', 'done E4-03a'],
  ['2024-06-13 16:50', 'director-of-strategy', 'done E4-03b'],
];

const CHECK: readonly TypedLine[] = [
  ['2024-03-26 10:10', 'director-of-resources', 'add check E2-01 by 14 June owner @governance-manager'],
  ['2024-06-12 14:30', 'governance-manager', 'done E2-07 "Ten projects sampled, all follow the manual"'],
  ['2024-06-13 09:15', 'director-of-resources', 'confirm E2-07'],
];

const POSITIONS: readonly TypedLine[] = [
  ['2024-05-24 17:10', 'director-of-strategy', 'update E4 "Ousewell City Council" agreed'],
  [
    '2024-05-24 17:12',
    'director-of-strategy',
    'update E4 "Fenbridge District Council" not ready because "its own review comes first", ask again 2 July',
  ],
];

/** Every line, by subject; their order in time is made by `EXAMPLE_LINES`. */
export const PROGRAMME_LINES: readonly TypedLine[] = [
  ...MEETINGS,
  ...CONTACT,
  ...MEASURES,
  ...RECOMMENDATIONS,
  ...UPDATES,
  ...MILESTONES,
  ...CHECK,
  ...POSITIONS,
];
