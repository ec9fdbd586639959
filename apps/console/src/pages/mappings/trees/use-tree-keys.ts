import { useRef, useState, type KeyboardEvent } from 'react';
import { rowsOf, type FieldNode, type Row } from '../model/fields';

/** A tree as people walk through it: what is open, what is found, which row has the focus. */
export interface TreeState {
  readonly rows: readonly Row[];
  readonly active: string | null;
  readonly search: string;
  readonly find: (text: string) => void;
  readonly toggle: (key: string) => void;
  readonly activate: (key: string) => void;
  readonly keyDown: (event: KeyboardEvent, row: Row, enter: (node: FieldNode) => void) => void;
  /** Attaches the frame in which rows get the focus. */
  readonly frame: (element: HTMLElement | null) => void;
  readonly focusFirst: () => void;
  readonly first: FieldNode | undefined;
}

export function useTree(nodes: readonly FieldNode[]): TreeState {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [search, setSearch] = useState('');
  const [active, setActive] = useState<string | null>(null);
  const place = useRef<HTMLElement | null>(null);
  const wanted = search.trim().toLowerCase();
  const shown = wanted === '' ? nodes : matching(nodes, wanted);
  const rows = rowsOf(shown, ({ key }) => wanted !== '' || !closed.has(key));
  const current = rows.some(({ node }) => node.key === active) ? active : (rows[0]?.node.key ?? null);
  const focus = (key: string | undefined): void => {
    if (key === undefined) return;
    setActive(key);
    place.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  };
  const toggle = (key: string): void =>
    setClosed((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const found =
    wanted === '' ? undefined : rows.find(({ node }) => hits(node, wanted) && node.children.length === 0);
  const first = (found ?? rows[0])?.node;
  return {
    rows,
    active: current,
    search,
    find: setSearch,
    toggle,
    activate: setActive,
    frame: (element) => {
      place.current = element;
    },
    focusFirst: () => focus(first?.key),
    first,
    keyDown: (event, row, enter) => {
      if (event.target !== event.currentTarget) return;
      const at = rows.indexOf(row);
      const { node, open, parent } = row;
      const does: Readonly<Record<string, () => void>> = {
        ArrowDown: () => focus(rows[at + 1]?.node.key),
        ArrowUp: () => focus(rows[at - 1]?.node.key),
        Home: () => focus(rows[0]?.node.key),
        End: () => focus(rows.at(-1)?.node.key),
        ArrowRight: () =>
          open ? focus(node.children[0]?.key) : node.children.length > 0 && toggle(node.key),
        ArrowLeft: () => (open && wanted === '' ? toggle(node.key) : focus(parent ?? undefined)),
        Enter: () => enter(node),
        ' ': () => enter(node),
      };
      const action = does[event.key];
      if (!action || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      action();
    },
  };
}

const hits = ({ key, field }: FieldNode, text: string): boolean =>
  key.toLowerCase().includes(text) || (field?.meaning.toLowerCase().includes(text) ?? false);

/** What is found, with what it lies in. */
function matching(nodes: readonly FieldNode[], text: string): FieldNode[] {
  return nodes.flatMap((node) => {
    const children = matching(node.children, text);
    return children.length > 0 || hits(node, text) ? [{ ...node, children }] : [];
  });
}
