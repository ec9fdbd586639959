import type { CatalogueField } from '#contracts/models/field-catalogue';
import type { Element } from '../model/rules';

/** Source fields as a rule writes them: by the name of the list's element within a list, else from the input's root. */
export function sourceOptions(fields: readonly CatalogueField[], elements: readonly Element[]): string[] {
  const direct = fields.flatMap(({ path }) => (path.includes('[]') || path.endsWith('*') ? [] : [path]));
  const inner = elements.flatMap(({ as, list }) =>
    fields.flatMap(({ path }) => {
      const at = path.replaceAll('[]', '');
      if (list === null || !at.startsWith(`${list}.`)) return [];
      return restOf(path, list).includes('[]') ? [] : [`${as}.${at.slice(list.length + 1)}`];
    }),
  );
  return [...new Set([...inner, ...elements.map(({ as }) => as), ...direct])];
}

/** What follows the list on the way: `quantity` of `order.lines[].quantity`. */
function restOf(path: string, list: string): string {
  let plain = '';
  for (let index = 0; index < path.length; index += 1) {
    if (plain === list) return path.slice(path.startsWith('[]', index) ? index + 2 : index);
    if (path.startsWith('[]', index)) index += 1;
    else plain += path.charAt(index);
  }
  return '';
}
