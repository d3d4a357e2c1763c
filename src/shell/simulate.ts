/**
 * Plays the calendar ahead on the present record and shows every future message in words. Nothing is sent or written.
 */
import { UserError } from '../core/record/errors.ts';
import { calendarOf } from '../core/time/calendar.ts';
import { dateContextOf, readDate } from '../core/time/date-words.ts';
import { addDays, dayAndDate } from '../core/time/dates.ts';
import { dateOf, instantOf } from '../core/time/instants.ts';
import { jobs } from '../jobs/index.ts';
import { previewPosts } from '../jobs/preview.ts';
import type { Config } from '../service/config.ts';
import { machine } from '../service/entry.ts';
import { openRecordOf } from '../service/record.ts';
import { plainText } from '../views/plain-text.ts';
import { recipientWords } from '../views/reminders/preview.ts';
import { count, moment } from '../views/words.ts';
import { timeOfRecord } from './shell.ts';

/**
 * Yields one text for each message and a last one that counts them. `until` is the last day as typed; throws
 * `UserError` when it is no date.
 */
export async function* simulate(config: Config, until: string): AsyncGenerator<string> {
  const { store } = await openRecordOf(config, { opening: 'beside', now: machine.clock.now(), make: 'never' });
  try {
    const now = await timeOfRecord(store, config);
    const snapshot = await store.snapshot();
    const calendar = calendarOf(snapshot, config.timeZone);
    const read = readDate(until, dateContextOf({ today: dateOf(now, config.timeZone), calendar, snapshot }, 'future'));
    if ('fault' in read) throw new UserError(read.fault);
    const through = instantOf(addDays(read.date, 1), '00:00', config.timeZone);
    const context = { jobs, now, snapshot, timeZone: config.timeZone, store, newId: machine.newId };
    const coming = await previewPosts(context, through);
    const messages = coming.flatMap(({ at, posts }) => posts.map((post) => ({ at, post })));
    for (const { at, post } of messages) {
      yield `${moment(at, config.timeZone)}. ${recipientWords(post, snapshot)}\n\n${plainText(post.card)}\n`;
    }
    yield `${count(messages.length, 'message')} until ${dayAndDate(read.date)}, if nothing in the record changes. Nothing was sent.`;
  } finally {
    await store.close();
  }
}
