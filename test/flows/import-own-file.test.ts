/** Files of our own are told from councils' plans with the same headings. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

describe('a file with columns that our own export has as well', () => {
  test.each([
    ['Action,Expectation,Owner,Due date,Status', 'Train the team,E1,Owner,30 June 2024,Complete'],
    ['Code,Action,Expectation,Owner,Due date,Status', 'E1,Train the team,E1,Owner,30 June 2024,Complete'],
  ])('a council’s plan headed %s keeps its completed rows', async (header, row) => {
    const text = await conversation(bot).sends(`${header}\n${row}`);
    expect(text).toContain('The file has 1 action, with 1 action complete as brought in.');
  });

  test('a file of ours is known by codes of actions, and by a column that only it has', async () => {
    const talk = conversation(bot);
    expect(await talk.sends('Code,Action,Due date\nE1-02,Publish the constitution,2024-07-10')).toContain(
      '1 action to change',
    );
    expect(await talk.sends('Expectation,Action,Kind,Every weeks\nE1,Meet the board,ongoing,4')).not.toContain(
      'The file has',
    );
  });
});
