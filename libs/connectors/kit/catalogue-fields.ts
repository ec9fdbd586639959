import type { CatalogueField, FieldType } from '#contracts/models/field-catalogue';

type More = Partial<Pick<CatalogueField, 'required' | 'maxLength' | 'limit' | 'example' | 'canonical'>>;
/** Path, type, meaning, and what else there is to say. */
export type FieldRow = readonly [path: string, type: FieldType, meaning: string, more?: More];

/** The fields of one record, written as a table. */
export function catalogueFields(object: string, rows: readonly FieldRow[]): CatalogueField[] {
  return rows.map(([path, type, meaning, more]) => ({
    object,
    path,
    type,
    meaning,
    required: false,
    maxLength: null,
    limit: null,
    example: null,
    canonical: null,
    ...more,
  }));
}
