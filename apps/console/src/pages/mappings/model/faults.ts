import type { FieldRule } from '#mapping/document/mapping-document';
import { innerKey, plainKey } from './rules';

/** Something wrong with a field, wherever it was found: by the check of the document or by the run over the sample. */
export interface FieldFault {
  readonly message: string;
  readonly severity: 'error' | 'warning';
  readonly found: 'check' | 'run';
}

export type FaultsByField = ReadonlyMap<string, readonly FieldFault[]>;

export const faultsAt = (faults: FaultsByField, key: string): readonly FieldFault[] =>
  faults.get(plainKey(key)) ?? [];

export function grouped(found: ReadonlyArray<readonly [string, FieldFault]>): FaultsByField {
  const groups = new Map<string, FieldFault[]>();
  for (const [key, fault] of found) groups.set(plainKey(key), [...(groups.get(plainKey(key)) ?? []), fault]);
  return groups;
}

/** The field that a fault of a document that does not compile is about: `fields[3].each.fields[0].expression`. */
export function fieldOfPath(path: string, rules: readonly FieldRule[]): string | undefined {
  const own = /^overrides\["((?:[^"\\]|\\.)*)"\](.*)$/.exec(path);
  const [first, rest] = own ? [JSON.parse(`"${own[1]}"`) as string, own[2] ?? ''] : nextField(path, rules);
  if (first === undefined) return undefined;
  const rule = rules.find(({ target }) => target === first);
  const inner = /^\.each\.(.*)$/.exec(rest)?.[1];
  const within = inner === undefined || !rule?.each ? undefined : fieldOfPath(inner, rule.each.fields);
  return within === undefined ? first : innerKey(first, within);
}

function nextField(path: string, rules: readonly FieldRule[]): [string | undefined, string] {
  const match = /^fields\[(\d+)\](.*)$/.exec(path);
  return match ? [rules[Number(match[1])]?.target, match[2] ?? ''] : [undefined, ''];
}
