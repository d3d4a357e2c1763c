/** Puts off packages that a vendor's SDK loads and the bot does not use, or not always: they cost time and memory. */
import { Module } from 'node:module';

/**
 * Whoever requires the package through `load`'s cache gets something with no exports but `names`, and the package itself
 * is loaded when one of them is first read. Nothing is put off once the package is there.
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
