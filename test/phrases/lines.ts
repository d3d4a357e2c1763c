/** Lines that officers type in their own words, by subject, each with its right outcome. */
import type { Line } from './council.ts';

const gail = 'Gail Dent',
  hari = 'Hari Patel',
  ann = 'Ann Cole',
  leo = 'Leo Brandt',
  mina = 'Mina Duff',
  rob = 'Rob Duff';

const status: readonly Line[] = [
  { who: gail, says: 'how is it going?', answers: /30 July 2024|48 days/ },
  { who: ann, says: 'how long have we got', answers: /48 days/ },
  { who: leo, says: 'when does it expire', answers: /30 July 2024/ },
  { who: gail, says: 'can you give me the position please', answers: /48 days/ },
  { who: rob, says: 'whats the state of play', answers: /48 days/ },
  { who: rob, says: 'E2-03', answers: /Clear the ledger backlog/ },
  { who: rob, says: 'E3-01?', answers: /Inspect the tower blocks/ },
  { who: gail, says: 'what is happening with e2-02', answers: /Set up the treasury board/ },
  { who: hari, says: 'has E1-02 been finished', answers: /Recruit an independent chair/ },
  { who: hari, says: 'who confirmed E3-02', answers: /Hari Patel/ },
  { who: leo, says: 'when is mine due?', answers: /E1-02/ },
  { who: ann, says: 'what do I need to do', answers: /E2-01/ },
  { who: gail, says: 'how many are complete', answers: /1 of 8|8 actions|complete/i },
  { who: gail, says: 'any news on E2-03?', answers: /E2-03/ },
  { who: gail, says: 'good afternoon', offers: 'status' },
  { who: gail, says: 'what changed since monday', answers: /10 June|since/i },
  { who: gail, says: 'statsu of E2-01', offers: 'status E2-01' },
  { who: gail, says: 'are we going to make it?', answers: /48 days|30 July/ },
];

const lists: readonly Line[] = [
  { who: gail, says: "what's late?", answers: /E1-01/ },
  { who: gail, says: 'show me everything thats overdue', answers: /E1-01/ },
  { who: gail, says: "Rob's actions please", answers: /E2-03[\s\S]*E3-01|E3-01[\s\S]*E2-03/ },
  { who: gail, says: 'what has Leo got on', answers: /E1-02/ },
  { who: gail, says: 'anything due next week?', answers: /E1-02[\s\S]*|E3-01/ },
  { who: gail, says: 'which actions are blocked', answers: /E2-02/ },
  { who: gail, says: "who's held up", answers: /E2-02/ },
  { who: gail, says: 'what have we completed', answers: /E3-02/ },
  { who: gail, says: 'find treasury', answers: /E2-02/ },
  { who: gail, says: "who's doing the repairs policy", answers: /Leo Brandt/ },
  { who: gail, says: 'list E3', answers: /E3-01[\s\S]*E3-03/ },
  { who: gail, says: 'actions without an owner', answers: /./ },
  { who: gail, says: 'whats due this month', answers: /E2-01/ },
  { who: gail, says: 'due before the end of june', answers: /E2-01/ },
  { who: gail, says: "what's outstanding on finance", answers: /E2-03/ },
  { who: gail, says: 'what is left to do', answers: /E1-02/ },
  { who: gail, says: "what's waiting for sign off", answers: /./ },
];

const ticking: readonly Line[] = [
  { who: ann, says: 'the savings plan is finished', offers: 'done E2-01' },
  { who: rob, says: 'E3-01 is complete', offers: 'done E3-01' },
  { who: rob, says: 'mark E3-01 as done please', offers: 'done E3-01' },
  { who: rob, says: "we haven't finished E3-01", offers: 'update E3-01', never: 'done' },
  { who: rob, says: "don't close E3-01", offers: 'E3-01', never: 'done' },
  { who: rob, says: 'E3-01 is about 80% complete', offers: 'E3-01', never: 'done' },
  { who: rob, says: 'E3-01 would be done by now but the lift broke', offers: 'E3-01', never: 'done' },
  { who: rob, says: 'E3-01 finished except for block C', offers: 'E3-01', never: 'done' },
  { who: rob, says: 'E3-01 complete, E2-03 still going', offers: 'done E3-01', never: 'done E2-03' },
  { who: rob, says: 'E3-01 and E2-03 are both done', offers: 'done E2-03' },
  { who: rob, says: 'almost there with E3-01', offers: 'E3-01', never: 'done' },
  { who: leo, where: 'thread', says: 'nearly done', offers: 'E1-02', never: 'done' },
  { who: leo, where: 'thread', says: 'not finished yet, two candidates left', offers: 'E1-02', never: 'done' },
  { who: leo, where: 'thread', says: 'interviews are on Thursday', offers: 'E1-02', never: 'done' },
  { who: leo, where: 'thread', says: 'cheers all 👍', silent: true },
  { who: leo, where: 'thread', says: '@"Ann Cole" could you call me', silent: true },
  { who: gail, where: 'thread', says: 'well done everyone', silent: true },
  { who: gail, says: 'Rob tells me E3-01 is finished', offers: 'E3-01' },
  { who: hari, says: 'approve E1-02', never: 'done' },
];

const dates: readonly Line[] = [
  { who: gail, says: 'please push E2-03 back to 12 July', offers: 'due E2-03 2024-07-12' },
  { who: rob, says: 'can we have another week on E3-01', offers: 'due E3-01 2024-06-25' },
  { who: rob, says: 'E3-01 wants extending until the end of June', offers: 'due E3-01' },
  { who: rob, says: 'E3-01 due 25 June', offers: 'due E3-01 2024-06-25' },
  { who: gail, says: 'new deadline for E2-03 is 5/7', offers: 'due E2-03 2024-07-05' },
  { who: rob, says: 'could do with a bit longer for E3-01', offers: 'due E3-01' },
  {
    who: rob,
    says: 'E3-01 three more weeks please, the scaffolding is late',
    offers: 'due E3-01 2024-07-09 scaffolding',
  },
  { who: gail, says: "don't move E2-03", offers: 'E2-03', never: 'due E2-03 2' },
  { who: gail, says: 'postpone the tower blocks to 2 July', offers: 'due E3-01 2024-07-02' },
  { who: leo, where: 'thread', says: '28 June please', offers: 'due E1-02 2024-06-28' },
  { who: rob, where: 'thread', says: 'push it to 5 July', offers: 'due E2-03 2024-07-05' },
  { who: gail, says: 'move E2-03 to last Tuesday', offers: 'E2-03' },
  { who: gail, says: 'is E2-03 still due on the 28th?', answers: /28 June/ },
  { who: gail, says: 'E2-03 is 12 July not 28 June', offers: 'E2-03 2024-07-12' },
];

const people: readonly Line[] = [
  { who: gail, says: 'add @"Zoe Finch" please', offers: 'role Zoe officer' },
  { who: gail, says: 'E2-01 is Rob Duff’s now', offers: 'assign E2-01' },
  { who: gail, says: 'can Leo take over E2-01', offers: 'assign E2-01' },
  { who: gail, says: 'hand E2-01 to Wilhelmina', offers: 'E2-01' },
  { who: gail, says: 'Leo is on leave until 24 June', offers: 'away 24 June 2024' },
  { who: leo, says: "I'm away next week", offers: 'away' },
  { who: gail, says: 'Ann Cole leaves on 28 June', offers: 'handover' },
  { who: leo, where: 'thread', says: 'not mine, this one is Ann’s', offers: 'E1-02' },
  { who: gail, says: 'make Leo a programme lead', offers: 'role lead' },
  { who: gail, says: 'who is away?', offers: 'away' },
  { who: leo, says: 'I can take E2-01', offers: 'E2-01' },
  { who: gail, says: 'Mina is standing in for Rob on E2-03', offers: 'assign E2-03' },
  { who: gail, says: 'who are the programme leads', answers: /Gail Dent/ },
];

const blocking: readonly Line[] = [
  { who: rob, says: 'E2-03 is stuck, waiting for the bank', offers: 'block E2-03 bank' },
  { who: rob, says: "can't progress E3-01 because the caretaker is off sick", offers: 'block E3-01 caretaker' },
  { who: mina, says: 'lender signed so E2-02 can go ahead', offers: 'start E2-02' },
  { who: mina, says: "E2-02 isn't blocked any more", offers: 'start E2-02' },
  { who: rob, says: "E3-01 isn't stuck", offers: 'E3-01', never: 'block E3-01 b' },
  { who: rob, says: "we've started on E2-03", offers: 'start E2-03' },
  { who: leo, where: 'thread', says: 'stuck', offers: 'block E1-02' },
  { who: leo, where: 'thread', says: 'held up by the agency', offers: 'block E1-02 agency' },
  { who: gail, says: "E3-01 isn't needed any more, drop it", offers: 'E3-01' },
  { who: gail, says: 'withdrawing E3-01: superseded by the new contract', offers: 'withdraw E3-01' },
];

const evidence: readonly Line[] = [
  {
    who: rob,
    says: 'report for E3-01 is at https://example.org/towers',
    offers: 'evidence E3-01 https://example.org/towers',
    never: 'done',
  },
  { who: rob, says: 'https://example.org/ledger proof for E2-03', offers: 'evidence E2-03 https://example.org/ledger' },
  { who: rob, says: 'proof of E3-01 to come', offers: 'E3-01', never: 'done' },
  {
    who: rob,
    says: "add the surveyor's letter of 3 June as evidence on E3-01",
    offers: "evidence E3-01 surveyor's letter of 3 June",
  },
  {
    who: leo,
    where: 'thread',
    says: 'see attached',
    attached: 'https://example.org/file/9',
    offers: 'evidence E1-02 https://example.org/file/9',
  },
  { who: rob, says: 'E3-01 done https://example.org/towers', offers: 'done E3-01 https://example.org/towers' },
  {
    who: rob,
    says: 'draft at https://example.org/d for E3-01, not final',
    offers: 'evidence E3-01 https://example.org/d',
    never: 'done',
  },
  { who: gail, says: 'show me the evidence for E3-02', answers: /example\.org\/repairs/ },
  { who: gail, says: 'what evidence do we have on E3-02?', answers: /example\.org\/repairs/ },
  { who: gail, says: 'remove the evidence from E3-02', offers: 'show E3-02' },
];

const notice: readonly Line[] = [
  { who: gail, says: 'the notice has been lifted', offers: 'notice decision withdrawn' },
  { who: gail, says: "the department hasn't lifted the notice", never: 'notice decision', offers: 'notice' },
  { who: ann, says: 'when was the notice issued?', answers: /30 January 2024/ },
  { who: ann, says: 'what does the notice say', answers: /30 January 2024/ },
  { who: gail, says: 'what happens if the notice is extended to December', offers: 'notice' },
  { who: gail, says: 'the notice has been extended to 30 October', offers: 'notice 2024-10-30' },
  {
    who: gail,
    says: 'we need a new expectation: set up a scrutiny panel',
    offers: 'add expectation set up a scrutiny panel',
  },
  { who: gail, says: 'rename E3 to Homes and repairs', offers: 'edit expectation E3 Homes and repairs' },
  { who: gail, says: 'is the notice still in force', answers: /30 July 2024/ },
  { who: gail, says: 'the letter came, it is withdrawn as of today', offers: 'notice decision withdrawn' },
];

const reminders: readonly Line[] = [
  { who: gail, says: 'nudge Rob about E2-03', offers: 'E2-03' },
  { who: gail, says: 'chase everyone', offers: 'remind now' },
  { who: leo, says: 'when do the reminders go out', answers: /17 June/ },
  { who: leo, where: 'thread', says: 'remind me later', offers: 'snooze E1-02' },
  { who: leo, says: 'stop reminding me about E1-02 until 20 June', offers: 'snooze E1-02 2024-06-20' },
  { who: gail, says: 'stop the reminders', offers: 'pause' },
  { who: gail, says: 'turn the reminders back on', offers: 'remind' },
  { who: gail, says: 'send reminders on Tuesdays instead', offers: 'schedule' },
  { who: leo, says: 'next reminder?', answers: /17 June/ },
  { who: leo, says: 'mute E1-02 till 18 June', offers: 'snooze E1-02 2024-06-18' },
];

const report: readonly Line[] = [
  { who: gail, says: 'report for the board', offers: 'status' },
  { who: gail, says: 'I need a briefing for the chief executive', offers: 'status' },
  { who: gail, says: 'monthly highlight report', offers: 'status' },
  { who: gail, says: 'can I have it as a spreadsheet', answers: /./ },
  { who: gail, says: 'export to excel', answers: /./ },
  { who: gail, says: 'report on E2 for cabinet', offers: 'status E2' },
  { who: gail, says: 'what do we tell the commissioners in the report', offers: 'status' },
  { who: hari, says: 'board paper please', offers: 'status' },
  { who: gail, says: 'draft report since 1 June', offers: 'status' },
  { who: gail, says: 'summary for the leader', offers: 'status' },
];

/** Every line by what it is about. */
export const LINES: Readonly<Record<string, readonly Line[]>> = {
  status,
  lists,
  ticking,
  dates,
  people,
  blocking,
  evidence,
  notice,
  reminders,
  report,
};
