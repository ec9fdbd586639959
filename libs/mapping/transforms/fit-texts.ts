import { cut } from '../document/enforce-limit';

export interface Fit {
  readonly length: number;
  readonly between: string;
  /** Says how many are left out, with `{count}` for their number. */
  readonly and: string;
}

export const AND_MORE = 'and {count} more';

/** As many texts as fit, whole, the rest counted: half a SKU would be another SKU. */
export function fitTexts(texts: readonly string[], { length, between, and }: Fit): string {
  // Counted before anything is joined: a list may have a hundred thousand lines.
  let size = texts.reduce((sum, text) => sum + text.length + between.length, -between.length);
  for (let shown = texts.length; shown > 0; shown -= 1) {
    const left = texts.length - shown;
    const more = left === 0 ? [] : [and.replace('{count}', String(left))];
    if (size + more.reduce((sum, text) => sum + text.length + between.length, 0) <= length)
      return [...texts.slice(0, shown), ...more].join(between);
    size -= texts[shown - 1]!.length + between.length;
  }
  return cut(texts[0] ?? '', length);
}
