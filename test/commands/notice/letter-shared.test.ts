/** A replacing letter whose expectations have the titles of the record's: they go on with their codes, people and actions. */
import { beforeEach, describe, expect, test } from 'vitest';
import { DIRECT, startProgramme } from '../../helpers/programme.ts';
import { itemsOf, letter, place, presses, scene, sends } from './letter-scene.ts';

const revised = letter('inline')
  .toString()
  .replaceAll('6 May 2025', '24 June 2024')
  .replaceAll('2025', '2024')
  .replaceAll('3 May 2024', '30 January 2024');

describe('expectations that a replacing letter shares with the record', () => {
  beforeEach(async () => {
    scene.bot = await startProgramme();
  });

  /** Gives the record's expectation the title of the letter's second, in other words. */
  async function shareSecond() {
    await sends(Buffer.from(revised));
    const second = scene.card.body.flatMap(itemsOf).find(({ text }) => text.startsWith('2. '))?.text ?? '';
    const title = second.replace('2. ', '').replace(/ \([^)]*\)$/, '');
    await scene.bot.says('Lead', `edit expectation E1 title "${title}"`, DIRECT);
    expect((await scene.bot.snapshot()).expectations[0]?.title).toBe(title);
    return { title, text: await sends(Buffer.from(revised)) };
  }

  test('an expectation with the same title and other words goes on in the words of the letter, and is not called missing', async () => {
    const { title, text } = await shareSecond();
    expect(text).not.toContain('Not in the new letter');
    expect(text).toContain(`E1 ${title} goes on in the words of expectation 2 of the letter, which has the same title`);
    const before = (await scene.bot.snapshot()).expectations[0];
    const said = await presses('Replace the notice, carry its open actions over');
    const { expectations, actions } = await scene.bot.snapshot();
    const [first] = expectations;
    expect(first).toMatchObject({ code: 'E1', title, seniorResponsibleOwnerId: before?.seniorResponsibleOwnerId });
    expect(first?.seniorResponsibleOwnerId).not.toBeNull();
    expect(first?.text).not.toBe(before?.text);
    expect(actions.map(({ code }) => code)).toEqual(['E1-01', 'E1-02', 'E1-03']);
    expect(said).toContain('From its letter: E2 ');
    expect(said).toContain(`; E1 ${title}; E3 `);
    expect(said).toContain('The actions keep their codes.');
  });

  test('every expectation of the letter is named in its order, and those that are new are called so', async () => {
    await shareSecond();
    const said = await presses('Replace the notice, carry its open actions over');
    const codes = [...(/From its letter: (.*)\. The text/.exec(said)?.[1] ?? '').matchAll(/\b(E\d) |\((new)\)/g)];
    expect(codes.map(([, code, isNew]) => code ?? isNew)).toEqual(['E2', 'new', 'E1', 'E3', 'new', 'E4', 'new']);
  });

  test('actions that come under an expectation of the letter are told with both codes, and keep their senior responsible owner', async () => {
    const sro = (await scene.bot.snapshot()).expectations[0]?.seniorResponsibleOwnerId;
    await sends(Buffer.from(revised));
    const buttons = scene.card.body.flatMap(itemsOf).flatMap((item) => item.buttons ?? []);
    await presses(buttons.find((one) => one.label.startsWith('E1 is asked for as'))?.label ?? '');
    const said = await presses('Replace the notice, carry its open actions over');
    expect(said).toContain('E1-01 is now E2-01, E1-02 is now E2-02 and E1-03 is now E2-03.');
    const { expectations } = await scene.bot.snapshot();
    expect(sro).toBeTruthy();
    expect(expectations[0]).toMatchObject({ code: 'E2', seniorResponsibleOwnerId: sro });
  });

  test('an expectation that is left behind is named with its open actions', async () => {
    await sends(Buffer.from(revised));
    await presses('Leave E1 behind');
    expect(await presses('Replace the notice, carry its open actions over')).toContain(
      'Left behind with the old notice: E1 Improvement plan with 3 open actions (E1-01, E1-02 and E1-03).',
    );
  });
});

test('the days by which the letter asks for something stay in sight, with the words that name them', async () => {
  scene.bot = await startProgramme();
  const dated = revised.replace('30 June 2024', '12 July 2024');
  await sends(Buffer.from(dated));
  await presses('Leave E1 behind');
  await presses('Replace the notice, carry its open actions over');
  const told = await scene.bot.says('Lead', 'notice', DIRECT);
  expect(told).toContain('Days that the letter names\n- 12 July 2024\n');
  expect(told).toContain('“Please send the agreed protocol to officials no later than 12 July 2024”');
  await scene.bot.says('Lead', 'role "Improvement Board" viewer', DIRECT);
  await scene.bot.says('Lead', 'add meeting "Improvement Board" on 8 July 2024 owner @"Owner" to E2', DIRECT);
  const { file } = await scene.bot.ask('Lead', 'report for "Improvement Board" html', { place: place() });
  expect(Buffer.from(file?.content ?? '').toString()).toMatch(
    /12 July 2024<.{0,60}Asked for by the letter: “Please send the agreed protocol to officials no later than 12 July 2024”/s,
  );
  await scene.bot.at('2024-07-15 10:00');
  expect(await scene.bot.says('Lead', 'notice', DIRECT)).toContain('- 12 July 2024, passed\n');
  await scene.bot.says('Lead', 'notice decision withdrawn on 15 July 2024', DIRECT);
  expect(await scene.bot.says('Lead', 'notice', DIRECT)).not.toContain('Days that the letter names');
});
