export interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly how: 'value' | 'computed';
  /** `under`: the base's line where a store has another. */
  readonly origin: 'base' | 'replaced' | 'added' | 'under';
  readonly faulty: boolean;
  readonly chosen: boolean;
}
export interface Drawn {
  readonly link: Link;
  readonly path: string;
  /** One of its ends is scrolled out of sight. */
  readonly hidden: boolean;
}

interface Box {
  readonly rows: ReadonlyMap<string, DOMRect>;
  readonly frame: DOMRect;
}

/** A curve for each link, from the row of its source (or what is closed around it) to the row of its target. */
export function placeLines(element: HTMLElement, links: readonly Link[]): Drawn[] {
  const [source, target] = [boxOf(element, 'source'), boxOf(element, 'target')];
  if (!source || !target) return [];
  const origin = element.getBoundingClientRect();
  return links.flatMap((link) => {
    const [from, to] = [nearestRow(source.rows, link.from), nearestRow(target.rows, link.to)];
    if (!from || !to) return [];
    const [start, end] = [heightOf(from, source.frame), heightOf(to, target.frame)];
    const [x1, x2] = [source.frame.right - origin.left, target.frame.left - origin.left];
    const [y1, y2] = [start.y - origin.top, end.y - origin.top];
    const bend = (x2 - x1) / 2;
    const path = `M ${x1} ${y1} C ${x1 + bend} ${y1}, ${x2 - bend} ${y2}, ${x2} ${y2}`;
    return [{ link, path, hidden: start.hidden || end.hidden }];
  });
}

function boxOf(element: HTMLElement, side: string): Box | undefined {
  const tree = element.querySelector<HTMLElement>(`[data-tree="${side}"]`);
  if (!tree) return undefined;
  const rows = [...tree.querySelectorAll<HTMLElement>('[data-key]')];
  return {
    rows: new Map(rows.map((row) => [row.dataset['key'] ?? '', row.getBoundingClientRect()])),
    frame: tree.getBoundingClientRect(),
  };
}

/** The row itself, or of what it lies in while that is closed. */
function nearestRow(rows: ReadonlyMap<string, DOMRect>, key: string): DOMRect | undefined {
  for (let at = key; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const row = rows.get(at) ?? rows.get(at.replace(/\[\]$/, ''));
    if (row) return row;
  }
  return undefined;
}

const FIRST_LINE_PX = 14;

function heightOf(row: DOMRect, frame: DOMRect): { readonly y: number; readonly hidden: boolean } {
  const y = row.top + Math.min(FIRST_LINE_PX, row.height / 2);
  const inside = Math.min(Math.max(y, frame.top + 2), frame.bottom - 2);
  return { y: inside, hidden: inside !== y };
}
