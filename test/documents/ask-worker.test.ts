/** A worker has the folder of compiled code and no other setting, because files from outside are read there. */
import { expect, test } from 'vitest';
import { settingsOfWorker } from '../../src/documents/ask-worker.ts';

test('a worker gets the folder in which the program keeps compiled code, and no other setting', () => {
  const { NODE_COMPILE_CACHE } = process.env;
  expect(NODE_COMPILE_CACHE).toMatch(/compiled$/);
  expect(settingsOfWorker()).toEqual({ NODE_COMPILE_CACHE });
});
