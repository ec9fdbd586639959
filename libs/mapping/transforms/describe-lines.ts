import { fitTexts } from './fit-texts';

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
  return fitTexts(texts, { length, between: BETWEEN, and });
}
