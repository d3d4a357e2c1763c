/** The text format that Prometheus reads, as its documentation gives it. */
import { expect, test } from 'vitest';
import { counter, gauge, histogram } from '../../src/operations/figures.ts';

test('a counter counts for each set of labels', async () => {
  const posts = counter({ name: 'posts_total', help: 'Posts that moved on.' });
  expect(await posts.text()).toBe('# HELP posts_total Posts that moved on.\n# TYPE posts_total counter\n');
  posts.add({ platform: 'slack', state: 'sent' });
  posts.add({ platform: 'teams', state: 'sent' });
  posts.add({ platform: 'slack', state: 'sent' });
  expect(await posts.text()).toBe(`# HELP posts_total Posts that moved on.
# TYPE posts_total counter
posts_total{platform="slack",state="sent"} 2
posts_total{platform="teams",state="sent"} 1
`);
});

test('a histogram counts what is at most each bound, all of it, and adds it up', async () => {
  const lag = histogram({ name: 'lag_seconds', help: 'Until sent.', upTo: [1, 5] });
  for (const seconds of [0.25, 1, 4, 60]) lag.observe({ platform: 'slack' }, seconds);
  lag.observe({ platform: 'teams' }, 7);
  expect(await lag.text()).toBe(`# HELP lag_seconds Until sent.
# TYPE lag_seconds histogram
lag_seconds_bucket{platform="slack",le="1"} 2
lag_seconds_bucket{platform="slack",le="5"} 3
lag_seconds_bucket{platform="slack",le="+Inf"} 4
lag_seconds_sum{platform="slack"} 65.25
lag_seconds_count{platform="slack"} 4
lag_seconds_bucket{platform="teams",le="1"} 0
lag_seconds_bucket{platform="teams",le="5"} 0
lag_seconds_bucket{platform="teams",le="+Inf"} 1
lag_seconds_sum{platform="teams"} 7
lag_seconds_count{platform="teams"} 1
`);
});

test('a gauge is read when it is asked for', async () => {
  let value = 1.5;
  const age = gauge({ name: 'age_seconds', help: 'Since then.', read: async () => [{ labels: {}, value }] });
  value = 2.5;
  expect(await age.text()).toBe('# HELP age_seconds Since then.\n# TYPE age_seconds gauge\nage_seconds 2.5\n');
});
