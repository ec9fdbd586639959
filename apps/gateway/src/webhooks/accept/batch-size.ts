/** Each is a statement that every connection keeps, with its plan of up to half a megabyte: so there are few. */
const SIZES = [100, 80, 64, 48, 32, 24, 16, 12, 8, 6, 4, 3, 2, 1] as const;

/** How many of those who wait go together; the rest is the beginning of the next. */
export function batchSize(waiting: number): number {
  return SIZES.find((size) => size <= waiting) ?? 0;
}
