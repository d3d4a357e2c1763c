/** Retention: texts beside the record go when their time is over, and nothing that is still needed goes with them. */
import { describe, expect, it } from 'vitest';
import { expiryAt } from '../../src/core/record/retention.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { DIRECT, onMonday, startProgramme } from '../helpers/programme.ts';
import { notice } from '../helpers/record.ts';
import { raw } from '../store/files.ts';

const place = { platform: 'local', ...DIRECT } as const;

describe('retention', () => {
  it('the answer to a request goes after 30 days, and a repeat of it still changes nothing', async () => {
    const bot = await startProgramme();
    const request = { place, id: 'Ev1' } as const;
    const first = await bot.ask('Owner', 'update E1-01 "Scope agreed"', request);
    await bot.at('2024-07-23 09:00');
    expect(await bot.ask('Owner', 'update E1-01 "Scope agreed"', request)).toEqual(first);
    await bot.at('2024-07-25 09:00');
    const { card } = await bot.ask('Owner', 'update E1-01 "Scope agreed"', request);
    expect(card?.title).toBe('Done before');
    expect((await bot.snapshot()).logEntries).toHaveLength(1);
    const client = raw(bot.file);
    expect(client.prepare(`select answer from once where key like '%Ev1'`).pluck().all()).toEqual(['null']);
  });

  it('a preview that nobody saves goes after a day, and before that it can be saved', async () => {
    const bot = await startProgramme();
    const bytes = new TextEncoder().encode('Code,Action\nE1-01,"New title"\n');
    const { card } = await bot.ask('Lead', 'import', { place, file: { name: 'plan.csv', bytes } });
    const [save] = card?.buttons ?? [];
    if (save?.type !== 'command') throw new Error('There is nothing to save');
    const previews = () => raw(bot.file).prepare('select count(*) from pending_import').pluck().get();
    await bot.at('2024-06-25 08:00');
    expect(previews()).toBe(1);
    await bot.at('2024-06-25 09:00');
    expect(previews()).toBe(0);
    const late = await bot.ask('Lead', { kind: 'press', command: save.command, args: save.args }, { place });
    expect(late.card && plainText(late.card)).toContain('cannot be saved any more');
  });

  it('the texts of messages go 12 months after the decision on their notice, and those of the notice in force stay', async () => {
    const { bot } = await onMonday();
    await bot.says('Owner', 'start E1-01');
    const texts = (shown: string) =>
      raw(bot.file).prepare(`select count(*) from outbox where instr(card, ?)`).pluck().get(shown);
    await bot.says('Lead', 'notice replace issued 20 June 2024 for 36 months carry', DIRECT);
    await bot.says('Owner', 'block E1-01 because no panel');
    await bot.at('2025-06-24 10:00');
    expect(texts('Owner started E1-01')).toBeGreaterThan(0);
    await bot.at('2025-06-25 10:00');
    expect(texts('Owner started E1-01')).toBe(0);
    expect(texts('Owner marked E1-01 as blocked')).toBeGreaterThan(0);
    expect(await bot.says('Lead', 'deliveries show 1', DIRECT)).toContain('No longer kept');
    // The line of the notice in force is live still.
    await bot.says('Lead', 'edit E1-01 title "Rules for buying"', DIRECT);
    expect(bot.message('Owner marked E1-01 as blocked').text).toContain('Rules for buying');
    expect(raw(bot.file).prepare(`select count(*) from once where key like 'retention:%'`).pluck().get()).toBe(1);
  });

  it('a message that still waits keeps its text, whatever became of its notice', async () => {
    const { bot } = await onMonday();
    raw(bot.file).exec(`update outbox set state = 'unknown', next_try_at = '2099-01-01T00:00:00.000Z' where seq = 1`);
    await bot.says('Lead', 'notice replace issued 20 June 2024 for 36 months carry', DIRECT);
    await bot.at('2025-07-25 10:00');
    const cards = raw(bot.file).prepare<[], string>('select card from outbox order by seq limit 2').pluck().all();
    expect(cards.map((card) => card.includes('No longer kept'))).toEqual([false, true]);
  });

  it('a notice with reminders after its lapse counts from the last of them', () => {
    const lapsed = notice({ decisionRecordedAt: '2024-08-01T09:00:00.000Z', remindersUntil: '2024-12-31' });
    const retention = { answerDays: 30, previewDays: 1, postMonths: 12 };
    const found = (now: string) => expiryAt(now, 'Europe/London', retention, [lapsed]).noticeIds;
    expect(found('2025-12-31T09:00:00.000Z')).toEqual([]);
    expect(found('2026-01-01T09:00:00.000Z')).toEqual(['n1']);
  });
});
