/** Commands written like the product's, and a small record of people and actions, for tests of typed lines. */
import { WEEKDAYS } from '../../src/core/time/dates.ts';
import { type Command, defineCommand, type Outcome } from '../../src/dispatch/command.ts';
import type { ReadContext } from '../../src/dispatch/read-slots.ts';
import { slot } from '../../src/dispatch/slots.ts';
import { account, action, expectation, person, record } from '../helpers/record.ts';

const nothing: Outcome = { reply: null, audience: 'asker', changes: [], posts: [] };
const run = () => nothing;
const usage = (say: string, does = '…') => [{ say, does }];

export const due = defineCommand({
  ...{ name: 'due', group: 'plan' },
  everyday: true,
  who: 'officer',
  changes: true,
  usage: usage('due E2-03 14 May because …', 'Moves the due date'),
  slots: {
    action: slot.action(),
    to: slot.date({ future: true }),
    because: slot.text({ keyword: 'because', optional: true }),
  },
  run,
});

export const addAction = defineCommand({
  ...{ name: 'add action', group: 'plan' },
  everyday: true,
  who: 'lead',
  changes: true,
  usage: usage('add action "Review the constitution" to E2 owner @jo by 30 April', 'Adds an action'),
  slots: {
    title: slot.text(),
    to: slot.expectation({ keyword: 'to' }),
    owner: slot.person({ keyword: 'owner', optional: true, newcomers: true }),
    by: slot.date({ keyword: 'by', optional: true, future: true }),
    ongoing: slot.flag('ongoing'),
    every: slot.number({ keyword: 'every', optional: true, unit: 'weeks' }),
    level: slot.choice(['officer', 'member', 'joint'], { keyword: 'level', optional: true }),
  },
  run,
});

export const handover = defineCommand({
  ...{ name: 'handover', group: 'people' },
  who: 'lead',
  changes: true,
  usage: usage('handover @jo to @sam from 1 July', 'Passes everything on'),
  slots: {
    leaver: slot.person(),
    to: slot.person({ keyword: 'to', newcomers: true }),
    from: slot.date({ keyword: 'from', future: true }),
  },
  run,
});

export const commands: readonly Command[] = [
  defineCommand({
    ...{ name: 'status', group: 'see' },
    everyday: true,
    who: 'known',
    changes: false,
    usage: usage('status', 'Shows where the notice stands'),
    slots: {
      about: slot.subject({ choices: ['overdue'], optional: true }),
      since: slot.date({ keyword: 'since', optional: true }),
    },
    run,
  }),
  defineCommand({
    ...{ name: 'mine', group: 'see' },
    everyday: true,
    who: 'known',
    changes: false,
    usage: usage('mine', 'Shows your actions'),
    slots: {},
    run,
  }),
  due,
  addAction,
  handover,
  defineCommand({
    ...{ name: 'add expectation', group: 'plan' },
    who: 'lead',
    changes: true,
    usage: usage('add expectation "Governance" text "…"', 'Adds an expectation'),
    slots: { title: slot.text({ single: true }), text: slot.text({ keyword: 'text', optional: true }) },
    run,
  }),
  defineCommand({
    ...{ name: 'assign', group: 'plan' },
    everyday: true,
    who: 'officer',
    changes: true,
    usage: usage('assign E2-03 @jo deputy @sam', 'Names the owner'),
    slots: {
      what: slot.subject(),
      owner: slot.person({ optional: true, newcomers: true }),
      deputy: slot.person({ keyword: 'deputy', optional: true, newcomers: true }),
    },
    run,
    form: () => ({ title: 'Assign', summary: 'Assign.', body: [], buttons: [] }),
  }),
  defineCommand({
    ...{ name: 'done', group: 'report' },
    everyday: true,
    aliases: ['complete'],
    who: 'officer',
    changes: true,
    usage: usage('done E2-03 https://…', 'Reports an action complete'),
    slots: { action: slot.action(), evidence: slot.text({ optional: true, proves: 'report' }) },
    run,
  }),
  defineCommand({
    ...{ name: 'block', group: 'report' },
    everyday: true,
    who: 'officer',
    changes: true,
    usage: usage('block E2-03 because …', 'Says that it is blocked'),
    slots: {
      action: slot.action(),
      because: slot.text({ keyword: 'because' }),
      until: slot.date({ keyword: 'until', optional: true, future: true }),
    },
    run,
  }),
  defineCommand({
    ...{ name: 'notice', group: 'notice' },
    everyday: true,
    who: 'known',
    changes: false,
    usage: usage('notice'),
    slots: {},
    run,
  }),
  defineCommand({
    ...{ name: 'notice confirm', group: 'notice' },
    who: 'lead',
    changes: true,
    usage: usage('notice confirm expiry 30 July 2024'),
    slots: {
      expiry: slot.date({ keyword: 'expiry' }),
      term: slot.number({ keyword: 'term', optional: true }),
    },
    run,
  }),
  defineCommand({
    ...{ name: 'remind now', group: 'reminders' },
    who: 'lead',
    changes: true,
    usage: usage('remind now'),
    slots: {},
    run,
  }),
  defineCommand({
    ...{ name: 'remind preview', group: 'reminders' },
    who: 'lead',
    changes: false,
    usage: usage('remind preview'),
    slots: {},
    run,
  }),
  defineCommand({
    ...{ name: 'export csv', group: 'plan' },
    who: 'officer',
    changes: false,
    usage: usage('export csv'),
    slots: {},
    run,
  }),
  defineCommand({
    name: 'holiday add',
    group: 'reminders',
    who: 'lead',
    changes: true,
    usage: usage('holiday add 8 May 2026 "A closing day"'),
    slots: { date: slot.date({ future: true }), title: slot.text({ optional: true }) },
    run,
  }),
  defineCommand({
    name: 'schedule',
    group: 'reminders',
    who: 'lead',
    changes: true,
    usage: usage('schedule Monday 09:00'),
    slots: { weekday: slot.choice(WEEKDAYS), time: slot.time() },
    run,
  }),
  defineCommand({
    name: 'role',
    group: 'people',
    who: 'lead',
    changes: true,
    usage: usage('role @jo lead'),
    slots: { person: slot.person({ newcomers: true }), role: slot.choice(['lead', 'officer', 'viewer']) },
    run,
  }),
  defineCommand({
    name: 'help',
    group: 'help',
    aliases: ['?'],
    who: 'anyone',
    changes: false,
    usage: usage('help due', 'Shows what you can say'),
    slots: { word: slot.text({ optional: true }) },
    run,
  }),
];

export function commandNamed(name: string): Command {
  const found = commands.find((command) => command.name === name);
  if (!found) throw new Error(`No such command in the specs: ${name}`);
  return found;
}

const names = [
  'Programme Director',
  'Monitoring Officer',
  'Section 151 Officer',
  'Jo Smith',
  'Jo Smithers',
  'Siân O’Neill',
  'Joan Baker',
];

/** Jo Smith is in Slack as U1 and in the local chat as `jo`; the Programme Director in Slack as U2; nobody else is anywhere. */
export const snapshot = record({
  notice: null,
  expectations: ['E1', 'E2', 'E3'].map((code) => expectation({ id: code, code })),
  actions: ['E1-01', 'E2-01', 'E2-03', 'E3-12'].map((code) => action({ id: code, code })),
  people: names.map((name, index) => person({ id: `p${index + 1}`, name, role: 'officer' })),
  accounts: [
    account({ id: 'slack:U1', personId: 'p4', accountId: 'U1' }),
    account({ id: 'local:jo', personId: 'p4', platform: 'local', accountId: 'jo' }),
    account({ id: 'slack:U2', personId: 'p1', accountId: 'U2' }),
  ],
});

/** Monday 24 June 2024, five weeks before the worked example's expiry; Jo Smith speaks. */
export const context: ReadContext = {
  today: '2024-06-24',
  calendar: { timeZone: 'Europe/London', extraHolidays: new Set() },
  snapshot,
  speaker: { platform: 'slack', accountId: 'U1', name: 'jo.smith' },
  mentioned: [{ platform: 'slack', accountId: 'U9', name: 'Sam Patel' }],
  mayEnter: true,
};
