/** Cards as the bot makes them, for tests of what draws them: a status, a reminder, a form with faults, an error. */
import type { Button, Card } from '../../src/ports/card.ts';

export const statusCard: Card = {
  title: 'Best Value Notice: 36 days left',
  summary: 'Notice in force: 36 days left, 20 open actions, 3 overdue.',
  body: [
    {
      type: 'facts',
      facts: [
        { name: 'Expires', value: '30 July 2024 (calculated, not confirmed)' },
        { name: 'Status', value: 'in force' },
        { name: 'Confirmed complete', value: '6 of 20' },
        { name: 'Reported, not yet confirmed', value: '2' },
        { name: 'Overdue', value: '3' },
        { name: 'Blocked', value: '1' },
      ],
    },
    {
      type: 'list',
      title: 'Expectations',
      items: [
        {
          text: 'E1 Sustain the improvement plan and report on it openly',
          details: ['SRO: Chief Executive · 2 of 4 complete · next date 30 June'],
        },
        {
          text: 'E2 Strengthen governance and decision making',
          details: ['SRO: Monitoring Officer · 1 of 5 complete · 2 overdue · next date 28 June'],
        },
        {
          text: 'E3 Show measurable outcomes for residents',
          details: ['SRO: Programme Director · 1 of 4 complete · next date 5 July'],
        },
        {
          text: 'E4 Secure the finances and the staffing of the programme',
          details: ['SRO: Section 151 Officer · 1 of 4 complete · 1 overdue · next date 1 July'],
        },
        {
          text: 'E5 Keep in contact with the Department',
          details: ['SRO: Chief Executive · 1 of 3 complete · next date 12 July'],
        },
      ],
    },
    {
      type: 'list',
      title: 'Needs attention',
      items: [
        {
          text: 'E2-03 Publish the revised constitution',
          details: ['Monitoring Officer · overdue by 3 working days, since 19 June 2024'],
        },
        { text: 'E2-04 Train every member of the Board', details: ['No owner · due 28 June 2024'] },
        { text: 'E4-01 Close the accounts of 2022/23', details: ['Section 151 Officer · overdue by 10 working days'] },
        { text: 'E3-02 Agree the outcome measures', details: ['Blocked: the survey results are awaited'] },
        { text: 'E1-02 Report to the Board', details: ['Evidence awaited: minute of the Board'] },
        { text: 'E5-03 Quarterly meeting with the Department', details: ['No date'] },
      ],
      more: { count: 12, command: 'status overdue' },
    },
    { type: 'note', text: 'As at 8:55am on Monday 24 June 2024.' },
  ],
  buttons: [
    { type: 'command', label: 'Show overdue', command: 'status', args: { subject: 'overdue' }, style: 'primary' },
    { type: 'command', label: 'Add an action', command: 'add', args: {}, asks: true },
  ],
};

const TITLES = [
  'Publish the revised constitution',
  'Train every member of the Board',
  'Agree the scheme of delegation, and the financial regulations that go with it, with all seven constituent councils',
  'نشر محضر اجتماع المجلس',
  'Appoint the independent chair',
];

function actionButtons(code: string): Button[] {
  return [
    { type: 'command', label: `Mark ${code} complete`, command: 'done', args: { action: code }, style: 'primary' },
    { type: 'command', label: `Propose a date for ${code}`, command: 'due', args: { action: code }, asks: true },
  ];
}

export const reminderCard: Card = {
  title: 'Your actions this week',
  summary: 'Monitoring Officer: 1 overdue, 2 due this week, 2 due within 30 days.',
  to: { name: 'Monitoring Officer', accounts: ['local:monitoring-officer'] },
  body: [
    {
      type: 'list',
      title: 'Overdue',
      items: TITLES.slice(0, 1).map((title, i) => item(title, i, 'overdue by 3 working days, since 19 June 2024')),
    },
    {
      type: 'list',
      title: 'Due this week',
      items: TITLES.slice(1, 3).map((title, i) => item(title, i + 1, 'due on Friday 28 June 2024')),
    },
    {
      type: 'list',
      title: 'Due within 30 days',
      items: TITLES.slice(3).map((title, i) => item(title, i + 3, 'due on Friday 12 July 2024')),
    },
  ],
  buttons: [],
};

function item(title: string, i: number, due: string) {
  const code = `E2-0${i + 1}`;
  return { text: `${code} ${title}`, details: [due], buttons: actionButtons(code) };
}

export const weeklyCard: Card = {
  title: 'Weekly reminder: 36 days left',
  summary: 'Weekly reminder: 36 days left, 3 overdue, 5 due this week. Owners are named in the thread.',
  body: [
    {
      type: 'facts',
      facts: [
        { name: 'Expires', value: '30 July 2024' },
        { name: 'Complete', value: '6 of 20' },
        { name: 'Overdue', value: '3' },
        { name: 'Due this week', value: '5' },
      ],
    },
    { type: 'text', text: 'Every owner finds their actions in the thread.' },
  ],
  buttons: [{ type: 'link', label: 'The notice on GOV.UK', url: 'https://www.gov.uk/' }],
};

/** The form behind "Propose a date", as it is asked and, with `faults`, as it comes back. */
export function dateForm(code: string, sent: Readonly<Record<string, string>> = {}, faults = false): Card {
  return {
    title: `Propose a new date for ${code}`,
    summary: `A form for a new date for ${code}.`,
    body: [
      { type: 'text', text: 'A programme lead decides. Until then the date that was agreed counts.' },
      {
        type: 'form',
        command: 'due',
        args: { action: code },
        submit: 'Propose this date',
        fields: [
          {
            name: 'date',
            label: 'New date',
            hint: 'For example, 14 July or next Friday',
            kind: 'date',
            required: true,
            value: sent.date,
            fault: faults ? '"31 June" does not exist: June has 30 days.' : undefined,
          },
          {
            name: 'because',
            label: 'Reason',
            kind: 'text',
            required: true,
            value: sent.because,
            fault: faults && !sent.because ? 'Say why the date should move.' : undefined,
          },
          {
            name: 'agreed',
            label: 'Who knows of it already',
            kind: 'person',
            value: sent.agreed,
            options: [
              { value: 'programme-director', label: 'Programme Director' },
              { value: 'chief-executive', label: 'Chief Executive' },
            ],
          },
        ],
      },
    ],
    buttons: [],
  };
}

export const errorCard: Card = {
  title: 'There is no command "staus"',
  summary: 'There is no such command. Did you mean status?',
  body: [{ type: 'text', text: 'Did you mean one of these?' }],
  buttons: [
    { type: 'command', label: 'status', command: 'status', args: {} },
    { type: 'command', label: 'start E2-03', command: 'start', args: { action: 'E2-03' } },
  ],
};

export function plainCard(title: string, text = ''): Card {
  return { title, summary: title, body: text === '' ? [] : [{ type: 'text', text }], buttons: [] };
}
