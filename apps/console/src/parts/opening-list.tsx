import type { ReactNode } from 'react';
import { ListView, type ListViewProps } from './list-view';
import { MissingNote } from './missing-note';
import { useOpened } from './use-opened';

interface Props<T> extends Omit<ListViewProps<T>, 'href' | 'onRow'> {
  /** Under which the address names what is open. */
  readonly param: string;
  readonly detail: (row: T, close: () => void) => ReactNode;
}

/** A list whose rows open beside it, each with an address of its own. */
export function OpeningList<T>({ param, detail, ...view }: Props<T>) {
  const { id, opened, missing, open } = useOpened(param, view.list, view.rowKey);
  const close = (): void => open(null);
  return (
    <>
      {missing && id !== null && <MissingNote id={id} dismiss={close} />}
      <ListView {...view} onRow={open} />
      {opened && detail(opened, close)}
    </>
  );
}
