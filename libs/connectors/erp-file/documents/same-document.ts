import { createHash } from 'node:crypto';
import { Failure } from '#platform/errors/failure';
import type { ExportDocument } from './export-document';

/** A digest of the content, whatever the order of its fields. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** @throws Failure `erp-entry-differs` when a key stands for something else */
export function requireSame(standing: ExportDocument, wanted: ExportDocument): void {
  if (digestOf(standing) === digestOf(wanted)) return;
  throw Failure.permanent(
    'erp-entry-differs',
    `The ${wanted.kind} ${wanted.key} was given before with another content`,
    {
      details: { differences: differences(standing, wanted) },
      suggestion: 'Find out which of the two is right; a document that was given is never changed.',
    },
  );
}

function differences(standing: ExportDocument, wanted: ExportDocument): string[] {
  const [is, should] = [standing, wanted].map((document) => new Map(Object.entries(document)));
  return [...should!.keys()].filter((field) => canonical(is!.get(field)) !== canonical(should!.get(field)));
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join(',')}}`;
}
