import type { CatalogueField } from '#contracts/models/field-catalogue';
import { nearestName } from './nearest-name';

/** A catalogue to look paths up in; steps into lists are written without brackets. */
export class FieldIndex {
  private readonly fields: ReadonlyMap<string, CatalogueField>;
  private readonly parents: ReadonlySet<string>;

  constructor(catalogue: readonly CatalogueField[]) {
    this.fields = new Map(catalogue.map((field) => [plain(field.path), field]));
    this.parents = new Set([...this.fields.keys()].flatMap(ancestors));
  }

  find(path: string): CatalogueField | undefined {
    return this.fields.get(path) ?? this.fields.get(path.replace(/[^.]*$/, '*'));
  }

  /** True for fields, for what holds fields, and for whatever lies in an object whose parts nobody listed. */
  has(path: string): boolean {
    if (this.find(path) || this.parents.has(path)) return true;
    return ancestors(path).some((above) => {
      const field = this.find(above);
      return field?.type === 'object' && !this.parents.has(above);
    });
  }

  /** First steps of all paths: `order`, `store`. */
  roots(): Set<string> {
    return new Set([...this.fields.keys()].map((path) => path.split('.')[0]!));
  }

  nearest(path: string): string | undefined {
    return nearestName(path, this.fields.keys());
  }

  required(): CatalogueField[] {
    return [...this.fields.values()].filter(({ required }) => required);
  }
}

/** `lines[].sku` as rules write it: `lines.sku`. */
export const plain = (path: string): string => path.replaceAll('[]', '');

/** `a.b` and `a` of `a.b.c`. */
export function ancestors(path: string): string[] {
  const steps = path.split('.');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('.'));
}
