import type { Store } from '#contracts/models/configuration';

/** How a store keeps its books. */
export type BooksPolicy = Store['books'];
