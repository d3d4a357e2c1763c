/** Typed lines, and the command and arguments or the refusal that they are read as. */
import { describe, expect, test } from 'vitest';
import { splitLine } from '../../src/dispatch/parse.ts';
import { commands } from './specs.ts';

/** The command and its arguments, or the message and the labels of its buttons. */
function understand(typed: string) {
  const line = splitLine(typed, commands);
  if ('fault' in line) return [line.fault.message, ...line.fault.suggestions.map(({ label }) => `[${label}]`)];
  return [line.command.name, line.raw];
}

describe('lines that are understood', () => {
  test.each<[string, string, Record<string, string>]>([
    // However the bot is called
    ['status', 'status', {}],
    ['/bvn status', 'status', {}],
    ['bvn status', 'status', {}],
    ['  BVN   Status ', 'status', {}],
    ['bvn: mine', 'mine', {}],
    ['\u00a0/bvn\u00a0mine\n', 'mine', {}],
    ['- mine', 'mine', {}],
    ['2. bvn mine', 'mine', {}],
    ['• @bvn: please mine', 'mine', {}],
    ['mine please', 'mine', {}],
    ['Done E2-03, many thanks!', 'done', { action: 'E2-03' }],
    ['', 'help', {}],
    ['/bvn', 'help', {}],
    ['?', 'help', {}],
    ['help notice confirm', 'help', { word: 'notice confirm' }],
    // Names of several words: the longest wins
    ['notice', 'notice', {}],
    ['Notice Confirm expiry 30 July 2024', 'notice confirm', { expiry: '30 July 2024' }],
    ['export CSV', 'export csv', {}],
    ['complete E2-03', 'done', { action: 'E2-03' }],
    ['Done!', 'done', {}],
    // By position
    ['status e2', 'status', { about: 'e2' }],
    ['status overdue since 1 May', 'status', { about: 'overdue', since: '1 May' }],
    ['status since last Friday', 'status', { since: 'last Friday' }],
    ['status Monitoring Officer since 1 May', 'status', { about: 'Monitoring Officer', since: '1 May' }],
    ['due E2-03 14 May', 'due', { action: 'E2-03', to: '14 May' }],
    ['due E2-03 in 3 weeks because it’s late', 'due', { action: 'E2-03', to: 'in 3 weeks', because: 'it’s late' }],
    ['schedule Monday 9 am', 'schedule', { weekday: 'Monday', time: '9 am' }],
    ['holiday add 8 May 2026 "A closing day"', 'holiday add', { date: '8 May 2026', title: 'A closing day' }],
    [
      'holiday add 8 May 2026 https://example.gov.uk',
      'holiday add',
      { date: '8 May 2026', title: 'https://example.gov.uk' },
    ],
    ['holiday add "8 May 2026" A closing day', 'holiday add', { date: '8 May 2026', title: 'A closing day' }],
    ['done E2-03 see the minutes', 'done', { action: 'E2-03', evidence: 'see the minutes' }],
    ['done https://example.gov.uk/m12', 'done', { evidence: 'https://example.gov.uk/m12' }],
    ['role <@slack:U9|Sam Patel> officer', 'role', { person: '<@slack:U9|Sam Patel>', role: 'officer' }],
    ['role Monitoring lead', 'role', { person: 'Monitoring', role: 'lead' }],
    ['role "Sam Patel" officer', 'role', { person: '"Sam Patel"', role: 'officer' }],
    ['role “Sam Patel” officer', 'role', { person: '"Sam Patel"', role: 'officer' }],
    ["assign E2-03 Siân O'Neill", 'assign', { what: 'E2-03', owner: "Siân O'Neill" }],
    ['assign E2-03 Anna-Maria Cole', 'assign', { what: 'E2-03', owner: 'Anna-Maria Cole' }],
    ['assign E2-03 J. Patel', 'assign', { what: 'E2-03', owner: 'J. Patel' }],
    ['assign E2-03 S151 Officer', 'assign', { what: 'E2-03', owner: 'S151 Officer' }],
    ['assign E2-03 new "Sam Patel"', 'assign', { what: 'E2-03', owner: 'new "Sam Patel"' }],
    ['assign E2-03 @jo-smith deputy me', 'assign', { what: 'E2-03', owner: '@jo-smith', deputy: 'me' }],
    ['assign E2 Section 151 Officer', 'assign', { what: 'E2', owner: 'Section 151 Officer' }],
    // By keyword, in any order
    [
      'add action "Review the constitution" to E2 owner @jo by 30 April',
      'add action',
      { title: 'Review the constitution', to: 'E2', owner: '@jo', by: '30 April' },
    ],
    [
      'add action by 30 April owner Programme Director to e2 Review the constitution',
      'add action',
      { title: 'Review the constitution', to: 'e2', owner: 'Programme Director', by: '30 April' },
    ],
    [
      'add action Report spending ongoing every 4 weeks to E1',
      'add action',
      { title: 'Report spending', ongoing: 'yes', every: '4 weeks', to: 'E1' },
    ],
    ['add action every 4 weeks Report to E1', 'add action', { title: 'Report', every: '4 weeks', to: 'E1' }],
    ['handover <@slack:U1> to me from 1 July', 'handover', { leaver: '<@slack:U1>', to: 'me', from: '1 July' }],
    // Quotes
    ['add action “Write to the Board” to E2', 'add action', { title: 'Write to the Board', to: 'E2' }],
    ['add action "it\'s 5" wide" to E2', 'add action', { title: '"it\'s 5" wide"', to: 'E2' }],
    [
      'add expectation "Governance" text Be open,  and say so',
      'add expectation',
      { title: 'Governance', text: 'Be open,  and say so' },
    ],
    ['due "E2-03" "14 May"', 'due', { action: 'E2-03', to: '14 May' }],
    ['add expectation text "Be open" Governance', 'add expectation', { title: 'Governance', text: 'Be open' }],
    // Reasons run to the end of the line, unless they are quoted
    [
      'block E2-03 because of what we have to do by May',
      'block',
      { action: 'E2-03', because: 'of what we have to do by May' },
    ],
    ['block E2-03 because "the Board" said so', 'block', { action: 'E2-03', because: '"the Board" said so' }],
    [
      'block E2-03 because "we wait until May" until 14 July',
      'block',
      { action: 'E2-03', because: 'we wait until May', until: '14 July' },
    ],
    ['block because "we wait until May" E2-03', 'block', { because: '"we wait until May" E2-03' }],
    ['block because "no quorum"', 'block', { because: 'no quorum' }],
  ])('the line %j is understood', (typed, command, raw) => {
    expect(understand(typed)).toEqual([command, raw]);
  });
});

describe('lines that are not understood', () => {
  test.each<[string, string[]]>([
    ['stauts', ['“stauts” is not a command. Did you mean status?', '[status]']],
    ['stauts E2', ['“stauts” is not a command. Did you mean status E2?', '[status E2]']],
    ['ad action "X" to E2', ['“ad” is not a command. Did you mean add action "X" to E2?', '[add action "X" to E2]']],
    [
      'remind',
      ['“remind” is not a command. Did you mean remind now or remind preview?', '[remind now]', '[remind preview]'],
    ],
    ['remind preveiw', ['“remind” is not a command. Did you mean remind preview?', '[remind preview]']],
    [
      'remind tomorrow',
      ['“remind” is not a command. Did you mean remind now or remind preview?', '[remind now]', '[remind preview]'],
    ],
    [
      'add "X"',
      [
        '“add” is not a command. Did you mean add action "X" or add expectation "X"?',
        '[add action "X"]',
        '[add expectation "X"]',
      ],
    ],
    ['"status"', ['“status” is not a command. To see what you can say: /bvn help']],
    ['bvnstatus', ['“bvnstatus” is not a command. Did you mean status?', '[status]']],
    ['good morning', ['“good” is not a command. To see what you can say: /bvn help']],
    [
      'notice confrm expiry 30 July',
      [
        '“confrm” is not known behind “notice”. Did you mean notice confirm expiry 30 July?',
        '[notice confirm expiry 30 July]',
      ],
    ],
    [
      'status E2 E3',
      [
        '“status” takes one code at a time, and “E2 E3” has 2. Did you mean status E2 or status E3?',
        '[status E2]',
        '[status E3]',
      ],
    ],
    ...['status overdue E3', 'status me E3', 'status @jo E3'].map((typed): [string, string[]] => [
      typed,
      ['“E3” is more than this command takes. Expected: status. Words that belong together go in "double quotes".'],
    ]),
    [
      'add expectation Governance matters',
      [
        '“matters” is more than this command takes. Expected: add expectation "Governance" text "…". Words that belong together go in "double quotes".',
      ],
    ],
    [
      'notice confirm term 6 months',
      [
        '“months” is more than this command takes. Expected: notice confirm expiry 30 July 2024. Words that belong together go in "double quotes".',
      ],
    ],
    [
      'mine today',
      ['“today” is more than this command takes. Expected: mine. Words that belong together go in "double quotes".'],
    ],
    ['due E2-03 14 May because', ['“because” needs some words after it: due E2-03 14 May because …']],
    [
      'add action "X" owner to E2',
      [
        '“owner” needs a person such as @jo or "Monitoring Officer" after it: add action "Review the constitution" to E2 owner @jo by 30 April',
      ],
    ],
    [
      'add action "Review the constitution',
      ['The quote that begins with “Review the constitution” is not closed. Expected " at its end.'],
    ],
    ['due E2-03 because “no', ['The quote that begins with “no” is not closed. Expected " at its end.']],
  ])('the line %j is not understood, and the answer says why', (typed, answer) => {
    expect(understand(typed)).toEqual(answer);
  });

  test('a suggestion carries the command and the rest of the line as arguments', () => {
    const line = splitLine('deu E2-03 14 May because of snow', commands);
    expect('fault' in line && line.fault.suggestions).toEqual([
      {
        label: 'due E2-03 14 May because of snow',
        command: 'due',
        args: { action: 'E2-03', to: '14 May', because: 'of snow' },
      },
    ]);
  });

  test('an unknown command gets at most three suggestions', () => {
    const many = ['aaab', 'aaac', 'aaad', 'aaae'].map((name) => ({ ...commands[0]!, name }));
    const line = splitLine('aaaa', many);
    expect('fault' in line && line.fault.suggestions).toHaveLength(3);
  });
});

describe('long lines', () => {
  test('a line of 4,000 characters is read', () => {
    const because = 'x'.repeat(4000 - 'block E2-03 because '.length);
    expect(understand(`block E2-03 because ${because}`)).toEqual(['block', { action: 'E2-03', because }]);
  });

  test('a long word is quoted in part, and never with half a character', () => {
    for (const before of ['', 'x']) {
      const [message] = understand(before + '😀'.repeat(100));
      expect(message).toMatch(/^“x?(😀){29,}…” is not a command/);
      expect(String(message).isWellFormed()).toBe(true);
    }
  });

  test.each([
    ['words', 'a '.repeat(50_000)],
    ['quotes', '"'.repeat(100_000)],
    ['mentions', '<@slack:'.repeat(12_500)],
    ['spaces', ' '.repeat(100_000)],
  ])('a line of 100 kB of %s is refused', (_, typed) => {
    expect(understand(typed)).toEqual(['This line has 100,000 characters. Expected at most 4,000.']);
  });
});
