/** Loads the parts of Microsoft's SDK that we use, file by file: its index also loads the parts for language models. */
import { createRequire } from 'node:module';
import type * as TeamsAi from '@microsoft/teams-ai';
import { loadWhenUsed } from '../load-when-used.ts';

const load = createRequire(import.meta.url);
const loadForConnector = createRequire(load.resolve('botframework-connector'));

// The bot fetches its tokens itself, so the SDK's clients of Microsoft's login service stay unused.
loadWhenUsed(loadForConnector, '@azure/identity', 'DefaultAzureCredential');
loadWhenUsed(loadForConnector, '@azure/msal-node', 'ConfidentialClientApplication', 'ManagedIdentityApplication');
const adapter: Pick<typeof TeamsAi, 'TeamsAdapter'> = load('@microsoft/teams-ai/lib/TeamsAdapter.js');
const extractor: { readonly JwtTokenExtractor: SigningKeys } = loadForConnector('./auth/jwtTokenExtractor.js');

/** The SDK's cache of signing keys by metadata address. Its types call this private. */
interface SigningKeys {
  getOrAddOpenIdMetadata(openIdUrl: string): {
    /** The key that the SDK has just verified a token with; null when there is none of this id. */
    getKey(id: string): Promise<{ readonly endorsements?: readonly string[] } | null>;
  };
}

/** Microsoft's adapter, the base of ours. */
export const { TeamsAdapter } = adapter;
/** Microsoft's reader of tokens, whose cached signing keys say for which channels they are endorsed. */
export const { JwtTokenExtractor } = extractor;
