/** Fetches the bot's own token for its calls to Teams, and caches it until shortly before it expires. */
import type { Clock } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import { isObject } from './card-data.ts';
import { TIMES } from './limits.ts';

const SCOPE = 'https://api.botframework.com/.default';
/** A token is not used in its last minutes, so that it does not expire on its way. */
const MARGIN_MS = 5 * 60_000;

/** The token service and the bot's credentials there (OAuth 2.0 client credentials). */
export interface TokenSource {
  readonly url: string;
  readonly appId: string;
  readonly appPassword: string;
}

/** Makes the function that gives the token. It rejects with `DeliveryError` (nothing was sent) when the service gives none. */
export function createTokens(source: TokenSource, clock: Clock): () => Promise<string> {
  let kept: { token: Promise<string>; untilMs: number } | null = null;
  return () => {
    if (kept && kept.untilMs > clock.monotonicMs()) return kept.token;
    const asked = ask(source);
    const mine = { token: asked.then((answer) => answer.token), untilMs: Number.POSITIVE_INFINITY };
    kept = mine;
    asked.then(
      ({ lifeMs }) => {
        mine.untilMs = clock.monotonicMs() + lifeMs - MARGIN_MS;
      },
      () => {
        if (kept === mine) kept = null;
      },
    );
    return mine.token;
  };
}

async function ask({ url, appId, appPassword }: TokenSource): Promise<{ token: string; lifeMs: number }> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: appPassword,
    scope: SCOPE,
  });
  const signal = AbortSignal.timeout(TIMES.tokenMs);
  try {
    const answer = await fetch(url, { method: 'POST', body, redirect: 'error', signal });
    const given: unknown = await answer.json();
    if (!answer.ok || !isObject(given) || typeof given.access_token !== 'string')
      throw new Error(
        `the token service answered ${answer.status}${answer.status === 401 ? ': the secret is wrong or has expired' : ''}`,
      );
    return { token: given.access_token, lifeMs: Number(given.expires_in ?? 3600) * 1000 };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DeliveryError(`Microsoft gave the bot no token (${reason}).`, { outcome: 'not_sent', cause: error });
  }
}
