/** The worked example with what a report needs besides: an expectation that was red and is amber, and exempt and public items. */
import { added, type Change } from '../../src/core/record/changes.ts';
import type { Action, Snapshot } from '../../src/core/record/model.ts';
import { loadExample } from '../../src/demonstration/load.ts';
import { type Beginning, type Bot, CHANNEL, startBot, ZONE } from './bot.ts';
import { evidence, logEntry } from './record.ts';

/** The person who speaks as the programme lead. */
export const LEAD = { platform: 'local', accountId: 'programme-director', name: 'Programme Director' } as const;
/** Somebody without a lead's rights. */
export const OFFICER = { platform: 'local', accountId: 'head-of-people', name: 'Head of People and Culture' } as const;

const START = '2024-01-30 16:00';
/** The example is loaded once in each worker, because that takes longer than a test. */
let loaded: Promise<Beginning> | undefined;

/** Starts on the example and adds those rows; the clock stands on Monday 24 June 2024, 9am. */
export async function startReportedProgramme(): Promise<Bot> {
  loaded ??= load();
  const bot = await startBot(START, undefined, await loaded);
  await bot.at('2024-06-24 09:00');
  const by = { personId: null, account: 'shell', from: 'test', requestId: 'more' };
  const snapshot = await bot.snapshot();
  const unit = { once: 'more', at: '2024-06-10T09:00:00.000Z', by, posts: [], basis: [] };
  await bot.store.commit({ ...unit, at: bot.clock.now(), changes: moreRows(snapshot) });
  return bot;
}

async function load(): Promise<Beginning> {
  const bot = await startBot(START);
  const channel = CHANNEL.conversation;
  await loadExample(bot.dispatch, { channel, name: '#programme', timeZone: ZONE, from: '2024-06-21 15:00' });
  return bot.beginning();
}

function moreRows(snapshot: Snapshot): Change[] {
  const noticeId = snapshot.notice?.id ?? '';
  const under = (code: string) => snapshot.expectations.find((one) => one.code === code)?.id ?? '';
  const of = (code: string) => snapshot.actions.find((one) => one.code === code) as Action;
  const addedBy = snapshot.people.find(({ name }) => name === 'Programme Director')?.id ?? '';
  const update = (id: string, row: Parameters<typeof logEntry>[0]) =>
    added('logEntry', logEntry({ id, noticeId, addedBy, ...row }));
  const proof = (id: string, row: Parameters<typeof evidence>[0]) =>
    added('evidence', evidence({ id, noticeId, addedBy, body: null, metOn: null, ...row }));
  return [
    update('colour-1', {
      about: 'expectation',
      aboutId: under('E3'),
      code: 'U1',
      on: '2024-05-30',
      rag: 'red',
      text: 'The survey is late.',
      correctiveAction: 'Two directorates are chased.',
    }),
    update('colour-2', {
      about: 'expectation',
      aboutId: under('E3'),
      code: 'U2',
      on: '2024-06-20',
      rag: 'amber',
      text: 'The survey is in; targets are not agreed.',
      correctiveAction: 'The board is asked on 3 July.',
      marking: 'public',
    }),
    update('update-1', {
      about: 'action',
      aboutId: of('E2-05').id,
      code: 'U2',
      on: '2024-06-19',
      rag: 'red',
      text: 'Nobody can be appointed before the panel meets.',
      correctiveAction: 'The panel is asked to meet on 27 June.',
      next: 'Shortlist on 1 July',
    }),
    update('reading-1', {
      about: 'action',
      aboutId: of('E3-06').id,
      kind: 'reading',
      code: 'M3',
      on: '2024-06-20',
      value: 71,
      text: '',
      marking: 'public',
    }),
    proof('exempt-1', { actionId: of('E2-05').id, kind: 'note', text: 'The shortlist with names', marking: 'exempt' }),
    proof('public-1', {
      actionId: of('E1-02').id,
      code: 'V2',
      kind: 'link',
      text: 'https://www.example.gov.uk/response',
      marking: 'public',
    }),
  ];
}
