/** The card of counts is drawn for conversations that people from outside can read, and for no others. */
import { expect, test } from 'vitest';
import { added, changed } from '../../src/core/record/changes.ts';
import type { Deliverer } from '../../src/ports/deliverer.ts';
import { DeliveryError } from '../../src/ports/deliverer.ts';
import { createCardDrawer } from '../../src/posting/card-drawer.ts';
import { plan, postOf } from '../helpers/post.ts';
import { action } from '../helpers/record.ts';
import { oneAction, unit } from '../store/units.ts';
import { START, scene } from './outbox-scene.ts';

const POST = postOf('line', { noticeId: 'n1', countsTitle: 'The record was changed' });

/** A platform whose conversation is exposed or not; `shown` is what its readers see. */
function platform(exposed: boolean) {
  const shown: string[] = [];
  const deliverer: Deliverer = {
    async deliver({ card, drawCounts }) {
      const counts = exposed ? await drawCounts?.() : null;
      const facts = counts?.body.flatMap((part) => (part.type === 'facts' ? part.facts : []));
      const complete = facts?.find(({ name }) => name === 'Progress')?.value;
      shown.push(counts ? `${counts.title}, ${complete}` : card.title);
      return { conversation: 'C1', message: String(shown.length), thread: '1' };
    },
  };
  return { shown, deliverer };
}

test.each([false, true])('the counts are drawn only when the platform asks for them (exposed: %s)', async (exposed) => {
  const { store, clock, another } = await scene();
  await store.commit(unit('enter', { changes: oneAction() }));
  await plan(store, START, POST);
  const { shown, deliverer } = platform(exposed);
  let drawn = 0;
  const { drawCounts: draw } = createCardDrawer(store, clock, 'Europe/London');
  const drawCounts: typeof draw = (post) => {
    drawn += 1;
    return draw(post);
  };
  await another({ deliverers: { slack: deliverer }, drawCounts }).drain();
  expect({ drawn, shown }).toEqual(
    exposed
      ? { drawn: 1, shown: ['The record was changed: 36 days left, 0 of 1 action are delivered.'] }
      : { drawn: 0, shown: ['line'] },
  );
});

test('counts that are drawn after a restart are those of the record as it then stands', async () => {
  const { store, another } = await scene();
  await store.commit(unit('enter', { changes: oneAction() }));
  await plan(store, START, POST);
  const complete = changed('action', action(), { status: 'complete' }, 'confirmed');
  await store.commit(unit('confirm', { changes: [complete] }));
  const { shown, deliverer } = platform(true);
  await another({ deliverers: { slack: deliverer } }).drain();
  expect(shown).toEqual(['The record was changed: 36 days left, 1 of 1 action is delivered.']);
});

test('counts of an earlier notice are those of that notice', async () => {
  const { store, another } = await scene();
  await store.commit(unit('enter', { changes: oneAction() }));
  const present = (await store.snapshot()).notice!;
  const decided = changed(
    'notice',
    present,
    { decisionOutcome: 'lapsed', decisionLetterOn: '2024-06-24' },
    'decision recorded',
  );
  await store.commit(unit('next', { changes: [decided, added('notice', { ...present, id: 'n2', version: 1 })] }));
  await plan(store, START, POST);
  const { shown, deliverer } = platform(true);
  await another({ deliverers: { slack: deliverer } }).drain();
  expect(shown).toEqual(['The record was changed: lapsed, 0 of 1 action are delivered.']);
});

test('a record that cannot be read for the counts leaves no doubt: nothing was sent, and it is tried again', async () => {
  const { store, clock, another, states } = await scene();
  await plan(store, START, POST);
  const { shown, deliverer } = platform(true);
  let tries = 0;
  const drawCounts = async () => {
    tries += 1;
    if (tries === 1) throw new DeliveryError('The record cannot be read', { outcome: 'unknown' });
    return null;
  };
  const outbox = another({ deliverers: { slack: deliverer }, drawCounts });
  await outbox.drain();
  expect(await states()).toEqual({ line: 'planned' });
  await clock.advance(2_000);
  await outbox.drain();
  expect(shown).toEqual(['line']);
});

test('the counts of a post that an earlier version planned keep their title', async () => {
  const { store, another } = await scene();
  await store.commit(unit('enter', { changes: oneAction() }));
  await plan(store, START, { ...POST, countsTitle: { title: 'Countdown: 7 days left', body: [] } as never });
  const { shown, deliverer } = platform(true);
  await another({ deliverers: { slack: deliverer } }).drain();
  expect(shown).toEqual(['Countdown: 36 days left, 0 of 1 action are delivered.']);
});

test('a card that holds nothing private is shown to people from outside as it is', async () => {
  const { store, another } = await scene();
  await plan(store, START, postOf('Not shown here', { forOutsiders: true }));
  const { shown, deliverer } = platform(true);
  await another({ deliverers: { slack: deliverer } }).drain();
  expect(shown).toEqual(['Not shown here, undefined']);
});
