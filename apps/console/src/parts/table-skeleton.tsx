import { Skeleton } from '@mantine/core';
import { useTexts } from '../i18n/texts';
import { partsTexts } from './parts.texts';
import styles from './table-skeleton.module.css';

const ROWS = 8;

/** Stands where a table will, with its frame, its head and rows of its height. */
export function TableSkeleton() {
  const texts = useTexts(partsTexts);
  return (
    <div className={styles['frame']} role="status" aria-busy aria-label={texts.loading}>
      <div className={styles['head']} />
      {Array.from({ length: ROWS }, (_, row) => (
        <div key={row} className={styles['row']}>
          <Skeleton height={14} radius="sm" width="28%" />
          <Skeleton height={14} radius="sm" width="18%" />
          <Skeleton height={14} radius="sm" width="14%" ms="auto" />
        </div>
      ))}
    </div>
  );
}
