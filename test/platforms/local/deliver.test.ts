import { describe, expect, test } from 'vitest';
import { DeliveryError } from '../../../src/ports/deliverer.ts';
import { plainCard } from '../../helpers/example-cards.ts';
import { startLocalChat } from '../../helpers/local-chat.ts';

const place = { platform: 'local', conversation: 'improvement' } as const;
const card = plainCard('Weekly reminder');

describe('delivering to the page', () => {
  test('a post is shown once, however often its key is delivered', async () => {
    await using chat = await startLocalChat();
    const first = await chat.local.deliverer.deliver({ place, card, key: 'k' });
    const again = await chat.local.deliverer.deliver({ place, card: plainCard('Otherwise'), key: 'k' });
    expect(again).toEqual(first);
    expect(first).toEqual({ conversation: 'improvement', message: first.message, thread: first.message });
    const seen = await chat.sees('chief-executive');
    expect(seen).toMatchObject([{ id: first.message, thread: first.message }]);
    expect(seen[0]?.html).toContain('Weekly reminder');
  });

  test('a post is found by its key, and no other post is', async () => {
    await using chat = await startLocalChat();
    const ref = await chat.local.deliverer.deliver({ place, card, key: 'k' });
    expect(await chat.local.deliverer.find?.(place, 'k', '')).toEqual(ref);
    expect(await chat.local.deliverer.find?.(place, 'other', '')).toBeNull();
  });

  test('a post stands in its thread', async () => {
    await using chat = await startLocalChat();
    const { thread } = await chat.local.deliverer.deliver({ place, card, key: 'root' });
    const ref = await chat.local.deliverer.deliver({ place: { ...place, thread }, card, key: 'reply' });
    expect(ref.thread).toBe(thread);
    expect(ref.message).not.toBe(thread);
  });

  test('a post whose thread was lost starts a thread of its own', async () => {
    await using chat = await startLocalChat();
    const ref = await chat.local.deliverer.deliver({ place: { ...place, thread: 'lost' }, card, key: 'k' });
    expect(ref.thread).toBe(ref.message);
  });

  test('a redraw replaces a message in its place', async () => {
    await using chat = await startLocalChat();
    const { deliverer } = chat.local;
    const replaces = await deliverer.deliver({ place, card, key: 'first' });
    await deliverer.deliver({ place, card: plainCard('Another'), key: 'second' });
    expect(await deliverer.deliver({ place, card: plainCard('Redrawn'), key: 'redraw', replaces })).toEqual(replaces);
    const seen = await chat.sees('chief-executive');
    expect(seen.map((view) => /<h3[^>]*>([^<]*)/.exec(view.html)?.[1])).toEqual(['Redrawn', 'Another']);
  });

  test('a direct message is shown to its account only', async () => {
    await using chat = await startLocalChat();
    const direct = { platform: 'local', conversation: 'dm:monitoring-officer', direct: true } as const;
    await chat.local.deliverer.deliver({ place: direct, card, key: 'k' });
    expect(await chat.sees('monitoring-officer')).toHaveLength(1);
    expect(await chat.sees('programme-director')).toEqual([]);
  });

  test.each([
    ['of another platform', { place: { ...place, platform: 'slack' as const } }],
    ['in a conversation that does not exist', { place: { ...place, conversation: 'C123' } }],
    [
      'over a message that is gone',
      { place, replaces: { conversation: 'improvement', message: 'gone', thread: 'gone' } },
    ],
  ])('a post %s is refused for good', async (_, delivery) => {
    await using chat = await startLocalChat();
    const refused = await chat.local.deliverer
      .deliver({ card, key: 'k', ...delivery })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DeliveryError);
    expect(refused).toMatchObject({ outcome: 'refused', permanent: true });
    expect(await chat.sees('programme-director')).toEqual([]);
    expect(await chat.local.deliverer.find?.(place, 'k', '')).toBeNull();
  });
});

describe('after a restart', () => {
  const ref = { conversation: 'improvement', message: 'from-before', thread: 'from-before' };
  const earlier = { key: 'k', place, card, ref, sentAt: '2024-06-17T08:00:00.000Z' };

  test('earlier posts are shown with their time, known by their keys, redrawn and replied to', async () => {
    await using chat = await startLocalChat({ earlier: async () => [earlier] });
    const { deliverer } = chat.local;
    expect((await chat.sees('programme-director'))[0]).toMatchObject({ id: 'from-before', day: 'Monday 17 June 2024' });
    expect(await deliverer.find?.(place, 'k', '')).toEqual(ref);
    expect(await deliverer.deliver({ place, card, key: 'k' })).toEqual(ref);
    await deliverer.deliver({ place, card: plainCard('Redrawn'), key: 'redraw', replaces: ref });
    const reply = await deliverer.deliver({ place: { ...place, thread: 'from-before' }, card, key: 'reply' });
    expect(reply.thread).toBe('from-before');
    const seen = await chat.sees('programme-director');
    expect(seen.map((view) => view.html.includes('Redrawn'))).toEqual([true, false]);
  });

  test('earlier posts are asked for once, and again after an error', async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      if (asked === 1) throw new Error('locked');
      return [earlier];
    };
    await using chat = await startLocalChat({ earlier: ask });
    const { deliverer } = chat.local;
    await expect(deliverer.find?.(place, 'k', '')).rejects.toThrow('locked');
    expect(await deliverer.find?.(place, 'k', '')).toEqual(ref);
    await deliverer.deliver({ place, card, key: 'next' });
    expect(asked).toBe(2);
  });
});
