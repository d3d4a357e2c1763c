/** A letter that asks for the old things in other words: what a lead says of them holds in the record and in the paper. */
import { beforeEach, describe, expect, test } from 'vitest';
import { startBot } from '../../helpers/bot.ts';
import { DIRECT } from '../../helpers/programme.ts';
import { fills, place, presses, scene, sends, shown } from './letter-scene.ts';

const head = (day: string) => `Ministry of Housing, Communities and Local Government

To: The Chief Executive, Northmere Borough Council

Date: ${day}

Dear Chief Executive
`;

const FIRST = `${head('5 February 2025')}
I am writing to confirm that the Department is today issuing a Best Value Notice to Northmere Borough Council. The Notice will remain in place for six months. The Department expects the Council to:

• bring the overspend in adult care down, and tell Cabinet how far it is down every quarter;
• clear the queue of planning appeals;
• keep a list of grants that is full and open to the public;
• find permanent people for the posts of Head of Legal Services and Finance Director; and
• speak with officials of the Department each fortnight.

Yours sincerely
`;

const SECOND = `${head('4 August 2025')}
The Minister has decided to issue a revised Best Value Notice to Northmere Borough Council, which replaces the Notice of 5 February 2025. The revised Notice will remain in place for six months. The Department expects the Council to:

• open the full list of grants to the public, and refuse grants that are not on it;
• end the overspend in adult care by 31 January 2026;
• show that new managers stay;
• have a permanent Finance Director in post;
• draw up a plan for the Northmere leisure centre;
• publish the risk register;
• test its plan for emergencies; and
• go on speaking with officials of the Department, now each month.

Yours sincerely
`;

const lead = (line: string) => scene.bot.says('Lead', line, DIRECT);

/** The part of the paper under a heading, up to the next one; the whole of it without. */
async function paper(from = '', to = ''): Promise<string> {
  const { file, card } = await scene.bot.ask('Lead', 'report for "Improvement Panel" html', { place: place() });
  if (!file) throw new Error(card?.title);
  const words = Buffer.from(file.content)
    .toString()
    .replaceAll(/<style.*?<\/style>|<[^>]+>/gs, ' ')
    .replaceAll(/\s+/g, ' ');
  const start = words.indexOf(from);
  return words.slice(start, to === '' ? undefined : words.indexOf(to, start));
}

beforeEach(async () => {
  scene.bot = await startBot('2025-02-06 10:00');
  await scene.bot.shell('role @"Lead" lead');
  await scene.bot.shell('role @"Owner" officer');
  await sends(Buffer.from(FIRST));
  await presses('Enter the notice');
  for (const line of [
    'role "Improvement Panel" viewer',
    'role "The Department" viewer',
    'add meeting "Improvement Panel" on 3 July 2025, 5 September 2025 owner @"Owner" to E1',
    'add action "Review every care package" to E1 owner Owner by 20 June 2025',
    'add action "Agree the care budget" to E1 owner Owner by 27 June 2025',
    'add action "Publish the list of grants" to E3 owner Owner by 25 June 2025',
    'add action "Appoint the Finance Director" to E4 owner Owner by 29 August 2025',
    'add action "Contact with the Department" to E5 owner Owner ongoing every 2 weeks with "The Department"',
  ])
    await lead(line);
  await scene.bot.at('2025-07-03 10:00');
  await paper();
  await lead('report issued for "Improvement Panel"');
  await scene.bot.at('2025-07-18 10:00');
  await lead('met "The Department" on 17 July 2025 "Progress since spring"');
  await scene.bot.says('Owner', 'done E1-03 "Cabinet, 16 July 2025, item 3"', DIRECT);
  expect(await lead('confirm E1-03')).toContain('E1-03');
  await scene.bot.at('2025-08-04 10:00');
  await sends(Buffer.from(SECOND));
});

describe('the card of a letter that replaces the notice', () => {
  test('each old expectation names the one of the letter that its words share, and nothing is decided by that', () => {
    const words = shown();
    for (const [old, likely] of [
      ['E1-02', 'End the overspend in adult care by 31 January 2026'],
      ['E3-01', 'Open the full list of grants to the public'],
      ['E4-01', 'Have a permanent Finance Director in post'],
      ['E5-01', 'Go on speaking with officials of the Department'],
    ])
      expect(words).toContain(
        `${old}\n  Not decided yet. By its words, the letter may ask for it as “${likely}”.\n  [Carry`,
      );
    expect(words).toContain('E2 Clear the queue of planning appeals is not in the new letter, and has no open action');
    expect(words).toContain('Not decided yet.\n  [Carry E2]');
    expect(words).toMatch(/\[Carry E5 with its 1 open action\]\n {2}\[E5 is asked for as “Go on speaking/);
  });

  test('an expectation of the letter that has no button can be chosen by its number', async () => {
    await presses('E2 is asked for as another one …');
    expect(shown()).toContain('E2 is asked for as another one');
    expect(await fills({ point: '8' })).toContain(
      'Decided: it is asked for as “Go on speaking with officials of the Department” now',
    );
    await presses('E2 is asked for as another one …');
    expect(await fills({ point: '9' })).toContain('The letter has no expectation 9');
  });

  test('the expectations of the letter have its numbers there, because the codes mean those of the record', () => {
    expect(shown()).toContain('- 8. Go on speaking with officials of the Department (officer)');
    expect(shown()).toContain(
      'new expectations are numbered on from E6: papers and messages so far mean others by E1 to E5.',
    );
    expect(shown()).not.toContain('Change or split E');
  });
});

describe('the paper after it', () => {
  beforeEach(async () => {
    await presses('E1 is asked for as “End the overspend in adult care by 31 January 2026”');
    await presses('E2 is asked for as “Draw up a plan for the Northmere leisure centre”');
    await presses('E3 is asked for as “Open the full list of grants to the public”');
    await presses('E4 is asked for as “Have a permanent Finance Director in post”');
    await presses('Leave E5 behind');
    expect(await presses('Replace the notice, carry its open actions over')).toContain('Left behind');
  });

  test('a paper says as which expectation an old one is asked for, and lists as dropped or new only the others', async () => {
    const words = `${await paper('2. Summary', '3. Position')} ${await paper('5. Changes', '6. Engagement')}`;
    expect(words).toContain(
      'This notice replaces that of 5 February 2025, under which 1 action was complete. E1 is now asked for as E7, E2 as E10, E3 as E6 and E4 as E9. 1 expectation is no longer asked for by the Department (E5). 1 open action was not carried over; it had lapsed (E5-01). 4 expectations are new (E8, E11, E12 and E13).',
    );
    expect(words).toContain(
      'E1 Bring the overspend in adult care down is now asked for as E7 End the overspend in adult care by 31 January 2026 (2 in the letter)',
    );
    expect(words).toContain('E2 Clear the queue of planning appeals is now asked for as E10 Draw up a plan');
    expect(words).toContain('No longer asked for: E5 Speak with officials');
    expect(words).toContain('New: E13 Go on speaking with officials of the Department (8 in the letter)');
    expect(words).not.toContain('No longer asked for: E1');
    expect(words).not.toContain('New: E7');
  });

  test('a paper counts as off track then all that both notices ask for, delivered since or not', async () => {
    expect(await paper()).toContain(
      'Of the actions under what both notices ask for, 2 are off track now, and 3 were on 3 July 2025.',
    );
  });

  test('contact with a body under an action that was left behind stands in the paper of its time', async () => {
    expect(await paper('6. Engagement', '7. Blocked')).toMatch(
      /17 July 2025 Met: Progress since spring E5-01 C1, notice of 5 February 2025/,
    );
  });

  test('a table or list of expectations goes by the numbers of their codes', async () => {
    const codes = [...(await paper('Number of actions by', '4. What')).matchAll(/\b(E\d+) [A-Z]/g)].map(
      ([, code]) => code,
    );
    expect(codes).toEqual(['E6', 'E7', 'E8', 'E9', 'E10', 'E11', 'E12', 'E13']);
    expect(await lead('add action "A" to E1 owner Owner by 1 December 2025')).toContain(
      'Expected one of E6, E7, E8, E9, E10, E11, E12, E13.',
    );
  });

  test('the history of a new expectation says as which it was asked for before', async () => {
    expect(await lead('history E10')).toContain('asked for before as E2');
  });
});

describe('a letter that is entered without the open actions', () => {
  test('a paper compares nothing that was left behind, and says which codes are those of the notice before', async () => {
    const first = 'bring the overspend in adult care down, and tell Cabinet how far it is down every quarter';
    await sends(Buffer.from(SECOND.replace('end the overspend in adult care by 31 January 2026', first)));
    await presses('Replace it and start without actions');
    const words = await paper('2. Summary', '3. Position');
    expect(words).toContain('no longer asked for by the Department (E2, E3, E4 and E5 there).');
    expect(words).toContain('7 expectations are new (E1, E3, E4, E5, E6, E7 and E8).');
    expect(words).toContain(
      'Of the actions under what both notices ask for, none is off track now, and 1 was on 3 July 2025.',
    );
  });
});
