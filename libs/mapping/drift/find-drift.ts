import type { InputShapes } from '#contracts/models/mapping-shape';
import type { MappingSides } from '../catalogue/mapping-sides';
import { ancestors, plain } from '../check/field-index';
import type { MappingDocument } from '../document/mapping-document';
import { applyOverrides, type MappingOverrides } from '../document/overrides';
import type { Decision } from '../suggest/suggest-sources';
import { CHANGE_KINDS, compareShapes, type Abstention, type ShapeChange } from './compare-shapes';
import { renamesOf, type Rename } from './renames';
import { ruleReads, type RuleRead } from './rule-reads';

export const SEVERITIES = ['high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type Reader = Pick<RuleRead, 'target' | 'required' | 'direct'>;

export interface DriftFinding extends ShapeChange {
  readonly severity: Severity;
  /** Rules that read it. */
  readonly rules: readonly Reader[];
  /** New fields that may be this one under another name, likeliest first. */
  readonly renames: readonly Rename[];
}

export type Drift =
  | { readonly ok: true; readonly findings: readonly DriftFinding[] }
  | { readonly ok: false; readonly reason: Abstention };

export interface DriftProblem {
  readonly shapes: InputShapes;
  readonly document: MappingDocument;
  readonly overrides: MappingOverrides;
  readonly sides: MappingSides;
  readonly decisions: readonly Decision[];
}

/** What changed in the inputs of a mapping, with the rules it concerns: those that lose their field first. */
export function findDrift({ shapes, document, overrides, sides, decisions }: DriftProblem): Drift {
  const compared = compareShapes(shapes);
  if (!compared.ok) return compared;
  const applied = applyOverrides(document.fields, overrides);
  const paths = [...shapes.earlier.fields, ...shapes.later.fields].map(({ path }) => path);
  const roots = new Set(paths.map((path) => plain(path).split('.')[0]!));
  const reads = ruleReads(applied.ok ? applied.value : document.fields, roots);
  const read = compared.changes.map((change) => ({ change, rules: readersOf(change.path, reads) }));
  const told = read.filter(({ change, rules }) => rules.length > 0 || !toldAbove(change, compared.changes));
  const fresh = compared.changes.filter(({ kind }) => kind === 'new').map(({ later }) => later);
  const findings = told.map(({ change, rules }): DriftFinding => ({
    ...change,
    severity: severityOf(change, rules),
    rules,
    renames:
      change.kind === 'gone' && rules.length > 0
        ? renamesOf({ gone: change.earlier, rules, fresh, document, sides, decisions })
        : [],
  }));
  return { ok: true, findings: findings.sort(byWeight) };
}

/** A rule that takes what holds the field reads it too. */
function readersOf(path: string, reads: readonly RuleRead[]): Reader[] {
  const at = plain(path);
  const above = new Set(ancestors(at));
  const found = new Map<string, Reader>();
  for (const read of reads) {
    if (read.path !== at && !(read.whole && above.has(read.path))) continue;
    const { target, required } = read;
    const direct = read.direct && read.path === at;
    if (direct || !found.has(target)) found.set(target, { target, required, direct });
  }
  return [...found.values()];
}

/** An object that goes takes its parts along: the object is told. */
function toldAbove({ path, kind }: ShapeChange, changes: readonly ShapeChange[]): boolean {
  const above = new Set(ancestors(path).flatMap((one) => [one, one.replace(/\[\]$/, '')]));
  if (path.endsWith('[]')) above.add(path.slice(0, -2));
  return changes.some((other) => other.kind === kind && above.has(other.path));
}

function severityOf({ kind }: ShapeChange, rules: readonly Reader[]): Severity {
  if (rules.length === 0 || kind === 'new' || kind === 'always') return 'low';
  return kind === 'rarer' && !rules.some(({ required }) => required) ? 'medium' : 'high';
}

function byWeight(a: DriftFinding, b: DriftFinding): number {
  const rank = ({ severity, kind }: DriftFinding): number =>
    SEVERITIES.indexOf(severity) * CHANGE_KINDS.length + CHANGE_KINDS.indexOf(kind);
  return rank(a) - rank(b) || (a.path < b.path ? -1 : 1);
}
