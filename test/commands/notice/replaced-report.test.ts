/** The first paper after a letter replaced the notice: it says what was left behind, and compares only what both notices ask for. */
import { beforeEach, describe, expect, test } from 'vitest';
import { DIRECT, startProgramme } from '../../helpers/programme.ts';
import { letter, place, presses, scene, sends } from './letter-scene.ts';

const revised = letter('inline')
  .toString()
  .replaceAll('6 May 2025', '24 June 2024')
  .replaceAll('2025', '2024')
  .replaceAll('3 May 2024', '30 January 2024');

const lead = (line: string) => scene.bot.says('Lead', line, DIRECT);

async function paper(line = 'report for "Improvement Board" html'): Promise<string> {
  const { file, card } = await scene.bot.ask('Lead', line, { place: place() });
  if (!file) throw new Error(card?.title);
  return Buffer.from(file.content)
    .toString()
    .replaceAll(/<style.*?<\/style>|<[^>]+>/gs, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' .', '.');
}

describe('a paper about a notice that replaces another', () => {
  beforeEach(async () => {
    scene.bot = await startProgramme('2024-06-03 10:00');
    await lead('role "Improvement Board" viewer');
    await lead('add meeting "Improvement Board" on 5 June, 10 July owner @"Owner" to E1');
    await lead('add expectation "Culture"');
    await lead('add action "Survey the staff" to E2 owner Owner by 7 June 2024');
    await lead('add action "Adopt the values" to E2 owner Owner by 19 July 2024');
    await lead('add action "Publish the plan" to E1 owner Owner by 10 June 2024');
    await scene.bot.at('2024-06-20 10:00');
    await lead('report for "Improvement Board" html');
    await lead('report issued for "Improvement Board"');
    await scene.bot.at('2024-06-24 10:00');
    await sends(Buffer.from(revised));
    await presses('Carry E1 with its 5 open actions');
    await presses('Leave E2 behind');
    expect(await presses('Replace the notice, carry its open actions over')).toContain('Left behind');
    await scene.bot.at('2024-06-28 10:00');
  });

  test('a paper names the notice before, all that is no longer asked for, its open and late actions, and all that is new', async () => {
    const words = await paper();
    expect(words).toContain('Replaces The notice of 30 January 2024');
    expect(words).toContain(
      'This notice replaces that of 30 January 2024. 1 expectation is no longer asked for by the Department (E2). 2 open actions were not carried over, 1 of them off track (E2-01). 4 expectations are new (E3, E4, E5 and E6).',
    );
    expect(words).toContain('No longer asked for: E2 Culture');
    expect(words).toContain(
      'E2-01 Survey the staff Not carried over, off track at the time 24 June 2024 E2 Culture is no longer asked for',
    );
    expect(words).toContain('E2-02 Adopt the values Not carried over 24 June 2024');
    expect(words).not.toContain('No action was added, withdrawn');
  });

  test('a paper compares what is off track only among what both notices ask for', async () => {
    expect(await paper()).toMatch(
      /Of the actions under what both notices ask for, 2 are off track now, and 2 were on 20 June 2024\./,
    );
  });

  test('the paper for the public says the same without what was off track', async () => {
    const words = await paper('report for "Improvement Board" public html');
    expect(words).toContain('2 open actions were not carried over. 4 expectations are new');
    expect(words).not.toContain('off track at the time');
    expect(await paper('report public html')).toContain('Combined Authority, which replaces that of 30 January 2024.');
  });

  test('the next paper still names the notice before, and tells no more of it', async () => {
    await lead('report for "Improvement Board" html');
    await lead('report issued for "Improvement Board"');
    await scene.bot.at('2024-07-01 10:00');
    const words = await paper();
    expect(words).toContain('Replaces The notice of 30 January 2024');
    expect(words).not.toContain('Not carried over');
    expect(words).toMatch(/moved\. 3 are off track now, and 2 were then\./);
  });
});
