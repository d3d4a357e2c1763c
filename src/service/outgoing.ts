/** How calls leave this machine: through a proxy, and with a certificate authority of the council's own. */
import { readFileSync } from 'node:fs';
import { setGlobalProxyFromEnv } from 'node:http';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { UserError } from '../core/record/errors.ts';
import type { Config } from './config.ts';

/**
 * Sends every call over https through the proxy, and trusts the authorities in the file. Slack's Socket Mode takes the
 * proxy from its own settings, and the SDK for Teams reads the variables itself. Rejects a file without certificates with
 * a `UserError`. Must run before the first call.
 */
export function routeOutgoingCalls({ proxy, caFile }: Pick<Config, 'proxy' | 'caFile'>): void {
  // Node reads the variable by itself, but not when it stands in the file .env, and it goes on without a file that is missing.
  if (caFile !== null) setDefaultCACertificates([...getCACertificates('default'), ...authoritiesIn(caFile)]);
  // Calls over plain http stay on this machine.
  if (proxy !== null) setGlobalProxyFromEnv({ HTTPS_PROXY: proxy.url, NO_PROXY: proxy.except });
}

function authoritiesIn(file: string): readonly string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(`NODE_EXTRA_CA_CERTS names ${file}, which cannot be read: ${(error as Error).message}.`);
  }
  const found = text.match(/-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs);
  if (found === null) throw new UserError(`NODE_EXTRA_CA_CERTS names ${file}, which holds no certificate in PEM form.`);
  return found;
}
