import { shallowEqual } from '@mantine/hooks';

interface Part {
  readonly id: string;
}

/**
 * The parts of the canvas as they are now, each that is as it was being the very one of before, and all of them the list of before when
 * nothing changed: the library draws anew what is another object.
 */
export function sameParts<T extends Part>(before: readonly T[], now: readonly T[]): readonly T[] {
  const known = new Map(before.map((part) => [part.id, part]));
  const parts = now.map((part) => {
    const old = known.get(part.id);
    return old && isAsBefore(old, part) ? old : part;
  });
  return shallowEqual(parts, before) ? before : parts;
}

/** By its members and theirs: a place, a size, what is shown. */
function isAsBefore<T extends object>(old: T, now: T): boolean {
  const names = Object.keys(now) as Array<keyof T>;
  return (
    names.length === Object.keys(old).length && names.every((name) => shallowEqual(old[name], now[name]))
  );
}
