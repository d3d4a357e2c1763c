/** Seven weeks of a notice in which nothing runs for a while: the record, its hours, and what was told in them. */
import fc from 'fast-check';
import type { Instant, IsoDate, Snapshot } from '../../src/core/record/model.ts';
import { addDays } from '../../src/core/time/dates.ts';
import { instantOf } from '../../src/core/time/instants.ts';
import { createPlay, type Told } from '../helpers/calendar-play.ts';
import { action, record } from '../helpers/programme-record.ts';
import { notice } from '../helpers/record.ts';

export const ZONE = 'Europe/London';
export const LONDON = { timeZone: ZONE, extraHolidays: new Set<string>() };
export const START = '2024-03-18';
const DAYS = 50;
export const TIMES = ['07:50', '08:00', '09:00', '09:01', '14:00', '18:00', '18:30', '23:00'];
export const at = (day: IsoDate, time: string, zone = ZONE) => instantOf(day, time, zone);

/** Posting since Monday 18 March 2024; the clocks change on the 31st, Easter and a bank holiday lie ahead. */
export function recordWith(dueDays: readonly number[], of: Parameters<typeof notice>[0] = {}): Snapshot {
  const startedAt = at(START, '00:00');
  return record(
    dueDays.map((days, index) => action(`E1-${String(index + 1).padStart(2, '0')}`, { dueOn: addDays(START, days) })),
    {
      notice: notice({ remindFrom: startedAt, ...of }),
      conversations: [
        {
          id: 'c',
          version: 1,
          noticeId: 'n1',
          platform: 'local',
          conversation: 'C1',
          name: 'c',
          startedAt,
          stoppedAt: null,
        },
      ],
    },
  );
}

export const everyTime: readonly Instant[] = Array.from({ length: DAYS }, (_, n) => addDays(START, n)).flatMap((day) =>
  TIMES.map((time) => at(day, time)),
);
export const anyDueDays = fc.array(fc.integer({ min: -10, max: 30 }), { minLength: 1, maxLength: 4 });
/** From one tick to another nothing runs. */
export const anyDown = fc.array(
  fc.tuple(fc.nat(everyTime.length - 1), fc.integer({ min: 1, max: 30 * TIMES.length })),
  {
    maxLength: 3,
  },
);

export async function played(snapshot: Snapshot, ticks: readonly Instant[]): Promise<readonly Told[]> {
  const play = createPlay(snapshot);
  for (const now of ticks) await play.tick(now);
  return play.told;
}

export const upAt = (down: readonly (readonly [number, number])[]) =>
  everyTime.filter((_, n) => !down.some(([from, length]) => n >= from && n < from + length));
export const isPersonal = ({ live }: Told) => live?.kind === 'personal';
export const escalatedTo = (told: readonly Told[], personId: string) =>
  told.flatMap(({ live }) => (live?.kind === 'personal' && live.personId === personId ? live.escalated : []));
export const weekly = (told: readonly Told[]) => told.filter(({ card }) => card.title.startsWith('Weekly reminder'));
