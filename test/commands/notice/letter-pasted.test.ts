/** A letter that is pasted without a command, as a message to the bot. */
import { beforeEach, describe, expect, test } from 'vitest';
import { startBot } from '../../helpers/bot.ts';
import { letter, place, presses, scene, shown } from './letter-scene.ts';

beforeEach(async () => {
  scene.bot = await startBot('2024-03-20 10:00');
  await scene.bot.shell('role @"Lead" lead');
  await scene.bot.shell('role @"Officer" officer');
});

const text = () => letter('wrapped').toString('utf8');

async function pastes(words: string, who = 'Lead') {
  const reply = await scene.bot.ask(who, words, { place: place() });
  if (reply.card) scene.card = reply.card;
  return shown();
}

describe('a letter pasted as a message', () => {
  test.each([
    ['alone', ''],
    ['behind the name of the bot', '/bvn '],
    ['behind the name of its command', '/bvn notice letter\n'],
    ['behind that name and a colon', 'notice letter: '],
  ])('%s is read, and the lead enters the notice from the preview', async (_, before) => {
    expect(await pastes(before + text())).toContain('nothing saved yet');
    expect((await scene.bot.snapshot()).notice).toBeNull();
    await presses('Enter the notice');
    expect((await scene.bot.snapshot()).notice?.letterText).toBe(text().trim());
  });

  test('a letter over the length of a command line is read as well', async () => {
    const annex = `\n\nAnnex\n\n${'The Council publishes its accounts on its website every year. '.repeat(80)}`;
    const long = text() + annex;
    expect(long.length).toBeGreaterThan(4_000);
    expect(await pastes(long)).toContain('nothing saved yet');
  });

  test('an officer is told that programme leads can have it read', async () => {
    const answer = await pastes(`/bvn ${text()}`, 'Officer');
    expect(answer).toContain('This looks like the Department’s letter. Having it read is for programme leads.');
    expect(answer).not.toContain('notice letter');
  });

  test('words of a letter behind another command stay with that command', async () => {
    await pastes(text());
    await presses('Enter the notice');
    const answer = await pastes(`update E1 "${text().replaceAll('"', "'").slice(0, 2_500)}"`);
    expect(answer).toContain('added an update to E1');
  });
});
