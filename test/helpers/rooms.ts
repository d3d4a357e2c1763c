/** The rooms of src/ as docs/architecture.md shows them: a diagram and a table, both from the rules of who may import whom. */
import { COMPOSITION, ROOMS, type Room } from './import-rules.ts';

/** The rooms that one room of the diagram leads to; the platforms are one room there. */
interface Arrows {
  /** Rooms that may be imported whole. */
  readonly whole: Set<string>;
  /** Rooms of which types or single files may be imported, with the words for the arrow. */
  readonly partly: Map<string, string>;
}

/** Every room with what it may import of the other rooms. */
function arrowsOfRooms(): ReadonlyMap<string, Arrows> {
  const rooms = new Map<string, Arrows>();
  for (const [path, room] of Object.entries(ROOMS).filter(([path]) => path.endsWith('/'))) {
    const name = roomName(path);
    const arrows = rooms.get(name) ?? { whole: new Set(), partly: new Map() };
    rooms.set(name, arrows);
    addArrows(arrows, room, name);
  }
  return rooms;
}

function addArrows({ whole, partly }: Arrows, { may, types = [] }: Room, own: string): void {
  const isRoom = (path: string) => path.includes('/') && !path.startsWith('@') && roomName(path) !== own;
  const inside = may.filter(isRoom);
  for (const path of inside.filter((one) => one.endsWith('/'))) whole.add(roomName(path));
  for (const path of types) partly.set(roomName(path), 'types');
  const files = Map.groupBy(
    inside.filter((one) => !one.endsWith('/')),
    roomName,
  );
  for (const [name, { length }] of files) partly.set(name, `${length} files`);
}

/** `platforms/slack/` → `platforms` */
function roomName(path: string): string {
  return path.slice(0, path.indexOf('/'));
}

/** Every room that may be imported whole, by way of these arrows. */
function reached(from: string, arrows: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    for (const next of arrows.get(name) ?? []) {
      if (!found.has(next)) visit(next);
      found.add(next);
    }
  };
  visit(from);
  return found;
}

/** The whole arrows without those that a longer way makes needless. */
function fewestArrows(rooms: ReadonlyMap<string, Arrows>): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map([...rooms].map(([name, { whole }]) => [name, whole]));
  return new Map(
    [...all].map(([name, whole]) => {
      const isNeeded = (to: string) => ![...whole].some((other) => reached(other, all).has(to));
      return [name, new Set([...whole].filter(isNeeded))];
    }),
  );
}

/** Rooms of which the diagram says something else than the rules: its arrows do not reach exactly what may be imported. */
export function roomsDrawnWrong(): readonly string[] {
  const rooms = arrowsOfRooms();
  const drawn = fewestArrows(rooms);
  const isRight = (name: string, whole: ReadonlySet<string>) =>
    [...reached(name, drawn)].sort().join() === [...whole].sort().join();
  return [...rooms].filter(([name, { whole }]) => !isRight(name, whole)).map(([name]) => name);
}

/** A Mermaid flowchart. */
export function roomsDiagram(): string {
  const rooms = arrowsOfRooms();
  const drawn = fewestArrows(rooms);
  const led = new Set([...rooms.values()].flatMap(({ whole, partly }) => [...whole, ...partly.keys()]));
  const top = Object.keys(COMPOSITION).join(', ');
  const lines = [
    `  top["${top}"]`,
    ...[...rooms.keys()].map(
      (name) => `  ${name}["${name === 'platforms' ? 'platforms/, each by itself' : `${name}/`}"]`,
    ),
    ...[...rooms.keys()].filter((name) => !led.has(name)).map((name) => `  top --> ${name}`),
    ...[...drawn].flatMap(([name, whole]) => [...whole].map((to) => `  ${name} --> ${to}`)),
    ...[...rooms].flatMap(([name, { partly }]) => [...partly].map(([to, words]) => `  ${name} -.->|${words}| ${to}`)),
  ];
  return ['```mermaid', 'flowchart TD', ...lines, '```'].join('\n');
}

/** The contents and the allowed imports of each room, a row each; the packages are named as they are installed. */
export function roomRows(): readonly (readonly string[])[] {
  const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
  const rows = Object.entries(ROOMS).map(([path, { holds, may, types = [] }]) => {
    const others = may.filter((one) => one !== path);
    const asTypes = types.length > 0 ? `; types of ${code(types)}` : '';
    return [`\`${path}\``, holds, (code(others) || 'nothing') + asTypes];
  });
  return [...rows, ...Object.entries(COMPOSITION).map(([path, holds]) => [`\`${path}\``, holds, 'everything'])];
}
