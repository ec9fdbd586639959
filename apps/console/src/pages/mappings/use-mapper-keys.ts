import { useEffect, useRef } from 'react';
import type { Mapper } from './use-mapper';

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"]';

/** Undo and redo by keys; in a field they keep their usual meaning. */
export function useMapperKeys(mapper: Mapper): void {
  const current = useRef(mapper);
  useEffect(() => {
    current.current = mapper;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      if (!event.ctrlKey && !event.metaKey) return;
      const { history } = current.current;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) history.redo();
      else history.undo();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
