/** The local chat whose guards are tested: its token, requests that would be taken, and a look whether anything happened. */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterEach, beforeEach, expect } from 'vitest';
import { type LocalChat, startLocalChat } from '../../helpers/local-chat.ts';

export const DIRECTOR = 'programme-director';

export let chat: LocalChat;
export let token: string;
/** Gives every test of a file a chat of its own, in which nothing may go wrong. */
export function startChatForEachTest(): void {
  beforeEach(async () => {
    chat = await startLocalChat();
    token = await chat.token();
  });
  afterEach(async () => {
    await chat[Symbol.asyncDispose]();
    expect(chat.faults).toEqual([]);
  });
}

export const line = () => ({ id: randomUUID(), account: DIRECTOR, conversation: 'improvement', text: '/bvn status' });

export const pressed = () => ({
  id: randomUUID(),
  account: DIRECTOR,
  kind: 'press',
  message: 'm',
  anchor: '',
  command: 'c',
  args: {},
});

/** A request with exactly these headers, as no browser and no `fetch` would send it. */
export function raw(
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<{ status: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  const sent = request(`${chat.url}${path}`, { method, headers, setHost: !('host' in headers) }, async (answer) => {
    let text = '';
    for await (const chunk of answer) text += chunk;
    resolve({ status: answer.statusCode ?? 0, text });
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

export const nothingHappened = async () => {
  expect(chat.requests).toEqual([]);
  expect(await chat.sees(DIRECTOR)).toEqual([]);
};
