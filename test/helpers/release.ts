/** The content of a release, and its part of the changelog. */

/** The files and folders that a council needs to run the service; a release has no others. */
export const RELEASED: readonly string[] = [
  '.env.example',
  '.npmrc',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'SECURITY.md',
  'docs',
  'drizzle/sqlite',
  'manifests',
  'package-lock.json',
  'package.json',
  'src',
];

/** npm's words for an installation on a machine that has Node 24. */
export const WITHOUT_NODE: readonly string[] = ['--omit=dev', '--omit=optional'];

/** The largest installation without the packages for development and without a second Node. */
export const MOST_MEGABYTES = 200;

/** The entry of this version in the changelog, or of the changes that have no version yet. Throws when there is none. */
export function changelogEntry(changelog: string, version: string): string {
  const entries = changelog.split(/^(?=## \[)/m);
  const found = [version, 'Unreleased'].flatMap((name) => entries.filter((one) => one.startsWith(`## [${name}]`)));
  const [entry] = found;
  if (entry === undefined) throw new Error(`CHANGELOG.md has no entry [${version}] and none [Unreleased].`);
  return `${entry.trimEnd()}\n`;
}
