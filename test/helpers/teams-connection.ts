/** The connection to the stand-in of Teams by itself, without the rest of the program. */
import { readConfig } from '../../src/service/config.ts';
import { type ConnectedTeams, connectTeams, type TeamsParts } from '../../src/service/connect-teams.ts';
import { silentLog } from './silent-log.ts';
import type { TeamsStandIn } from './teams-stand-in.ts';

/** Connects with a dispatch that answers no request, unless `parts` has another. */
export async function connectedTeams(
  cloud: TeamsStandIn,
  parts: Pick<TeamsParts, 'store' | 'clock'> & Partial<TeamsParts>,
  settings: Readonly<Record<string, string>> = {},
): Promise<ConnectedTeams> {
  const config = readConfig({ ...cloud.settings, ...settings }).teams;
  if (!config) throw new Error('Teams is not configured');
  return connectTeams({
    config,
    commands: [],
    dispatch: async () => ({ card: null, audience: 'asker', ok: true }),
    log: silentLog(parts.clock.now),
    ...parts,
  });
}
