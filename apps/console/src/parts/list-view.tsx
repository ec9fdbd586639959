import type { Icon } from '@tabler/icons-react';
import type { useList } from '../api/use-list';
import { EmptyState } from './empty-state';
import { ProblemNote } from './problem-note';
import { TableSkeleton } from './table-skeleton';
import { VirtualTable, type Column } from './virtual-table';

export interface ListViewProps<T> {
  readonly label: string;
  readonly list: ReturnType<typeof useList<T>>;
  readonly columns: ReadonlyArray<Column<T>>;
  readonly rowKey: (row: T) => string;
  readonly href?: (row: T) => string;
  readonly onRow?: (row: T) => void;
  readonly empty: { readonly icon: Icon; readonly title: string; readonly teach: string };
  readonly height?: string;
}

/** A list of the API in any of its states: asked for, failed, empty, full. */
export function ListView<T>({ label, list, columns, rowKey, href, onRow, empty, height }: ListViewProps<T>) {
  return (
    <>
      {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <TableSkeleton />}
      {list.isSuccess && list.items.length === 0 && <EmptyState {...empty} />}
      {list.items.length > 0 && (
        <VirtualTable
          label={label}
          columns={columns}
          rows={list.items}
          rowKey={rowKey}
          {...(href ? { href } : {})}
          {...(onRow ? { onRow } : {})}
          {...(height ? { height } : {})}
          hasMore={list.hasNextPage}
          loadMore={() => void list.fetchNextPage()}
        />
      )}
    </>
  );
}
