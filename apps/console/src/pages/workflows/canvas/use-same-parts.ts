import { useMemo, useRef } from 'react';
import { sameParts } from './same-parts';

/** See `sameParts`: before is what was drawn last. */
export function useSameParts<T extends { readonly id: string }>(now: readonly T[]): T[] {
  const drawn = useRef<readonly T[]>([]);
  return useMemo(() => {
    drawn.current = sameParts(drawn.current, now);
    return drawn.current as T[];
  }, [now]);
}
