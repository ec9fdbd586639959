import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import styles from './virtual-table.module.css';

export interface Column<T> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: T) => ReactNode;
  /** A track of a CSS grid: `120px`, `2fr`, `minmax(140px, 1fr)`. */
  readonly width: string;
  readonly align?: 'start' | 'end';
}

interface Props<T> {
  /** What the table shows, for screen readers. */
  readonly label: string;
  readonly columns: ReadonlyArray<Column<T>>;
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  /** Where a row leads. */
  readonly href?: (row: T) => string;
  readonly onRow?: (row: T) => void;
  readonly hasMore?: boolean;
  readonly loadMore?: () => void;
  readonly height?: string;
}

const ROW_PX = 44;
const LOAD_BEFORE_END = 20;

/** A table of any length: only what is seen is drawn, and the next page is asked for before the end is reached. */
export function VirtualTable<T>(props: Props<T>) {
  const { label, columns, rows, rowKey, href, onRow, hasMore = false, loadMore, height } = props;
  const frame = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    getItemKey: (index) => rowKey(rows[index] as T),
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - LOAD_BEFORE_END) loadMore?.();
  }, [hasMore, last, rows.length, loadMore]);

  const open = (row: T): void => {
    if (onRow) onRow(row);
    else if (href) void navigate(href(row));
  };
  const openable = onRow !== undefined || href !== undefined;
  const byKey = (event: KeyboardEvent, index: number, row: T): void => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') open(row);
    const next = event.key === 'ArrowDown' ? index + 1 : event.key === 'ArrowUp' ? index - 1 : index;
    if (next === index || next < 0 || next >= rows.length) return;
    event.preventDefault();
    virtual.scrollToIndex(next);
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus());
  };
  const tracks = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };
  const cellClass = (align?: 'start' | 'end'): string =>
    align === 'end' ? `${styles['cell']} ${styles['end']}` : `${styles['cell']}`;

  return (
    <div ref={frame} className={styles['frame']} style={{ maxHeight: height ?? '70vh' }} tabIndex={-1}>
      <div
        role="table"
        aria-label={label}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        className={styles['table']}
      >
        <div role="rowgroup">
          <div role="row" className={styles['head']} style={tracks}>
            {columns.map(({ key, title, align }) => (
              <div role="columnheader" key={key} className={cellClass(align)}>
                {title}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles['body']} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index] as T;
            return (
              <div
                role="row"
                key={item.key}
                data-index={item.index}
                data-link={openable || undefined}
                aria-rowindex={item.index + 2}
                className={styles['row']}
                style={{ ...tracks, height: item.size, transform: `translateY(${item.start}px)` }}
                {...(openable
                  ? {
                      tabIndex: 0,
                      onClick: () => open(row),
                      onKeyDown: (event: KeyboardEvent) => byKey(event, item.index, row),
                    }
                  : {})}
              >
                {columns.map(({ key, cell, align }) => (
                  <div role="cell" key={key} className={cellClass(align)}>
                    {cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
