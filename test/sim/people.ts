/** The people of a run, and the requests that they send to the bot over six months. */
import type { Platform } from '../../src/core/record/model.ts';
import { addDays } from '../../src/core/time/dates.ts';
import { dateOf } from '../../src/core/time/instants.ts';
import type { Request } from '../../src/dispatch/command.ts';
import type { AccountRef } from '../../src/ports/post.ts';
import type { Chance } from './chance.ts';
import { CHANNELS, ZONE } from './world.ts';

const HOMES = {
  Lead: 'slack',
  'Second lead': 'teams',
  Sro: 'slack',
  'First owner': 'slack',
  'Second owner': 'teams',
  'Third owner': 'teams',
  Viewer: 'slack',
} as const satisfies Record<string, keyof typeof CHANNELS>;
export type Name = keyof typeof HOMES;
const OWNERS = ['First owner', 'Second owner', 'Third owner'] as const satisfies Name[];
const LEADS = ['Lead', 'Second lead'] as const satisfies Name[];

/** A request of somebody, without its id and time. */
export type Said = Pick<Request, 'actor' | 'place' | 'input' | 'mentioned' | 'administrator'>;

const accountOf = (name: string): AccountRef => {
  const platform: Platform = HOMES[name as Name];
  return { platform, accountId: name.replaceAll(' ', ''), name };
};

/** A line typed in private; it names people as @"First owner". */
function typed(name: Name | 'the shell', line: string, channel = false): Said {
  const mentioned = [...line.matchAll(/@"([^"]+)"/g)].map(([, whom = '']) => accountOf(whom));
  const text = line.replaceAll(/@"([^"]+)"/g, (_, whom: string) => {
    const { platform, accountId } = accountOf(whom);
    return `<@${platform}:${accountId}|${whom}>`;
  });
  const input = { kind: 'text', text } as const;
  if (name === 'the shell') {
    const actor = { platform: 'local', accountId: 'shell', name } as const;
    return { actor, administrator: true, place: { platform: 'local', conversation: '' }, input, mentioned };
  }
  const actor = accountOf(name);
  const home = HOMES[name];
  const place = channel
    ? { platform: home, conversation: CHANNELS[home] }
    : { platform: home, conversation: `with ${name}`, direct: true };
  return { actor, place, input, mentioned };
}

/** The board meets once a month, and once on a Friday before a bank holiday. */
const MEETINGS = '15 February 2024, 28 March 2024, 18 April 2024, 3 May 2024, 13 June 2024, 11 July 2024';
/** The codes of the meetings and of the regular contact, which the beginning adds. */
const [BOARD, CALLS] = ['E1-01', 'E1-02'] as const;

/** The commands with which an installation begins. */
export function beginning(): readonly Said[] {
  return [
    typed('the shell', 'role @"Lead" lead'),
    ...(['Second lead', 'Sro', ...OWNERS, 'Viewer'] as const).map((name) =>
      typed(
        'the shell',
        `role @"${name}" ${name === 'Second lead' ? 'lead' : name === 'Viewer' ? 'viewer' : 'officer'}`,
      ),
    ),
    typed('the shell', 'role "Improvement Board" viewer'),
    typed('Lead', 'notice new issued 30 January 2024 for 6 months'),
    typed('Lead', 'add expectation "Improvement plan" text "Carry the improvement plan through." sro @"Sro"'),
    typed('Lead', 'add expectation "Procurement" text "Put procurement in order."'),
    typed('the shell', 'role "Partner Council" viewer'),
    typed('the shell', 'role "Improvement Board" officer'),
    typed('the shell', 'role "The Department" officer'),
    typed(
      'Lead',
      `add meeting "Improvement Board" to E1 on ${MEETINGS} papers 5 working days before owner @"First owner" deputy @"Second owner"`,
    ),
    typed(
      'Lead',
      'add action "Calls" to E1 owner @"Third owner" every 4 weeks with "the Department" at official level',
    ),
    typed('Lead', 'here', true),
    typed('Second lead', 'here', true),
  ];
}

/**
 * Chooses the next request; `codes` are those of the present actions. Many requests are refused, as they are in life.
 */
export function saying(chance: Chance, codes: readonly string[], now: string, serial: number): readonly Said[] {
  const code = codes.length > 0 ? chance.pick(codes) : 'E1-01';
  const owner = chance.pick(OWNERS);
  const anybody = chance.pick([...OWNERS, ...LEADS, 'Sro', 'Viewer'] as const);
  const day = addDays(dateOf(now, ZONE), chance.below(60) - 5);
  const lead = chance.pick(LEADS);
  if (codes.length < 6 || chance.hit(0.08))
    return [typed(lead, `add action "Action ${serial}" to E${1 + chance.below(2)} owner @"${owner}" by ${day}`)];
  const lines: readonly (() => readonly Said[])[] = [
    () => [typed(lead, `assign ${code} @"${owner}"`)],
    () => [typed(anybody, `due ${code} ${day} because the panel meets later`)],
    () => [typed(lead, `agree ${code}`)],
    () => [typed(anybody, `start ${code}`)],
    () => [typed(anybody, `block ${code} because the contractor is late`)],
    () => [
      typed(anybody, `evidence ${code} https://intranet.example/paper-${serial}`),
      typed(anybody, `update ${code} Paper ${serial} is with the panel`),
    ],
    () => [
      typed(
        anybody,
        `update ${code} ${chance.pick(['red', 'amber'])} "Late ${serial}" corrective action "More people"`,
      ),
      typed(anybody, `update ${code} green "Back on track ${serial}" next "The panel"`),
    ],
    () => [typed(anybody, `add milestone ${code} "Step ${serial}" by ${day}`)],
    () => [typed(anybody, `done ${code}a`), typed(anybody, `undo ${code}a`)],
    () => [typed(anybody, `due ${code}a ${day} because the panel meets later`)],
    () => [typed(lead, `add check ${code} by ${day}`)],
    () => [typed(anybody, `done ${code}`, true)],
    () => OWNERS.map((name) => typed(name, `done ${code} https://intranet.example/proof-${serial}`)),
    () => [typed(anybody, `met "Improvement Board" for ${BOARD} "Paper ${serial}"`)],
    () => [
      typed(anybody, `met "the Department" on ${day} by call ${chance.pick(['', 'at ministerial level'])}`),
      typed(
        owner,
        chance.pick([`undo ${CALLS}`, `strike ${CALLS} C${1 + chance.below(4)} because it was another body`]),
      ),
    ],
    () => [typed(lead, `edit ${BOARD} ${chance.pick([`add ${day}`, `cancel ${day}`, `move 11 July to ${day}`])}`)],
    () => [typed(anybody, `update ${code} same as last time`)],
    () => [typed('Sro', `confirm ${code}`), typed('Lead', `confirm ${code}`), typed('Second lead', `confirm ${code}`)],
    () => [typed(lead, `return ${code} because the paper is a draft`)],
    () => [typed('Lead', `reopen ${code} because the board asked again`)],
    () => saidOfRecommendations(chance, dateOf(now, ZONE), day, serial),
    () => [
      typed(
        lead,
        `add measure "Measure ${serial}" to E1 baseline 38% target 55% owner @"${owner}" every ${1 + chance.below(6)} weeks`,
      ),
    ],
    () => OWNERS.map((name) => typed(name, `update ${code} ${chance.below(100)}% on ${day}`)),
    () => [typed(anybody, `update ${code} ${chance.below(100)}%`, true), typed(owner, `undo ${code}`)],
    () => [typed(anybody, `update E1 "Partner Council" not ready, ask again ${day}`)],
    () => [typed(lead, 'share', true)],
    () => [typed(anybody, `away ${day} to ${addDays(day, 1 + chance.below(9))} cover @"${owner}"`)],
    () => [typed(anybody, 'back')],
    () => [typed(anybody, `snooze ${code} until ${day}`)],
    () => [typed(anybody, `prefer ${chance.pick(['direct', 'thread'])}`)],
    () => [typed(lead, `handover @"${owner}" to @"${chance.pick(OWNERS)}" from ${day}`)],
    () => [typed(lead, chance.pick(['pause', 'resume', 'resume']))],
  ];
  return chance.pick(lines)();
}

/** The Board recommends something by a day, and somebody says something of a recommendation that may be there. */
function saidOfRecommendations(chance: Chance, today: string, day: string, serial: number): readonly Said[] {
  const code = `R${1 + chance.below(6)}`;
  const anybody = chance.pick(['Sro', 'Sro', ...LEADS, ...OWNERS] as const);
  const source = `from "Improvement Board" on ${today} by ${day}`;
  const what = chance.pick([
    'accepted "We will, and say when."',
    'not accepted "There is no money."',
    `implemented evidence https://intranet.example/minute-${serial}`,
    'closed by the source because its term is over',
    `Draft ${serial} is with the panel`,
  ]);
  return [
    typed(chance.pick(LEADS), `add recommendation ${source} sro @"Sro"\n1. Do ${serial}\n2. Do it again`),
    typed(anybody, `update ${code} ${what}`),
    ...(chance.hit(0.3) ? [typed('Lead', `reopen ${code} because the board asked again`)] : []),
    ...(chance.hit(0.2) ? [typed(anybody, `undo ${code}`)] : []),
    ...(chance.hit(0.2) ? [typed('Lead', `withdraw ${code} because it was entered twice`)] : []),
  ];
}

/** The lead takes a person's role away while that person goes on working. */
export function losingRole(chance: Chance, codes: readonly string[], serial: number): readonly Said[] {
  const owner = chance.pick(OWNERS);
  const work = codes.flatMap((code) => [
    typed(owner, `evidence ${code} https://intranet.example/late-${serial}`),
    typed(owner, `start ${code}`),
    typed(owner, `update ${code} Late ${serial}`),
  ]);
  return [typed('Lead', `role @"${owner}" viewer`), ...work];
}

export function gettingRolesBack(): readonly Said[] {
  return OWNERS.map((owner) => typed('Lead', `role @"${owner}" officer`));
}
