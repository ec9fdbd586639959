import { withoutNull, type JsonSchema } from '../../parts/json-schema';

/** How a setting is asked for. */
export type SettingShape =
  | { readonly kind: 'text' | 'instant' | 'switch' | 'list'; readonly nullable: boolean }
  | {
      readonly kind: 'number';
      readonly nullable: boolean;
      readonly minimum?: number;
      readonly maximum?: number;
    }
  | { readonly kind: 'choice'; readonly nullable: boolean; readonly choices: readonly string[] }
  | { readonly kind: 'pairs'; readonly nullable: boolean; readonly names: readonly string[] | undefined };

interface Schema extends JsonSchema {
  readonly maximum?: number;
  readonly propertyNames?: JsonSchema;
}

export function shapeOf(schema: JsonSchema): SettingShape {
  const plain: Schema = withoutNull(schema);
  const nullable = plain !== schema;
  if (plain.enum) return { kind: 'choice', nullable, choices: plain.enum.map(String) };
  switch (plain.type) {
    case 'boolean':
      return { kind: 'switch', nullable };
    case 'integer':
    case 'number':
      return {
        kind: 'number',
        nullable,
        ...(plain.minimum === undefined ? {} : { minimum: plain.minimum }),
        ...(plain.maximum === undefined ? {} : { maximum: plain.maximum }),
      };
    case 'array':
      return { kind: 'list', nullable };
    case 'object':
      return { kind: 'pairs', nullable, names: plain.propertyNames?.enum?.map(String) };
    default:
      return { kind: plain.format === 'date-time' ? 'instant' : 'text', nullable };
  }
}

/** What a new connection begins with. */
export const defaultsOf = (schema: JsonSchema): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
      property.default === undefined ? [] : [[name, property.default]],
    ),
  );

/** The label proper, and what explains it: descriptions are written as one sentence. */
export function labelOf(text: string): { readonly label: string; readonly help: string | undefined } {
  const cut = /; |, (?=e\.g\. |z\. B\. )|\. (?=\p{Lu})/u.exec(text);
  if (!cut) return { label: text.replace(/\.$/, ''), help: undefined };
  const rest = text.slice(cut.index + cut[0].length);
  return { label: text.slice(0, cut.index), help: rest.charAt(0).toUpperCase() + rest.slice(1) };
}
