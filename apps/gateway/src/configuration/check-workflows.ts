import type { Store } from '#contracts/models/configuration';
import type { ProblemItem } from '#platform/http/problem';

/** A name that nothing answers to would leave the store's orders unpaid without a word. */
export function checkWorkflows(stores: readonly Store[], known: ReadonlySet<string> | null): ProblemItem[] {
  if (known === null) return [];
  return stores.flatMap((store, index) =>
    store.workflows.flatMap((name, place) =>
      known.has(name)
        ? []
        : [
            {
              path: `stores[${index}].workflows[${place}]`,
              code: 'unknown-workflow',
              message: `No workflow ${name} is published. There are ${[...known].sort().join(', ')}`,
            },
          ],
    ),
  );
}
