/** Puts off loading packages that an SDK requires and the bot uses seldom or never, because they cost time and memory. */
import { Module } from 'node:module';

/**
 * Puts a stand-in into `load`'s cache, whose only exports are `names`. The package itself is loaded when one of them is
 * first read. A package that is loaded already stays as it is.
 */
export function loadWhenUsed(load: NodeJS.Require, id: string, ...names: readonly string[]): void {
  const path = load.resolve(id);
  if (load.cache[path]) return;
  const standIn = Object.assign(new Module(path), { filename: path, loaded: true });
  let loaded: Record<string, unknown> | null = null;
  const read = (name: string) => {
    if (loaded === null) {
      delete load.cache[path];
      loaded = load(path) as Record<string, unknown>;
    }
    return loaded[name];
  };
  for (const name of names) Object.defineProperty(standIn.exports, name, { get: () => read(name) });
  load.cache[path] = standIn;
}
