import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same and does what the last drawing says: who is given it is not drawn again because of it. */
export function useSteady<Given extends unknown[], T>(does: (...given: Given) => T): (...given: Given) => T {
  const current = useRef(does);
  // Before anything can be pressed; a passive effect comes a moment later, and would do what was right before.
  useLayoutEffect(() => {
    current.current = does;
  });
  return useCallback((...given: Given) => current.current(...given), []);
}
