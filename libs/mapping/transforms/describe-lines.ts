import { cut } from '../document/enforce-limit';

interface DescribedLine {
  readonly name?: unknown;
  readonly quantity?: unknown;
}

const BETWEEN = ', ';

/** `2 × Shirt, 1 × Socks, and 3 more`: as many lines as fit into `length` characters, the rest counted. */
export function describeLines(lines: readonly DescribedLine[], length: number, and: string): string {
  const texts = lines.map((line) => {
    const name = (typeof line.name === 'string' ? line.name : '').replace(/\s+/g, ' ').trim();
    return typeof line.quantity === 'number' ? `${line.quantity} × ${name}` : name;
  });
  // Counted before anything is joined: a list may have a hundred thousand lines.
  let size = texts.reduce((sum, text) => sum + text.length + BETWEEN.length, -BETWEEN.length);
  for (let shown = texts.length; shown > 0; shown -= 1) {
    const left = texts.length - shown;
    const more = left === 0 ? [] : [and.replace('{count}', String(left))];
    if (size + more.reduce((sum, text) => sum + text.length + BETWEEN.length, 0) <= length)
      return [...texts.slice(0, shown), ...more].join(BETWEEN);
    size -= texts[shown - 1]!.length + BETWEEN.length;
  }
  return cut(texts[0] ?? '', length);
}
