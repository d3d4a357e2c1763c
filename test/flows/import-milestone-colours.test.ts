/** Colours of milestones in a plan: a paper has them as long as the plan says them. */
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { bytesOf } from '../helpers/file-out.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const planOf = (survey: string) =>
  `Ref,Action,Milestone,Owner,Due,Status,RAG
CT1,Change the culture,,Owner,30/08/2024,In progress,Green
CT1.1,,Second survey,Owner,30/07/2024,In progress,${survey}
CT1.2,,Values agreed,Owner,12/08/2024,In progress,Green`;

test('a milestone that a plan calls red is red in the paper, and no longer once the plan calls it green', async () => {
  const bot = await startProgramme();
  await bot.ask('Lead', 'role "Improvement Board" officer', { place: { platform: 'local', ...DIRECT } });
  const imports = async (plan: string) => {
    const talk = conversation(bot);
    await talk.sends(plan);
    const save = /\[(Save \d+ actions?)\]/.exec(talk.text())?.[1];
    if (save) await talk.presses(save);
    return talk.text();
  };
  const paper = async () => {
    const asked = { place: { platform: 'local', ...DIRECT } } as const;
    const { file } = await bot.ask('Lead', 'report for "Improvement Board"', asked);
    if (!file) throw new Error('There is no paper');
    return (await mammoth.extractRawText({ buffer: Buffer.from(bytesOf(file)) })).value;
  };
  await imports(planOf('Red'));
  const red = await paper();
  expect(red).toMatch(/1 milestone is red in the plan: E\d-\d\da\./);
  expect(red).not.toContain('Rated red in the plan');
  await bot.at('2024-07-02 10:00');
  await imports(planOf('Green'));
  expect(await paper()).not.toContain('red in the plan');
  expect(await imports(planOf('Green'))).toContain('There is nothing to save.');
});
