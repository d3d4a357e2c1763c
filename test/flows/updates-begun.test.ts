/** Updates on actions that are not started: a button says that work has begun. */
import { describe, expect, it } from 'vitest';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

describe('an update on an action that is not started', () => {
  it('a green or amber update offers to say that work has started, in private and on the line in the conversation', async () => {
    const bot = await startProgramme();
    const own = await bot.says('Owner', 'update E1-01 green "Paper drafted"', DIRECT);
    expect(own).toContain('[Say that E1-01 has started]');
    await bot.says('Owner', 'update E1-02 amber "Paper drafted" corrective action "Ask again"');
    expect(bot.message('added an update to E1-02').text).toContain('[Say that E1-02 has started]');
    await bot.presses('Owner', 'Say that E1-02 has started');
    expect((await bot.action('E1-02')).status).toBe('in_progress');
    expect(bot.message('added an update to E1-02').text).not.toContain('has started]');
  });

  it.each([
    ['without a colour', 'update E1-01 "Paper drafted"'],
    ['that says itself that nothing has begun', 'update E1-01 green "Not started yet, as planned"'],
    ['that is red', 'update E1-01 red "No money" corrective action "Ask the Board"'],
  ])('an update %s offers no such button', async (_, line) => {
    const bot = await startProgramme();
    expect(await bot.says('Owner', line, DIRECT)).not.toContain('has started]');
  });

  it('the line in a conversation tells nothing of an exempt update', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'update E1-01 green "Paper drafted" marked exempt');
    expect(bot.message('added an update to E1-01').text).not.toContain('has started]');
  });
});
