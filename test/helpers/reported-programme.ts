/** The worked example with what a report needs besides: meetings, measures, recommendations, contact and partners. */
import { added, type Change, changed } from '../../src/core/record/changes.ts';
import type { Action, Snapshot } from '../../src/core/record/model.ts';
import { loadExample } from '../../src/demonstration/load.ts';
import { type Bot, CHANNEL, startBot, ZONE } from './bot.ts';
import { recommendation } from './plan-rows.ts';
import { action, evidence, logEntry, person } from './record.ts';

/** The person who speaks as the programme lead. */
export const LEAD = { platform: 'local', accountId: 'programme-director', name: 'Programme Director' } as const;
/** Somebody without a lead's rights. */
export const OFFICER = { platform: 'local', accountId: 'head-of-people', name: 'Head of People and Culture' } as const;

/** Loads the example and adds rows of every kind that reports show; the clock stands on Monday 24 June 2024, 9am. */
export async function startReportedProgramme(): Promise<Bot> {
  const bot = await startBot('2024-01-30 16:00');
  const channel = CHANNEL.conversation;
  await loadExample(bot.dispatch, { channel, name: '#programme', timeZone: ZONE, from: '2024-06-21 15:00' });
  await bot.at('2024-06-24 09:00');
  const by = { personId: null, account: 'shell', from: 'test', requestId: 'more' };
  const snapshot = await bot.snapshot();
  const unit = { once: 'more', at: '2024-06-10T09:00:00.000Z', by, posts: [], basis: [] };
  await bot.store.commit({ ...unit, at: bot.clock.now(), changes: moreRows(snapshot) });
  return bot;
}

function moreRows(snapshot: Snapshot): Change[] {
  const noticeId = snapshot.notice?.id ?? '';
  const under = (code: string) => snapshot.expectations.find((one) => one.code === code)?.id ?? '';
  const of = (code: string) => snapshot.actions.find((one) => one.code === code) as Action;
  const who = (name: string) => snapshot.people.find((one) => one.name === name)?.id ?? null;
  const board = who('Independent Improvement Board');
  const entry = (id: string, row: Parameters<typeof logEntry>[0]) =>
    added('logEntry', logEntry({ id, noticeId, addedBy: who('Programme Director') ?? '', ...row }));
  const meeting = action({
    ...{ id: 'meeting', noticeId, expectationId: under('E1'), code: 'E1-05', title: 'Independent Improvement Board' },
    ...{ kind: 'meeting', bodyId: board, meetingDates: '2024-06-05 2024-07-03 2024-07-24', dueOn: '2024-07-03' },
    ...{ papersWorkingDays: 5, ownerId: who('Governance Manager') },
  });
  const measure = action({
    ...{
      id: 'measure',
      noticeId,
      expectationId: under('E3'),
      code: 'E3-05',
      kind: 'measure',
      unit: '%',
      better: 'higher',
    },
    ...{ title: 'Staff who say leaders act on the values', baseline: 38, baselineOn: '2024-01-31', target: 55 },
    ...{ targetOn: '2024-07-31', dueOn: '2024-07-15', everyWeeks: 13, ownerId: who('Head of People and Culture') },
  });
  return [
    changed('person', snapshot.people.find(({ id }) => id === board) as never, { kind: 'body' }, 'edited'),
    added('person', person({ id: 'dept', name: 'Department', role: 'viewer', kind: 'body' })),
    added('person', person({ id: 'city', name: 'Peterborough City Council', role: 'viewer', kind: 'body' })),
    added('action', meeting),
    added('action', measure),
    entry('reading-1', {
      about: 'action',
      aboutId: 'measure',
      kind: 'reading',
      code: 'M1',
      on: '2024-05-31',
      value: 46,
      text: '',
      marking: 'public',
    }),
    entry('colour-1', {
      about: 'expectation',
      aboutId: under('E3'),
      code: 'U1',
      on: '2024-05-30',
      rag: 'red',
      text: 'The survey is late.',
      correctiveAction: 'Two directorates are chased.',
    }),
    entry('colour-2', {
      about: 'expectation',
      aboutId: under('E3'),
      code: 'U2',
      on: '2024-06-20',
      rag: 'amber',
      text: 'The survey is in; targets are not agreed.',
      correctiveAction: 'The board is asked on 3 July.',
      marking: 'public',
    }),
    entry('update-1', {
      about: 'action',
      aboutId: of('E2-05').id,
      code: 'U1',
      on: '2024-06-19',
      rag: 'red',
      text: 'Nobody can be appointed before the panel meets.',
      correctiveAction: 'The panel is asked to meet on 27 June.',
      next: 'Shortlist on 1 July',
    }),
    entry('contact-1', {
      about: 'action',
      aboutId: of('E5-01').id,
      kind: 'contact',
      code: 'C1',
      on: '2024-06-19',
      bodyId: 'dept',
      level: 'official',
      text: 'Culture data, next steps',
    }),
    entry('position-1', {
      about: 'expectation',
      aboutId: under('E4'),
      kind: 'position',
      code: 'P1',
      on: '2024-06-12',
      bodyId: 'city',
      stance: 'not_ready',
      text: 'Wants to see the outcomes first',
      askAgainOn: '2024-07-01',
    }),
    added(
      'recommendation',
      recommendation({
        id: 'rec-1',
        noticeId,
        code: 'R1',
        sourceId: board,
        response: 'accepted',
        responseText: 'The plan is published each month.',
        respondedOn: '2024-05-28',
        expectationId: under('E1'),
      }),
    ),
    added(
      'recommendation',
      recommendation({
        id: 'rec-2',
        noticeId,
        code: 'R2',
        text: 'Members agree a protocol for scrutiny.',
        title: 'Protocol for scrutiny',
        sourceId: board,
        respondBy: '2024-07-10',
        expectationId: under('E3'),
      }),
    ),
    added(
      'evidence',
      evidence({
        id: 'exempt-1',
        noticeId,
        actionId: of('E2-05').id,
        kind: 'note',
        body: null,
        metOn: null,
        text: 'The shortlist with names',
        marking: 'exempt',
        addedBy: who('Programme Director') ?? '',
      }),
    ),
    added(
      'evidence',
      evidence({
        id: 'public-1',
        noticeId,
        actionId: of('E1-02').id,
        code: 'V2',
        kind: 'link',
        body: null,
        metOn: null,
        text: 'https://www.example.gov.uk/response',
        marking: 'public',
        addedBy: who('Programme Director') ?? '',
      }),
    ),
  ];
}
