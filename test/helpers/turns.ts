/** Counts the turns that the event loop has while a piece of work goes on. */
export async function turnsDuring<T>(work: () => Promise<T>): Promise<{ turns: number; result: T }> {
  let turns = 0;
  let working = true;
  const turn = () => {
    turns += 1;
    if (working) setImmediate(turn);
  };
  setImmediate(turn);
  const result = await work();
  working = false;
  return { turns, result };
}
