import type { MappingDetail } from './mapping-api';
import type { MappingDraft } from './model/draft';

/** What the server has, as it is edited here: the stores' rules whole, with their defaults. */
export function draftOf({ document, stores }: MappingDetail): MappingDraft {
  return {
    document,
    stores: Object.fromEntries(
      stores.map(({ storeId, difference }) => [
        storeId,
        Object.fromEntries(difference.map(({ target, override }) => [target, override ?? null])),
      ]),
    ),
  };
}
