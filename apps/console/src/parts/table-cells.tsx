import type { ReactNode } from 'react';
import styles from './virtual-table.module.css';

export interface Column<T> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: T) => ReactNode;
  /** A track of a CSS grid: `120px`, `2fr`, `minmax(140px, 1fr)`. */
  readonly width: string;
  readonly align?: 'start' | 'end';
  /**
   * Where the value stands when a row is told as a card. `lead` and `trail` share the first line (the first column leads unless another
   * does), `plain` speaks for itself below, `note` stands small at the end, everything else below with the column's title before it.
   */
  readonly card?: 'lead' | 'trail' | 'plain' | 'named' | 'note';
}

interface Props<T> {
  readonly columns: ReadonlyArray<Column<T>>;
  readonly row: T;
  readonly cards: boolean;
}

const NOTHING: readonly ReactNode[] = [null, undefined, false, '', '–'];

const isEmpty = (content: ReactNode): boolean => NOTHING.includes(content);

/** What a narrow column cuts off can be read by pointing at it. */
const wholeOf = (content: ReactNode): string | undefined =>
  typeof content === 'string' ? content : undefined;

const cellClass = (align?: 'start' | 'end'): string =>
  align === 'end' ? `${styles['cell']} ${styles['end']}` : `${styles['cell']}`;

export function TableCells<T>({ columns, row, cards }: Props<T>) {
  const lead = columns.find(({ card }) => card === 'lead') ?? columns[0];
  return columns.map((column) => {
    const { key, title, cell, align } = column;
    const content = cell(row);
    if (!cards) {
      return (
        <div role="cell" key={key} className={cellClass(align)} title={wholeOf(content)}>
          {content}
        </div>
      );
    }
    const place = column === lead ? 'lead' : (column.card ?? 'named');
    return (
      <div role="cell" key={key} className={styles['part']} data-place={place} hidden={isEmpty(content)}>
        {place === 'named' && (
          <span className={styles['name']} aria-hidden>
            {title}
          </span>
        )}
        {content}
      </div>
    );
  });
}

/** Names of the columns; beside cards they are there for those who listen. */
export function TableHead<T>({ columns, cards }: Pick<Props<T>, 'columns' | 'cards'>) {
  return columns.map(({ key, title, align }) => (
    <div role="columnheader" key={key} className={cards ? undefined : cellClass(align)}>
      {title}
    </div>
  ));
}
