/** Every line that tells of a change to the notice, its people and its reminders, and every form for one, as people read it. */
import { describe, expect, test } from 'vitest';
import type { Card } from '../../../src/ports/card.ts';
import * as lines from '../../../src/views/notice/announcement.ts';
import * as forms from '../../../src/views/notice/forms.ts';
import { holidaysCard } from '../../../src/views/notice/holidays.ts';
import { handoverForm, roleForm } from '../../../src/views/people/forms.ts';
import * as join from '../../../src/views/people/join.ts';
import * as people from '../../../src/views/people/people.ts';
import { plainText } from '../../../src/views/plain-text.ts';
import { remindedCard } from '../../../src/views/reminders/preview.ts';
import { trialArrivedCard, trialOpenCard, trialRefusedCard } from '../../../src/views/reminders/trial.ts';
import { LEAD, OFFICER, record } from '../../helpers/acting.ts';
import { conversation, expectation, handover, holiday, lapsed, notice } from '../../helpers/record.ts';

const TODAY = '2024-06-24';
const NEXT = '2024-07-01T08:00:00.000Z';
const calendar = { timeZone: 'Europe/London', extraHolidays: new Set<string>() };
const by = 'Programme Director';
const decision = {
  outcome: 'lapsed',
  letterOn: '2024-09-09',
  link: 'https://www.gov.uk/letter',
  remindersUntil: null,
} as const;
const snapshot = record({
  expectations: [expectation()],
  holidays: [holiday()],
  handovers: [handover({ fromPersonId: 'p2', toPersonId: 'p1' })],
});
const empty = {};

const CARDS: Readonly<Record<string, Card>> = {
  entered: lines.noticeEnteredCard(by, notice(), TODAY, true),
  'entered, expired and beyond the bank holidays': lines.noticeEnteredCard(
    by,
    notice({ issuedOn: '2022-12-01', expiresOn: '2023-06-01' }),
    TODAY,
    false,
  ),
  edited: lines.noticeEditedCard(by, notice(), 'misread', TODAY),
  'replaced, with actions': lines.noticeReplacedCard(
    by,
    { notice: notice(), carried: { expectations: [expectation()], actions: ['E1-01'], recoded: [], left: [] } },
    lapsed(),
    TODAY,
    null,
  ),
  'replaced, with nothing': lines.noticeReplacedCard(by, { notice: notice(), carried: null }, lapsed(), TODAY, null),
  'expiry confirmed': lines.expiryConfirmedCard(by, notice(), notice({ expiresOn: '2024-06-24' }), TODAY),
  'decision recorded': lines.decisionCard(by, decision, null),
  'decision with reminders after it': lines.decisionCard(by, { ...decision, remindersUntil: '2024-12-31' }, null),
  'edited, with reminders after the lapse': lines.noticeEditedCard(
    by,
    lapsed({ remindersUntil: '2024-12-31' }),
    'close-down',
    '2024-09-10',
  ),
  'decision of a replacement': lines.decisionCard(by, { ...decision, outcome: 'replaced', link: null }, null),
  'decision corrected': lines.decisionCard(by, { ...decision, outcome: 'escalated' }, 'misread'),
  'decision taken back': lines.decisionTakenBackCard(by, notice(), 'misread', TODAY),
  'confirmation on': lines.confirmationCard(by, true),
  'confirmation off': lines.confirmationCard(by, false),
  schedule: lines.scheduleCard(by, notice(), NEXT, calendar),
  'schedule without a conversation': lines.scheduleCard(by, notice(), null, calendar),
  'posting started': lines.postingStartedCard(by, [conversation()], NEXT, calendar),
  'posting tried': lines.postingTriedCard(by, NEXT, calendar),
  'trial arrived': trialArrivedCard(),
  'trial refused': trialRefusedCard('#programme on Slack: the bot is not in it. Invite it there: /invite @bvn'),
  'trial on its way': trialOpenCard(),
  'posting stopped': lines.postingStoppedCard(by, [conversation()]),
  'posting stopped everywhere': lines.postingStoppedCard(by, []),
  'closing day': lines.holidayAddedCard(by, '2024-09-19', 'State funeral'),
  expectation: lines.expectationSavedCard(by, 'added', expectation(), OFFICER.name),
  'expectation without anybody': lines.expectationSavedCard(by, 'edited', expectation({ level: 'joint' }), null),
  people: people.peopleCard(snapshot),
  'entered somebody': people.roleCard(by, OFFICER, true, snapshot),
  'entered a body': people.roleCard(by, { ...OFFICER, id: 'p9', name: 'Improvement Board' }, true, snapshot),
  'another role': people.roleCard(by, LEAD, false, snapshot),
  account: people.accountCard(by, OFFICER, 'mo@example.org', 'teams'),
  'code to join': join.joinCodeCard('K7QM-3XWP', 'slack'),
  'account removed': people.accountRemovedCard(by, OFFICER, 'teams', snapshot),
  'own account removed': people.accountRemovedCard(OFFICER.name, OFFICER, 'teams', { ...snapshot, accounts: [] }),
  'account removed, told': people.accountRemovedToldCard(by, 'teams'),
  joined: join.joinedCard(OFFICER, 'teams'),
  'joined, told': join.joinedToldCard('mo@example.org', 'teams'),
  'handover planned': people.handoverCard({ by, from: OFFICER, to: LEAD }, '2024-07-01', null),
  'handed over': people.handoverCard({ by, from: OFFICER, to: LEAD }, TODAY, { actions: 1, expectations: 2 }),
  'days off': holidaysCard(snapshot, TODAY),
  'reminded now': remindedCard(['improvement', 'board'], 3),
  'form: new': forms.newNoticeForm(empty, null),
  'form: edit': forms.editNoticeForm(empty, notice()),
  'form: replace': forms.replaceNoticeForm(empty, 'Example Council', notice()),
  'form: confirm': forms.confirmExpiryForm(empty, notice()),
  'form: decision': forms.decisionForm(empty, notice()),
  'form: correct the decision': forms.decisionForm(empty, lapsed()),
  'form: add expectation': forms.addExpectationForm(empty, { snapshot }),
  'form: edit expectation': forms.editExpectationForm({ expectation: 'e1' }, { snapshot }),
  'form: schedule': forms.scheduleForm(empty, notice({ remindOnWeekday: 3 })),
  'form: closing day': forms.holidayForm(empty),
  'form: role': roleForm(empty, { snapshot }),
  'form: handover': handoverForm(empty, { snapshot }),
};

describe('cards about the notice and its people', () => {
  test.each(Object.entries(CARDS))('the card “%s” reads as expected', (_, card) => {
    expect(plainText(card)).toMatchSnapshot();
  });

  test.each(Object.entries(CARDS))('the notification of “%s” is one plain sentence', (_, card) => {
    expect(card.summary).toMatch(/^[^\n]+\.$/);
  });
});
