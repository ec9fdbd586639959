import { NativeSelect } from '@mantine/core';
import { useEffect } from 'react';
import { useStores } from './store-api';

interface Props {
  readonly label: string;
  /** An id, empty until one is chosen. */
  readonly value: string;
  readonly choose: (store: string) => void;
}

/** One store of those there are; the only one is chosen by itself. */
export function StoreSelect({ label, value, choose }: Props) {
  const ids = useStores().data?.items.map(({ store }) => store.id) ?? [];
  const only = ids.length === 1 ? ids[0] : undefined;
  useEffect(() => {
    if (only !== undefined && value === '') choose(only);
  }, [only, value, choose]);
  return (
    <NativeSelect
      label={label}
      required
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[...(only === undefined ? [''] : []), ...ids]}
    />
  );
}
