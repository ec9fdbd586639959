import { useEffect, useRef } from 'react';
import type { Actions } from './use-actions';
import type { Editor } from './use-editor';

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"]';

/** Keys of the designer; in a field they keep their usual meaning. */
export function useKeys(editor: Editor, actions: Actions, find: () => void): void {
  const current = useRef({ editor, actions, find });
  useEffect(() => {
    current.current = { editor, actions, find };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      const does = keyAction(event, current.current);
      if (!does) return;
      event.preventDefault();
      does();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function keyAction(
  event: KeyboardEvent,
  { editor, actions, find }: { editor: Editor; actions: Actions; find: () => void },
): (() => void) | undefined {
  const key = event.key.toLowerCase();
  if (!event.ctrlKey && !event.metaKey) {
    if (key === '/') return find;
    if (editor.readOnly) return undefined;
    if ((key === 'delete' || key === 'backspace') && editor.selection.size > 0) return actions.remove;
    return undefined;
  }
  if (key === 'f') return find;
  if (key === 'a') return actions.selectAll;
  if (key === 'c') return editor.selection.size > 0 ? actions.copy : undefined;
  if (editor.readOnly) return undefined;
  if (key === 'z') return event.shiftKey ? editor.redo : editor.undo;
  if (key === 'y') return editor.redo;
  if (key === 'v') return () => void actions.paste();
  if (key === 'd') return editor.selection.size > 0 ? actions.duplicate : undefined;
  return undefined;
}
