import type { CatalogueField } from '#contracts/models/field-catalogue';
import { findNode, treeOf, type FieldNode } from '../model/fields';

/** A field that was seen, as a source to connect: the catalogue lists no names of custom fields. */
export function sourceNode(catalogue: readonly CatalogueField[], path: string): FieldNode | undefined {
  return findNode(treeOf(catalogue, [path]), path.replace(/\[\]$/, ''));
}
