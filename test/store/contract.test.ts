/** The store's contract, run on every implementation: what the rest of the product may rely on. */
import { describe } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { opened } from '../helpers/temporary-store.ts';
import { auditContract } from './contract/audit.ts';
import { deliveredContract } from './contract/delivered.ts';
import { outboxContract } from './contract/outbox.ts';
import { recordContract } from './contract/record.ts';
import { withdrawalContract } from './contract/withdrawals.ts';

/** `open` gives an empty store at each call and closes it when the test is over. */
function storeContract(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    describe('the record', () => recordContract(open));
    describe('the outbox', () => outboxContract(open));
    describe('the outbox', () => deliveredContract(open));
    describe('withdrawals', () => withdrawalContract(open));
    describe('the audit', () => auditContract(open));
  });
}

storeContract('SQLite', () => opened());
