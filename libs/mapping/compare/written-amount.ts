import type { CatalogueField } from '#contracts/models/field-catalogue';
import { readPath } from '../path';

/** What a document writes as money by itself: fields the catalogue calls so, and whole numbers under a name such as `application_fee_amount`. */
export function writtenAmount(output: unknown, catalogue: readonly CatalogueField[]): number {
  const described = new Set(catalogue.flatMap(({ path, type }) => (type === 'money-minor' ? [path] : [])));
  const known = [...described].reduce((sum, path) => sum + wholeAmount(readPath(output, path.split('.'))), 0);
  return known + named(output, '', described, 0);
}

const DEEPEST = 8;
const AMOUNT = /(^|_)amount$|[a-z]Amount$/;

function named(value: unknown, path: string, described: ReadonlySet<string>, depth: number): number {
  if (typeof value !== 'object' || value === null || depth >= DEEPEST) return 0;
  return Object.entries(value).reduce((sum, [key, item]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const counts = AMOUNT.test(key) && !described.has(at);
    return sum + (counts ? wholeAmount(item) : named(item, at, described, depth + 1));
  }, 0);
}

const wholeAmount = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : 0;
