const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists of things with an id are compared by it: their order means nothing. */
function byId(value) {
  if (!Array.isArray(value) || !value.every((item) => isObject(item) && typeof item.id === 'string')) {
    return undefined;
  }
  return Object.fromEntries(value.map((item) => [item.id, item]));
}

/**
 * Every place where two documents differ, one by one.
 * @param {unknown} from what is there
 * @param {unknown} to what is wanted
 * @returns {Array<{path: string, change: 'added' | 'removed' | 'changed', from?: unknown, to?: unknown}>}
 */
export function differences(from, to, path = '') {
  if (from === undefined && to === undefined) return [];
  if (from === undefined) return [{ path, change: 'added', to }];
  if (to === undefined) return [{ path, change: 'removed', from }];
  const [left, right] = [byId(from) ?? from, byId(to) ?? to];
  if (isObject(left) && isObject(right)) {
    const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
    const listed = left !== from;
    return keys.flatMap((key) =>
      differences(left[key], right[key], listed ? `${path}[${key}]` : [path, key].filter(Boolean).join('.')),
    );
  }
  return JSON.stringify(left) === JSON.stringify(right) ? [] : [{ path, change: 'changed', from, to }];
}

const MARK = { added: '+', removed: '-', changed: '~' };
const LONGEST = 200;

function short(value) {
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** One line a change. */
export function renderDifferences(changes) {
  return changes.map(({ path, change, from, to }) => {
    if (change === 'added') return `${MARK[change]} ${path} = ${short(to)}`;
    if (change === 'removed') return `${MARK[change]} ${path} (was ${short(from)})`;
    return `${MARK[change]} ${path}: ${short(from)} -> ${short(to)}`;
  });
}
