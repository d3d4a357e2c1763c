/** Conversations on the local page as its requests make them: what a test says, presses and sends, and what is then seen. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect } from 'vitest';
import { reminderCard, weeklyCard } from '../../helpers/example-cards.ts';
import { type LocalChat, type LocalChatOptions, type SeenView, startLocalChat } from '../../helpers/local-chat.ts';

export const DIRECTOR = 'programme-director';
export const OFFICER = 'monitoring-officer';
export const channel = { conversation: 'improvement' };

export let chat: LocalChat;

/** Every test of the file begins with a chat of its own, in which nothing may go wrong. */
export function eachInItsOwnChat(): void {
  beforeEach(async () => {
    chat = await startLocalChat();
  });
  afterEach(async () => {
    await chat[Symbol.asyncDispose]();
    expect(chat.faults).toEqual([]);
  });
}

export async function restart(options: LocalChatOptions): Promise<void> {
  await chat[Symbol.asyncDispose]();
  chat = await startLocalChat(options);
}

export async function say(text: string, account = DIRECTOR, at: object = channel, id = randomUUID()) {
  const answer = await chat.send('say', { id, account, text, ...at });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { shown: { id: string; seq: number }[] }).shown;
}

export async function act(kind: 'press' | 'form', message: string, command: string, args = {}, more = {}) {
  const body = { id: randomUUID(), account: DIRECTOR, kind, message, anchor: '', command, args, ...more };
  const answer = await chat.send('act', body);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { shown: { id: string; seq: number }[] }).shown;
}

/** The reminder's thread as it stands after a Monday. */
export async function monday() {
  await chat.send('step', { step: 'monday' });
  const seen = await chat.sees(DIRECTOR);
  const weekly = seen.find((view) => view.html.includes(`>${weeklyCard.title}</h3>`)) as SeenView;
  const personal = seen.find((view) => view.html.includes(`>${reminderCard.title}</h3>`)) as SeenView;
  return { weekly: weekly.id, personal: personal.id };
}

export const withText = (views: SeenView[], text: string) => views.filter((view) => view.html.includes(text));
