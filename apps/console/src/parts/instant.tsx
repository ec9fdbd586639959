import { Text, Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useFormat } from '../i18n/format';

const AGAIN_MS = 15_000;

/** How long ago, with the exact time on hover and for screen readers. */
export function Instant({ at }: { readonly at: string }) {
  const format = useFormat();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Tooltip label={format.instant(at)}>
      <Text component="time" dateTime={at} size="sm" span style={{ whiteSpace: 'nowrap' }}>
        {format.age(at)}
      </Text>
    </Tooltip>
  );
}
