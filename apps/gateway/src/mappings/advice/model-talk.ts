import { z } from 'zod';
import type { CatalogueField } from '#contracts/models/field-catalogue';

type Named = Pick<CatalogueField, 'path' | 'type'>;

export const INSTRUCTIONS = [
  'You match fields of two systems in an integration of commerce, payments and accounting.',
  'You get the source fields and the target fields as lines of "path type".',
  'For each target choose the source that means the same, or null when none does. Do not guess.',
  'Answer with one JSON object and nothing else: its keys are target paths, its values source paths or null.',
].join(' ');

/** Names and types, never values, examples or what people wrote about fields. */
export function questionOf(sources: readonly Named[], targets: readonly Named[]): string {
  const lines = (fields: readonly Named[]): string =>
    fields.map(({ path, type }) => `${path} ${type}`).join('\n');
  return `Source fields:\n${lines(sources)}\n\nTarget fields:\n${lines(targets)}`;
}

const AnswerSchema = z.record(z.string(), z.unknown());

/** Sources by target, as far as both are fields that were asked about. Undefined for an answer that is no such object. */
export function adviceIn(
  text: string,
  sources: readonly Named[],
  targets: readonly Named[],
): ReadonlyMap<string, string> | undefined {
  const parsed = AnswerSchema.safeParse(json(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)));
  if (!parsed.success) return undefined;
  const [known, asked] = [sources, targets].map((fields) => new Set(fields.map(({ path }) => path)));
  const pairs = Object.entries(parsed.data).filter(
    (pair): pair is [string, string] =>
      typeof pair[1] === 'string' && asked!.has(pair[0]) && known!.has(pair[1]),
  );
  return new Map(pairs);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
