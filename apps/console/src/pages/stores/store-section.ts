import type { FaultOf } from '../../parts/form/faults';
import type { Store } from './store-api';

/** What every part of the store's form gets. */
export interface StoreSectionProps {
  readonly store: Store;
  readonly put: (more: Partial<Store>) => void;
  readonly readOnly: boolean;
  readonly faultOf: FaultOf;
}

/** Values with their words, for a choice. */
export const choicesOf = <K extends string>(words: Readonly<Record<K, string>>) =>
  (Object.entries(words) as Array<[K, string]>).map(([value, label]) => ({ value, label }));
