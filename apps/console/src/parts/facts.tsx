import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './facts.module.css';

/** Names and values side by side; what has no value is left out. */
export function Facts({ facts }: { readonly facts: ReadonlyArray<readonly [string, ReactNode]> }) {
  return (
    <dl className={styles['facts']}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name} className={styles['fact']}>
            <Text component="dt" size="sm" className={styles['name'] ?? ''}>
              {name}
            </Text>
            <Text component="dd" size="sm" className={styles['value'] ?? ''}>
              {value}
            </Text>
          </div>
        ))}
    </dl>
  );
}
