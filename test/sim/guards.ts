/**
 * Removes a guard of the product in a test run, by wrapping the port through which the guard works. Without it the checks
 * must find a fault.
 */
import type { Deliverer } from '../../src/ports/deliverer.ts';
import type { Store, Unit } from '../../src/ports/store.ts';

export const GUARDS = [
  'hold',
  'lease',
  'key of a post',
  'key of an occasion',
  'atomic commit',
  'role looked at again',
] as const;
export type Guard = (typeof GUARDS)[number];

/** Allows a crash between two writes that belong together. */
type Between = () => Promise<void>;

export function withoutGuard(store: Store, out: Guard | null, between: Between): Store {
  switch (out) {
    case 'lease':
      return { ...store, claim: async (...claim) => (await store.claim(...claim)) || true };
    case 'atomic commit':
      return { ...store, commit: (unit) => commitInTwo(store, unit, between) };
    case 'role looked at again':
      return {
        ...store,
        commit: (unit) => store.commit({ ...unit, basis: unit.basis.filter(({ entity }) => entity !== 'person') }),
      };
    default:
      return store;
  }
}

let commits = 0;

/** Treats every commit as new, whatever its key. */
export function withoutOccasions(store: Store, out: Guard | null): Store {
  if (out !== 'key of an occasion') return store;
  return {
    ...store,
    committed: async () => null,
    committedOf: async () => new Set(),
    commit(unit) {
      commits += 1;
      const posts = unit.posts.map((post) => ({ ...post, key: `${commits}/${post.key}` }));
      return store.commit({ ...unit, once: `${commits}/${unit.once}`, posts });
    },
  };
}

async function commitInTwo(store: Store, unit: Unit, between: Between) {
  const committed = await store.commit({ ...unit, posts: [] });
  if (committed.repeated || unit.posts.length === 0) return committed;
  await between();
  await store.commit({ ...unit, once: `${unit.once}, its posts`, changes: [], basis: [], importToDelete: undefined });
  return committed;
}

export function withoutKey(deliverer: Deliverer, out: Guard | null): Deliverer {
  const { find } = deliverer;
  if (out !== 'key of a post' || !find) return deliverer;
  return { ...deliverer, find: (place, key, since) => find(place, `another than ${key}`, since) };
}
