import type { ReactNode } from 'react';
import styles from './filter-bar.module.css';

/** The filters above a list, all of one width, two in a row on a phone. */
export function FilterBar({ children }: { readonly children: ReactNode }) {
  return <div className={styles['bar']}>{children}</div>;
}
