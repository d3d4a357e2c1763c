/** `npm run teams:package -- APP-ID [FOLDER]`: writes the packages for Teams into the folder, `data` when none is named. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { teamsPackages } from './packages.ts';

const [appId = '', folder = 'data'] = process.argv.slice(2);
try {
  const packages = teamsPackages(appId);
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of packages) {
    writeFileSync(join(folder, name), bytes);
    console.log(`${join(folder, name)} (${bytes.length} bytes)`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error('Say which bot the packages are for: npm run teams:package -- APP-ID');
  process.exitCode = 1;
}
