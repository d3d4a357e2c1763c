/** Work of which a milestone is done has begun: the first tick starts its action, and its undo takes that back. */
import { describe, expect, it } from 'vitest';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const ADD = 'add milestone E1-01 "Values agreed by Council" by 26 June';

describe('a milestone and the status of its action', () => {
  it('the first tick starts an action, which its answer says, and the undo of that tick takes both back', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', ADD, DIRECT);
    await bot.says('Owner', 'add milestone E1-01 "Training held" by 27 June', DIRECT);
    const status = async () => (await bot.action('E1-01')).status;
    expect(await bot.says('Owner', 'done E1-01a', DIRECT)).toContain(
      'Owner ticked off E1-01a Values agreed by Council, so E1-01 is in progress',
    );
    expect(await status()).toBe('in_progress');
    expect(await bot.says('Owner', 'done E1-01b', DIRECT)).not.toContain('so E1-01');
    expect(await bot.says('Owner', 'undo E1-01a', DIRECT)).not.toContain('so E1-01');
    expect(await status()).toBe('in_progress');
    await bot.says('Owner', 'undo E1-01b', DIRECT);
    await bot.says('Owner', 'add milestone E1-03 "Draft" by 27 June', DIRECT);
    await bot.says('Owner', 'done E1-03a', DIRECT);
    expect((await bot.action('E1-03')).status).toBe('in_progress');
    expect(await bot.says('Owner', 'undo E1-03a', DIRECT)).toContain(
      'Owner opened E1-03a again, so E1-03 is not started',
    );
    expect((await bot.action('E1-03')).status).toBe('not_started');
  });

  it('the undo of a tick leaves an action in progress that somebody started, or has blocked since', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', ADD, DIRECT);
    await bot.says('Owner', 'start E1-01', DIRECT);
    await bot.says('Owner', 'done E1-01a', DIRECT);
    await bot.says('Owner', 'undo E1-01a', DIRECT);
    expect((await bot.action('E1-01')).status).toBe('in_progress');
    await bot.says('Owner', 'add milestone E1-03 "Draft" by 27 June', DIRECT);
    await bot.says('Owner', 'done E1-03a', DIRECT);
    await bot.says('Owner', 'block E1-03 because the board is late', DIRECT);
    await bot.says('Owner', 'start E1-03', DIRECT);
    await bot.says('Owner', 'undo E1-03a', DIRECT);
    expect((await bot.action('E1-03')).status).toBe('in_progress');
  });
});
