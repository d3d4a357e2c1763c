/** Access rules: what strangers, guests, owners, SROs, leads and the shell's administrator may read and do. */
import { describe, expect, it } from 'vitest';
import { DIRECT, onMonday, startProgramme } from '../helpers/programme.ts';

describe('access', () => {
  it('a stranger gets help and nothing else', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Nobody', 'help')).toContain('What you can say');
    for (const line of [
      'status',
      'mine',
      'show E1',
      'done E1-01',
      'add action "x" to E1',
      'role me lead',
      'history E1-01',
    ]) {
      expect(await bot.says('Nobody', line), line).toContain('You are not in the record');
    }
    expect(bot.messages.some((one) => one.text.includes('Nobody'))).toBe(false);
  });

  it('a guest of the workspace is refused even when the record knows the account', async () => {
    const bot = await startProgramme();
    const reply = await bot.ask({ platform: 'local', accountId: 'Owner', name: 'Owner', guest: true }, 'done E1-01');
    expect(reply.ok).toBe(false);
    expect((await bot.action('E1-01')).status).toBe('not_started');
  });

  it('the history is shown to the owner, the SRO and leads only', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Other', 'history E1-01')).toContain('is shown to its owner');
    expect(await bot.says('Owner', 'history E1-01')).toContain('Added by Lead');
    expect(await bot.says('Owner', 'history E1')).toContain('is shown to its senior responsible owner');
    expect(await bot.says('Sro', 'history E1')).toContain('Added by Lead');
    expect(await bot.says('Sro', 'history notice')).toContain('is shown to programme leads');
    expect(await bot.says('Lead', 'history notice')).toContain('Added by Lead');
  });

  it('an exempt item of evidence is never shown in a conversation, nor to somebody else', async () => {
    const { bot } = await onMonday();
    await bot.says('Owner', 'done E1-02 "The secret grounds" marked exempt');
    expect(bot.messages.some((one) => one.text.includes('secret grounds'))).toBe(false);
    expect(await bot.says('Other', 'show E1-02')).toContain('1 exempt item not shown');
    expect(await bot.says('Sro', 'show E1-02')).toContain('The secret grounds');
    await bot.says('Lead', 'share E1');
    expect(bot.messages.some((one) => one.text.includes('secret grounds'))).toBe(false);
  });
});

describe('sharing', () => {
  it('only its SRO and leads may share the actions of an expectation', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Owner', 'share E1')).toContain(
      'Only a programme lead or the senior responsible owner of E1',
    );
    expect(bot.messages.some((one) => one.text.includes('E1 Improvement plan'))).toBe(false);
    await bot.says('Sro', 'share E1');
    expect(bot.message('E1 Improvement plan').text).toContain('E1-01 Procurement rules');
  });

  it('sharing in a direct conversation is refused', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Lead', 'share', DIRECT)).toContain('nobody to share with here');
  });
});

describe('the administrator in the shell', () => {
  it('the administrator in the shell sets up the record but cannot report, confirm or give evidence', async () => {
    const bot = await startProgramme();
    await bot.shell('assign E1-01 "Combined Authority Board"');
    expect(await bot.shell('done E1-01')).toContain(
      'Report E1-01 complete in chat, so that the record shows who did: the owner, Combined Authority Board or the deputy, Deputy (who',
    );
    expect(await bot.shell('done E1-01')).toContain('or a programme lead can.');
    expect(await bot.shell('done E1-03')).toContain('who did: the owner, Owner can.');
    expect(await bot.shell('evidence E1-02 "Seen"')).toContain('in chat, so that the record shows who gave it');
    await bot.says('Owner', 'done E1-02 https://intranet.example/audit', DIRECT);
    expect(await bot.shell('confirm E1-02')).toContain('in chat, so that the record shows who did');
  });
});
