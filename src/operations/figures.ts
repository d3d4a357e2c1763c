/** Figures in the text format that Prometheus reads: counters, histograms, and gauges that are read when somebody asks. */

/** Names and values are words of our own, so that nothing in them needs escaping. */
export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

export interface Figure {
  /** Its lines, with what it is. */
  text(): Promise<string>;
}

interface Named {
  readonly name: string;
  readonly help: string;
}

/** Version 0.0.4 of the format. */
export const MEDIA_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

export function counter(named: Named): Figure & { add(labels: Labels): void } {
  const counts = new Map<string, number>();
  return {
    add(labels) {
      const key = inBraces(labels);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    text: async () =>
      page(
        named,
        'counter',
        [...counts].map(([labels, count]) => `${named.name}${labels} ${count}`),
      ),
  };
}

/** `upTo`: the upper bounds of its buckets, ascending. */
export function histogram(
  named: Named & { readonly upTo: readonly number[] },
): Figure & { observe(labels: Labels, value: number): void } {
  const { name, upTo } = named;
  const series = new Map<string, { labels: Labels; atMost: number[]; sum: number; count: number }>();
  return {
    observe(labels, value) {
      const key = inBraces(labels);
      const one = series.get(key) ?? { labels, atMost: upTo.map(() => 0), sum: 0, count: 0 };
      series.set(key, one);
      one.atMost = one.atMost.map((count, index) => (value <= (upTo[index] as number) ? count + 1 : count));
      one.sum += value;
      one.count += 1;
    },
    text: async () =>
      page(
        named,
        'histogram',
        [...series].flatMap(([key, { labels, atMost, sum, count }]) => [
          ...atMost.map((most, index) => `${name}_bucket${inBraces({ ...labels, le: String(upTo[index]) })} ${most}`),
          `${name}_bucket${inBraces({ ...labels, le: '+Inf' })} ${count}`,
          `${name}_sum${key} ${sum}`,
          `${name}_count${key} ${count}`,
        ]),
      ),
  };
}

export function gauge(named: Named & { readonly read: () => Promise<readonly Sample[]> }): Figure {
  return {
    async text() {
      const samples = await named.read();
      return page(
        named,
        'gauge',
        samples.map(({ labels, value }) => `${named.name}${inBraces(labels)} ${value}`),
      );
    },
  };
}

function page({ name, help }: Named, type: string, lines: readonly string[]): string {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
}

function inBraces(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return pairs.length === 0 ? '' : `{${pairs.join()}}`;
}
