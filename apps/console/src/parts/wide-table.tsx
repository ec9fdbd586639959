import type { ReactNode } from 'react';
import styles from './wide-table.module.css';

interface Props {
  /** What is in it, for screen readers: it can be reached and scrolled by keyboard. */
  readonly label: string;
  /** Narrower than this it scrolls sideways; pixels. */
  readonly minWidth: number;
  readonly children: ReactNode;
}

/** Around a table that a narrow screen cannot show whole. */
export function WideTable({ label, minWidth, children }: Props) {
  return (
    <div className={styles['frame']} tabIndex={0} role="group" aria-label={label}>
      <div style={{ minWidth }}>{children}</div>
    </div>
  );
}
