/** Who of the leads is written to, and on which of their accounts. */
import { expect, test } from 'vitest';
import type { Platform, Snapshot } from '../../src/core/record/model.ts';
import { type LeadsMessage, postToLeads } from '../../src/posting/leads.ts';
import { LEAD, record } from '../helpers/acting.ts';
import { absence, account, conversation, person } from '../helpers/record.ts';

const TODAY = '2024-07-01';
const on = (platform: Platform, accountId: string, personId: string) =>
  account({ id: `${platform}:${accountId}`, platform, accountId, personId });
/** Two leads: p1 on Slack and in Teams, p4 in Teams alone; p2 is an officer. The notice is posted on Slack. */
const snapshot = record({
  people: [LEAD, person({ id: 'p4', name: 'Chief Executive' }), person({ id: 'p2', role: 'officer' })],
  accounts: [on('teams', 'T1', 'p1'), on('slack', 'U1', 'p1'), on('slack', 'U2', 'p2'), on('teams', 'T4', 'p4')],
});

function writtenTo(of: Partial<LeadsMessage> = {}, seen: Partial<Snapshot> = {}): readonly string[] {
  const cardFor = (title: string) => ({ title, summary: title, body: [], buttons: [] });
  const message: LeadsMessage = { key: 'k', cardFor, dueAt: '2024-07-01T08:00:00.000Z', who: 'all', ...of };
  return postToLeads({ ...snapshot, ...seen }, TODAY, message).map(({ key, card }) => `${card.title} ${key.slice(2)}`);
}

test('a message to the leads reaches every lead and nobody else, on the notice’s platform or another account', () => {
  expect(writtenTo()).toEqual(['p1 slack:U1', 'p4 teams:T4']);
  expect(writtenTo({}, { conversations: [conversation({ platform: 'teams' })] })).toEqual([
    'p1 teams:T1',
    'p4 teams:T4',
  ]);
});

test('a lead who prefers a platform gets the message there', () => {
  const prefers = person({ prefersPlatform: 'teams' });
  expect(writtenTo({}, { people: [prefers] })).toEqual(['p1 teams:T1']);
  expect(writtenTo({ preferPlatform: 'slack' }, { people: [prefers] })).toEqual(['p1 slack:U1']);
});

test('the preferred platform of a message is used first, the avoided one last', () => {
  expect(writtenTo({ preferPlatform: 'teams' })).toEqual(['p1 teams:T1', 'p4 teams:T4']);
  expect(writtenTo({ avoidPlatform: 'slack' })).toEqual(['p1 teams:T1', 'p4 teams:T4']);
  expect(writtenTo({ avoidPlatform: 'teams' })).toEqual(['p1 slack:U1', 'p4 teams:T4']);
});

test('a lead without an account on a reachable platform gets no message', () => {
  expect(writtenTo({ canReach: (platform) => platform === 'slack', preferPlatform: 'teams' })).toEqual(['p1 slack:U1']);
});

test('a message for every account reaches all accounts of a lead', () => {
  expect(writtenTo({ everyAccount: true })).toEqual(['p1 teams:T1', 'p1 slack:U1', 'p4 teams:T4']);
});

test('a message to present leads leaves out a lead who is away, unless all are away', () => {
  const away = (personId: string) => absence({ id: personId, personId, coverId: null });
  expect(writtenTo({ who: 'present' }, { absences: [away('p4')] })).toEqual(['p1 slack:U1']);
  expect(writtenTo({ who: 'present' }, { absences: [away('p4'), away('p1')] })).toHaveLength(2);
  expect(writtenTo({ who: 'all' }, { absences: [away('p4')] })).toHaveLength(2);
});
