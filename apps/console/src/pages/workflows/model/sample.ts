import { withoutNull, type JsonSchema } from '../../../parts/json-schema';

const DEEPEST = 8;

/** A value that the schema allows, for trying things out. */
export function sampleOf(schema: JsonSchema, name = '', depth = 0): unknown {
  const chosen = withoutNull(schema);
  if (chosen.const !== undefined) return chosen.const;
  if (chosen.enum) return chosen.enum[0];
  if (chosen.default !== undefined) return chosen.default;
  if (depth > DEEPEST) return null;
  switch (chosen.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(chosen.properties ?? {}).map(([key, member]) => [
          key,
          sampleOf(member, key, depth + 1),
        ]),
      );
    case 'array':
      return chosen.items ? [sampleOf(chosen.items, name, depth + 1)] : [];
    case 'integer':
    case 'number':
      return name === 'amount' ? 4990 : Math.max(1, chosen.minimum ?? 1);
    case 'boolean':
      return false;
    case 'string':
      return sampleText(chosen, name);
    default:
      return null;
  }
}

function sampleText({ format, pattern, maxLength }: JsonSchema, name: string): string {
  if (format === 'date-time') return '2026-01-15T10:00:00.000Z';
  if (format === 'date') return '2026-01-15';
  if (format === 'email') return 'shopper@example.com';
  if (format === 'uri') return 'https://shop.example.com/';
  if (name === 'currency' || pattern?.includes('A-Z]{3}')) return 'EUR';
  if (pattern?.includes('A-Z]{2}')) return 'DE';
  return (name === '' ? 'text' : name).slice(0, maxLength ?? 100);
}
