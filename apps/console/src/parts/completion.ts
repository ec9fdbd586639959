import type { Completion, CompletionSource } from '@codemirror/autocomplete';
import { withoutNull, type JsonSchema } from './json-schema';

const FUNCTIONS = [
  'sum',
  'count',
  'max',
  'min',
  'average',
  'string',
  'number',
  'boolean',
  'not',
  'exists',
  'length',
  'substring',
  'substringBefore',
  'substringAfter',
  'uppercase',
  'lowercase',
  'trim',
  'contains',
  'split',
  'join',
  'match',
  'replace',
  'round',
  'floor',
  'ceil',
  'abs',
  'append',
  'sort',
  'reverse',
  'distinct',
  'keys',
  'lookup',
  'merge',
  'map',
  'filter',
  'reduce',
  'single',
  'toMillis',
  'fromMillis',
  'type',
];

const STEP = '(?:[A-Za-z_]\\w*|`[^`]*`)';
const PATH = new RegExp(`(?:${STEP}\\.)*(?:[A-Za-z_]\\w*|\`[^\`]*)?$`);

/** The members that a path leads to; lists are looked through, as JSONata does. */
export function membersAt(root: JsonSchema, path: readonly string[]): Array<[string, JsonSchema]> {
  let schema: JsonSchema | undefined = root;
  for (const name of path) {
    schema = schema && throughLists(schema).properties?.[name];
    if (!schema) return [];
  }
  return Object.entries(schema ? (throughLists(schema).properties ?? {}) : {});
}

function throughLists(schema: JsonSchema): JsonSchema {
  const chosen = withoutNull(schema);
  return chosen.type === 'array' && chosen.items ? throughLists(chosen.items) : chosen;
}

/** Offers what can stand at the cursor: members of the data that reaches the step, and JSONata's functions. */
export function completeFrom(root: JsonSchema): CompletionSource {
  return (context) => {
    const call = context.matchBefore(/\$[A-Za-z]*$/);
    if (call) {
      return {
        from: call.from + 1,
        options: FUNCTIONS.map((label) => ({ label, type: 'function', apply: `${label}(` })),
      };
    }
    const typed = context.matchBefore(PATH);
    if (!typed || (typed.from === typed.to && !context.explicit)) return null;
    const parts = typed.text.split('.');
    const last = parts.pop() ?? '';
    const path = parts.map((part) => part.replace(/^`|`$/g, ''));
    const options = membersAt(root, path).map(([name, schema]): Completion => ({
      label: name,
      type: 'property',
      detail: typeOf(schema),
      ...(schema.description === undefined ? {} : { info: schema.description }),
      ...(/^[A-Za-z_]\w*$/.test(name) ? {} : { apply: `\`${name}\`` }),
    }));
    return options.length === 0 ? null : { from: typed.to - last.length, options, validFor: /^`?[\w-]*$/ };
  };
}

function typeOf(schema: JsonSchema): string {
  const chosen = withoutNull(schema);
  return chosen.enum ? 'enum' : String(chosen.type ?? '');
}
