import { useMemo, useRef } from 'react';
import { readEdgeId } from './canvas/graph';
import { copySteps, pasteSteps, readCopied, type CopiedSteps } from './model/clipboard';
import { END, findStep, type Position, type StepType, type WorkflowDocument } from './model/document';
import * as edits from './model/edits';
import { arrange, placeAfter, TRIGGER } from './model/layout';
import { portsOf } from './model/ports';
import type { Editor } from './use-editor';

/** What buttons, keys and the palette do to the selection. */
export interface Actions {
  /** A kind of step, `note`, or `call:` with a command; at a place, or after what is selected. Gives what it was added after. */
  readonly add: (what: string, at?: Position) => string | null;
  readonly remove: () => void;
  readonly copy: () => void;
  readonly paste: () => Promise<void>;
  readonly duplicate: () => void;
  readonly frame: () => void;
  readonly arrange: () => void;
  readonly selectAll: () => void;
}

export function useActions(editor: Editor): Actions {
  const kept = useRef<CopiedSteps>(undefined);
  return useMemo((): Actions => {
    const { document, selection, edit, select } = editor;
    const insert = (copied: CopiedSteps): void => {
      const pasted = pasteSteps(document, copied);
      edit('paste', () => pasted.document);
      select(pasted.ids);
    };
    const steps = document.steps.filter(({ id }) => selection.has(id));
    return {
      add: (what, at) => {
        if (what === 'note') {
          const noted = edits.addNote(document, {
            text: '…',
            position: at ?? placeAfter(document, undefined),
          });
          edit('note', () => noted.document);
          select([noted.id]);
          return null;
        }
        const after = at ? undefined : wayAfter(document, selection);
        const [type, command] = what.startsWith('call:')
          ? (['call', what.slice(5)] as const)
          : [what as StepType];
        const added = edits.addStep(document, {
          type,
          position: at ?? placeAfter(document, after?.step),
          ...(command === undefined ? {} : { command }),
          ...(after ? { after } : {}),
        });
        edit('add', () => added.document);
        select([added.id]);
        return after?.step ?? null;
      },
      remove: () => {
        const ways = [...selection].flatMap((id) => readEdgeId(id) ?? []);
        edit('remove', (before) => {
          const cut = ways.reduce((next, { step, field }) => edits.connect(next, step, field, END), before);
          return edits.removeParts(cut, selection);
        });
        select([]);
      },
      copy: () => {
        kept.current = copySteps(document, selection);
        void navigator.clipboard?.writeText(JSON.stringify(kept.current, null, 2)).catch(() => undefined);
      },
      paste: async () => {
        const text = await navigator.clipboard?.readText().catch(() => '');
        const copied = readCopied(text ?? '') ?? kept.current;
        if (copied) insert(copied);
      },
      duplicate: () => insert(copySteps(document, selection)),
      frame: () => {
        if (steps.length === 0) return;
        const around = steps.map(({ id }) => id);
        const noted = edits.addNote(document, { text: '…', position: { x: 0, y: 0 }, around });
        edit('note', () => noted.document);
        select([noted.id]);
      },
      arrange: () => edit('arrange', (before) => edits.moveParts(before, arrange(before))),
      selectAll: () => select(document.steps.map(({ id }) => id)),
    };
  }, [editor]);
}

/** The way a new step goes into: of the selected step the first that ends, else its first. */
function wayAfter(document: WorkflowDocument, selection: ReadonlySet<string>) {
  const [id] = selection;
  if (selection.size !== 1 || id === undefined || id === TRIGGER) return undefined;
  const way = readEdgeId(id);
  if (way) return way;
  const step = findStep(document, id);
  const ports = step ? portsOf(step) : [];
  const port = ports.find(({ to }) => to === END) ?? ports[0];
  return step && port ? { step: step.id, field: port.field } : undefined;
}
