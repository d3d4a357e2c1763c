/** The offers where somebody says that one action is the same as another: one of the two is withdrawn. */
import type { Offer } from './change-offers.ts';
import { showAction } from './matter-offers.ts';
import type { Sentence } from './sentence.ts';

const REPEATS =
  /\be\d+-\d+\b.{0,12}?(?:\b(?:is|are|looks?) (?:just |really |exactly |about )?(?:the same (?:thing |action |one )?as|a (?:duplicate|repeat|copy|double) of|duplicated? (?:by|in))|\b(?:duplicates|repeats|doubles))\s+(?:of )?e\d+-\d+\b/i;

/** Whether a sentence says that one of the two actions that it names repeats the other. */
export function repeats({ text, actions, isQuestion, isDenied }: Sentence): boolean {
  return actions.length === 2 && !isQuestion && !isDenied && REPEATS.test(text);
}

/** The offers of the form to withdraw either action, with the reason that it repeats the other, and to look at the second. */
export function offerRepeated({ actions: [one, other] }: Sentence): readonly Offer[] {
  if (!one || !other) return [];
  const withdraw = (action: typeof one, kept: typeof one): Offer => {
    const because = `It repeats ${kept.code} ${kept.title}`;
    const args = { action: action.code, because, ask: 'yes' };
    return { label: `Withdraw ${action.code}, which repeats ${kept.code} …`, command: 'withdraw', args };
  };
  return [withdraw(one, other), withdraw(other, one), showAction(other)];
}
