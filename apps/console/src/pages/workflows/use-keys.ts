import { useEffect, useRef } from 'react';
import type { Actions } from './use-actions';
import type { Editor } from './use-editor';

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"]';
const DIALOG = '[role="dialog"]';
const NODE = '.react-flow__node';

interface Keys {
  readonly editor: Editor;
  readonly actions: Actions;
  readonly find: () => void;
  /** Selects what is on the canvas and leads into its form. */
  readonly openForm: (id: string) => void;
  /** To the next part of the designer, or to the one before. */
  readonly goOn: (back: boolean) => void;
}

/** Keys of the designer; in a field they keep their usual meaning. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const does = keyAction(event, current.current);
      if (!does) return;
      event.preventDefault();
      does();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function keyAction(event: KeyboardEvent, keys: Keys): (() => void) | undefined {
  const target = event.target instanceof Element ? event.target : null;
  if (event.key === 'F6' && !target?.closest(DIALOG)) return () => keys.goOn(event.shiftKey);
  if (target?.closest(TYPING)) return undefined;
  const node = target?.closest<HTMLElement>(NODE)?.dataset['id'];
  if (event.key === 'Enter' && node !== undefined) return () => keys.openForm(node);
  return event.ctrlKey || event.metaKey ? commandAction(event, keys) : plainAction(event, keys);
}

function plainAction({ key }: KeyboardEvent, { editor, actions, find }: Keys): (() => void) | undefined {
  if (key === '/') return find;
  if (editor.readOnly || editor.selection.size === 0) return undefined;
  return key === 'Delete' || key === 'Backspace' ? actions.remove : undefined;
}

function commandAction(event: KeyboardEvent, { editor, actions, find }: Keys): (() => void) | undefined {
  const key = event.key.toLowerCase();
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
