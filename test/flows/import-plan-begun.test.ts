/** The status of an action whose plan gives a colour or words of progress, and no status. */
import { beforeEach, describe, expect, test } from 'vitest';
import { tellsOfWork } from '../../src/core/files/plan-status.ts';
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

async function statusAfter(rag: string, progress: string): Promise<string> {
  const talk = conversation(bot);
  await talk.sends(
    `Ref,Action,Lead officer,Target date,RAG,Progress\n1,Train the members,Owner,30 July 2024,${rag},${progress}`,
  );
  await talk.presses('Save 1 action');
  return (await bot.action('E1-04')).status;
}

describe('a plan without a column of statuses', () => {
  test.each([
    ['Amber', '68 of 76 members trained'],
    ['Red', 'Contract signed with the trainer'],
    ['', '68 of 76 members trained'],
    ['', 'The register has been rebuilt'],
  ])('a row with the colour “%s” and the progress “%s” is in progress', async (rag, progress) => {
    expect(await statusAfter(rag, progress)).toBe('in_progress');
  });

  test.each([
    ['', ''],
    ['Green: on track', ''],
    ['Red', ''],
    ['', 'Sessions will be held in May'],
    ['', '0 of 76 members trained'],
    ['Green', 'Not started: begins after the election'],
  ])('a row with the colour “%s” and the progress “%s” is not started', async (rag, progress) => {
    expect(await statusAfter(rag, progress)).toBe('not_started');
  });

  test.each([
    ['Green', '0', '', 'not_started'],
    ['Red', '0%', '', 'not_started'],
    ['', '0', 'Members to be asked in July', 'not_started'],
    ['Amber', '0', 'The register has been rebuilt', 'in_progress'],
    ['Green', '', '', 'not_started'],
    ['', '40', '', 'in_progress'],
    ['', '0.4', '', 'in_progress'],
  ])(
    'a row with the colour “%s”, %s %% of the work and the progress “%s” is %s',
    async (rag, share, progress, status) => {
      const talk = conversation(bot);
      await talk.sends(
        `Ref,Action,Lead officer,Target date,RAG,% complete,Progress\n1,Train the members,Owner,30 July 2024,${rag},${share},${progress}`,
      );
      if (talk.text().includes('[Yes, these columns are right]')) await talk.presses('Yes, these columns are right');
      await talk.presses('Save 1 action');
      expect((await bot.action('E1-04')).status).toBe(status);
    },
  );

  test('all of the work, by a column of its share, is asked about', async () => {
    const talk = conversation(bot);
    await talk.sends(
      'Ref,Action,Lead officer,Target date,RAG,% complete\n1,Train the members,Owner,30 July 2024,Green,100',
    );
    expect(talk.text()).toContain('The words sound as if the action were complete');
  });

  test('a plan with colours and no column of progress is in progress where it has a colour', async () => {
    const talk = conversation(bot);
    await talk.sends('Ref,Action,Lead officer,Target date,RAG\n1,Train the members,Owner,30 July 2024,Amber');
    await talk.presses('Save 1 action');
    expect((await bot.action('E1-04')).status).toBe('in_progress');
  });

  test('a colour does not set back an action that is blocked here', async () => {
    const talk = conversation(bot);
    const plan = 'Ref,Action,Lead officer,Target date,RAG\n1,Train the members,Owner,30 July 2024,';
    await talk.sends(`${plan}Green`);
    await talk.presses('Save 1 action');
    await bot.says('Owner', 'block E1-04 because no trainer');
    await talk.sends(`${plan}Amber`);
    await talk.presses('Save 1 action');
    expect((await bot.action('E1-04')).status).toBe('blocked');
  });
});

test.each([
  ['Start Date: 1 June 2024 agreed with the Board', false],
  ['Progress: consulted with members in May', true],
  ['Policy agreed in May. Training to be held after the summer.', true],
  ['Not yet agreed with the Board', false],
])('“%s” tells of work: %s', (words, tells) => {
  expect(tellsOfWork(words)).toBe(tells);
});
