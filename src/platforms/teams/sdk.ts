/**
 * Loads the parts of Microsoft's SDK that we use, file by file: its index also loads the parts for language models. The
 * packages that these parts require and never use are not installed: `overrides` in package.json names them.
 */
import { createRequire } from 'node:module';
import type * as TeamsAi from '@microsoft/teams-ai';

const load = createRequire(import.meta.url);
const loadForConnector = createRequire(load.resolve('botframework-connector'));

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
