import { cut } from '../document/enforce-limit';

interface DescribedLine {
  readonly name?: unknown;
  readonly quantity?: unknown;
}

/** `2 × Shirt, 1 × Socks, and 3 more`: as many lines as fit into `length` characters, the rest counted. */
export function describeLines(lines: readonly DescribedLine[], length: number, and: string): string {
  const texts = lines.map((line) => {
    const name = (typeof line.name === 'string' ? line.name : '').replace(/\s+/g, ' ').trim();
    return typeof line.quantity === 'number' ? `${line.quantity} × ${name}` : name;
  });
  for (let shown = texts.length; shown > 0; shown -= 1) {
    const left = texts.length - shown;
    const parts = left === 0 ? texts : [...texts.slice(0, shown), and.replace('{count}', String(left))];
    const text = parts.join(', ');
    if (text.length <= length) return text;
  }
  return cut(texts[0] ?? '', length);
}
