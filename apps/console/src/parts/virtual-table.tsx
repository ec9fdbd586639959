import { VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useNavigate } from 'react-router';
import { TableCells, TableHead, type Column } from './table-cells';
import { asCards, leastWidth } from './tracks';
import { useFrameWidth } from './use-frame-width';
import styles from './virtual-table.module.css';

export type { Column } from './table-cells';

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
/** Until it is drawn and measured. */
const CARD_PX = 88;
const LOAD_BEFORE_END = 20;

/**
 * A table of any length: only what is seen is drawn, and the next page is asked for before the end is reached. On a phone each row is a
 * card, since columns beside each other would be cut.
 */
export function VirtualTable<T>(props: Props<T>) {
  const { label, columns, rows, rowKey, href, onRow, hasMore = false, loadMore, height } = props;
  const frame = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const widths = columns.map(({ width }) => width);
  const cards = asCards(useFrameWidth(frame), widths);
  // Another function has every row measured anew: not each time one scrolls, nor when the page around is drawn.
  const getItemKey = useCallback((index: number) => rowKey(rows[index] as T), [rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => (cards ? CARD_PX : ROW_PX),
    overscan: 12,
    getItemKey,
  });
  useEffect(() => virtual.measure(), [virtual, cards]);
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
  /** As with every link: with Ctrl, Command or the middle button in a tab of its own. */
  const byMouse = (event: MouseEvent, row: T): void => {
    if (event.target instanceof Element && event.target.closest('a, button')) return;
    const aside = event.ctrlKey || event.metaKey || event.button === 1;
    if (aside && href) window.open(href(row), '_blank', 'noopener');
    else if (event.button === 0) open(row);
  };
  const byKey = (event: KeyboardEvent, index: number, row: T): void => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') open(row);
    const next = event.key === 'ArrowDown' ? index + 1 : event.key === 'ArrowUp' ? index - 1 : index;
    if (next === index || next < 0 || next >= rows.length) return;
    event.preventDefault();
    virtual.scrollToIndex(next);
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus());
  };
  const tracks = cards ? {} : { gridTemplateColumns: widths.join(' ') };
  const least = cards ? {} : { minWidth: leastWidth(widths) };
  const head = (
    <div role="row" className={cards ? undefined : styles['head']} style={tracks}>
      <TableHead columns={columns} cards={cards} />
    </div>
  );

  return (
    <div ref={frame} className={styles['frame']} style={{ maxHeight: height ?? '70vh' }} tabIndex={-1}>
      <div
        role="table"
        aria-label={label}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        className={styles['table']}
        style={least}
      >
        {cards ? (
          <VisuallyHidden component="div" role="rowgroup">
            {head}
          </VisuallyHidden>
        ) : (
          <div role="rowgroup" className={styles['heads']}>
            {head}
          </div>
        )}
        <div role="rowgroup" className={styles['body']} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index] as T;
            return (
              <div
                role="row"
                key={item.key}
                ref={cards ? virtual.measureElement : undefined}
                data-index={item.index}
                data-link={openable || undefined}
                data-card={cards || undefined}
                aria-rowindex={item.index + 2}
                className={styles['row']}
                style={{
                  ...tracks,
                  ...(cards ? {} : { height: item.size }),
                  transform: `translateY(${item.start}px)`,
                }}
                {...(openable
                  ? {
                      tabIndex: 0,
                      onClick: (event: MouseEvent) => byMouse(event, row),
                      onAuxClick: (event: MouseEvent) => byMouse(event, row),
                      onKeyDown: (event: KeyboardEvent) => byKey(event, item.index, row),
                    }
                  : {})}
              >
                <TableCells columns={columns} row={row} cards={cards} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
