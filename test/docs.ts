/** `npm run docs`: writes the parts of the README that come from the code. */
import { writeFileSync } from 'node:fs';
import { commands } from '../src/commands/index.ts';
import { commandTable, README, readme, withTable } from './helpers/readme.ts';

writeFileSync(README, withTable(readme(), commandTable(commands)));
