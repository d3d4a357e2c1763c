/** The goal of a connection, as `Socket.prototype.connect` is given it. */
export interface Goal {
  readonly host?: string;
  readonly port?: number | string;
  readonly path?: string;
}

/** Node hands on the arguments of `connect` as they came, or as a list that it has put in order. */
export function goalOf([first, second]: readonly unknown[]): Goal {
  if (Array.isArray(first)) return goalOf(first);
  if (typeof first === 'object' && first !== null) return first;
  return { port: first as number, ...(typeof second === 'string' ? { host: second } : {}) };
}
