import { useEffect, type RefObject } from 'react';

const WRITING = 'input, textarea, select, [contenteditable="true"], [role="textbox"]';

/** Ctrl or Cmd with K leads to the field from everywhere; `/` from wherever nobody is writing. */
export function useSearchKey(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const commanded = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      const writing = event.target instanceof Element && event.target.closest(WRITING) !== null;
      const plain = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !writing;
      if (!commanded && !plain) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [field]);
}
