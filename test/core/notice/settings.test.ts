/** Settings by leads: the schedule, the conversations, confirmation and closing days. */
import { describe, expect, test } from 'vitest';
import {
  addHoliday,
  setSchedule,
  startPosting,
  stopPosting,
  switchConfirmation,
} from '../../../src/core/notice/settings.ts';
import type { Notice } from '../../../src/core/record/model.ts';
import { becomes, LEAD, OFFICER, record } from '../../helpers/acting.ts';
import { AT, acting, conversation, holiday, lapsed, notice } from '../../helpers/record.ts';

const place = { platform: 'slack', conversation: 'C9', name: 'improvement-board', direct: false } as const;
const lead = acting(LEAD, record());
const officer = acting(OFFICER, record());

describe('confirmation', () => {
  test('confirmation is switched by a lead, and only to the other state', () => {
    const change = switchConfirmation(lead, notice(), false);
    expect(change).toMatchObject({ verb: 'confirmation switched', after: { confirmationRequired: false } });
    expect(() => switchConfirmation(lead, notice(), true)).toThrow('Confirmation is on already');
    expect(() => switchConfirmation(officer, notice(), false)).toThrow(/Only a programme lead/);
    expect(() => switchConfirmation(lead, lapsed(), false)).toThrow(/decision on this notice is recorded/);
  });
});

describe('the schedule', () => {
  test('a schedule is a weekday and a time, and earlier reminders are not made up for', () => {
    const change = setSchedule(lead, notice(), 3, '10:30');
    expect(change.verb).toBe('schedule set');
    expect(becomes(change)).toEqual({ remindOnWeekday: 3, remindAt: '10:30', remindFrom: AT });
  });

  test.each([0, 6, 7, 1.5])('a schedule on weekday %d is refused', (weekday) => {
    expect(() => setSchedule(lead, notice(), weekday, '10:00')).toThrow(/Monday to Friday/);
  });

  test.each([1, 5])('a schedule on weekday %d is accepted', (weekday) => {
    expect(becomes(setSchedule(lead, notice(), weekday, '10:00')).remindOnWeekday).toBe(weekday);
  });

  test.each(['07:59', '18:01', '00:00', '01:30'])('a schedule at %s is refused', (time) => {
    expect(() => setSchedule(lead, notice(), 1, time)).toThrow(/from 8am to 6pm/);
  });

  test.each(['08:00', '18:00'])('a schedule at %s is accepted', (time) => {
    expect(becomes(setSchedule(lead, notice(), 1, time)).remindAt).toBe(time);
  });

  test('the same schedule, a schedule by an officer, and one of a decided notice are refused', () => {
    expect(() => setSchedule(lead, notice(), 1, '09:00')).toThrow(/on Monday at 09:00 already/);
    expect(() => setSchedule(officer, notice(), 2, '09:00')).toThrow(/Only a programme lead/);
    expect(() => setSchedule(lead, lapsed(), 2, '09:00')).toThrow(/reminders have ended/);
  });
});

describe('conversations for reminders', () => {
  const stopped = conversation({ id: 'n1/slack:C9', conversation: 'C9', name: 'old name', stoppedAt: AT, version: 3 });

  test('posting adds a conversation under the notice', () => {
    expect(startPosting(lead, notice(), place)).toMatchObject([
      {
        op: 'added',
        verb: 'posting started',
        row: { id: 'n1/slack:C9', noticeId: 'n1', name: 'improvement-board', startedAt: AT, stoppedAt: null },
      },
    ]);
  });

  test('posting in a stopped conversation starts again from now on', () => {
    const [change] = startPosting(acting(LEAD, record({ conversations: [stopped] })), notice(), place);
    expect(change).toMatchObject({ op: 'changed', version: 3 });
    expect(becomes(change)).toEqual({ name: 'improvement-board', startedAt: AT, stoppedAt: null });
  });

  test('posting is not started twice, in a direct message, by an officer, or after the decision', () => {
    const here = { ...place, conversation: 'C1' };
    expect(startPosting(lead, notice(), here)).toEqual([]);
    expect(() => startPosting(lead, lapsed(), here)).toThrow(/reminders have ended/);
    expect(() => startPosting(lead, notice(), { ...place, direct: true })).toThrow(/Say “here” in the conversation/);
    expect(() => startPosting(lead, notice(), { ...place, conversation: '' })).toThrow(/Say “here”/);
    expect(() => startPosting(officer, notice(), place)).toThrow(/Only a programme lead/);
    expect(() => startPosting(lead, lapsed(), place)).toThrow(/reminders have ended/);
  });

  test('a lead stops posting in the conversation itself', () => {
    const here = { ...place, conversation: 'C1' };
    expect(stopPosting(lead, notice(), here)).toMatchObject({ verb: 'posting stopped', after: { stoppedAt: AT } });
    expect(() => stopPosting(lead, notice(), place)).toThrow(/No reminders are posted here/);
    expect(() => stopPosting(officer, notice(), here)).toThrow(/Only a programme lead/);
    const both = acting(LEAD, record({ conversations: [stopped] }));
    expect(() => stopPosting(both, notice(), place)).toThrow(/No reminders are posted here/);
  });
});

describe('closing days', () => {
  const calendar = { timeZone: 'Europe/London', extraHolidays: new Set([holiday().date]) };
  const add = (date: string, who = lead) => addHoliday(who, calendar, date, 'State funeral');

  test('a lead adds a closing day', () => {
    const row = { id: '2024-07-04', version: 1, date: '2024-07-04', title: 'State funeral' };
    expect(add('2024-07-04')).toMatchObject({ op: 'added', entity: 'holiday', row });
    expect(() => add('2024-07-04', officer)).toThrow(/Only a programme lead/);
  });

  test('a weekend, bank holiday or closing day is not added as a closing day', () => {
    expect(() => add('2024-07-06')).toThrow(/weekend/);
    expect(() => add('2024-08-26')).toThrow(/bank holiday or closing day already/);
    expect(() => add('2024-07-05')).toThrow(/bank holiday or closing day already/);
  });
});

test('the settings of an expired, undecided notice can still be changed', () => {
  const expired: Notice = notice({ expiresOn: '2024-06-01' });
  expect(becomes(setSchedule(lead, expired, 2, '09:00')).remindOnWeekday).toBe(2);
});
