import type { CatalogueField } from '#contracts/models/field-catalogue';
import { FieldIndex, plain } from '../check/field-index';
import type { MappingSides } from '../catalogue/mapping-sides';
import { compileMapping } from '../document/compile-mapping';
import type { FieldRule, MappingDocument } from '../document/mapping-document';
import { applyOverrides, type MappingOverrides } from '../document/overrides';
import type { Input } from '../document/run-rule';
import { suggestSources, type Decision } from './suggest-sources';

/** A source that gives the field a value of this very message, and fits. */
export interface Correction {
  readonly object: string;
  readonly source: string;
  readonly confidence: number;
  readonly decidedBefore: boolean;
  /** What the field would get, as text. */
  readonly value: string;
}

export interface CorrectionProblem {
  readonly document: MappingDocument;
  readonly overrides: MappingOverrides;
  readonly sides: MappingSides;
  /** Target field that could not be mapped. */
  readonly field: string;
  /** What the mapping was given. */
  readonly input: Input;
  readonly decisions: readonly Decision[];
}

export interface Corrections {
  /** The source of today's rule; null where it has another origin than a source. */
  readonly current: string | null;
  /** Best first; empty where nothing in the message would do. */
  readonly items: readonly Correction[];
}

const LOOKED_AT = 12;
const SHOWN = 3;
const LEAST_CONFIDENCE = 0.02;
const SHOWN_LENGTH = 200;

/** Other sources for a field that could not be mapped, each tried on the message that died; undefined when no rule writes the field. */
export async function proposeCorrections(problem: CorrectionProblem): Promise<Corrections | undefined> {
  const { document, overrides, sides, field, decisions } = problem;
  const rules = applyOverrides(document.fields, overrides);
  const rule = rules.ok ? rules.value.find(({ target }) => target === field) : undefined;
  if (!rule || rule.each) return undefined;
  const target = targetOf(sides.target ?? [], document, rule);
  const sources = (sides.source ?? []).filter(({ path }) => !path.includes('[]') && path !== rule.source);
  const [ranked] = suggestSources(sources, [target], { decisions, alternatives: LOOKED_AT });
  const items: Correction[] = [];
  for (const { object, source, confidence, decidedBefore } of ranked?.alternatives ?? []) {
    if (items.length === SHOWN || confidence < LEAST_CONFIDENCE) break;
    const value = await tried(problem, rule, source);
    if (value !== undefined) items.push({ object, source, confidence, decidedBefore, value });
  }
  return { current: rule.source ?? null, items };
}

/** A field that the catalogue does not name for itself (`metadata.*`) has the name that the rule gives it. */
function targetOf(
  targets: readonly CatalogueField[],
  { target: object }: MappingDocument,
  { target: path }: FieldRule,
): CatalogueField {
  const known = new FieldIndex(targets).find(plain(path));
  const unknown = { object, type: 'text' as const, required: false, meaning: '' };
  const bounds = { maxLength: null, limit: null, example: null, canonical: null };
  return { ...unknown, ...bounds, ...known, path };
}

/** What the field would get from another source by the same rule; undefined when it would get nothing or fail again. */
async function tried(
  { document, input }: CorrectionProblem,
  rule: FieldRule,
  source: string,
): Promise<string | undefined> {
  const { expression: _expression, value: _value, cases: _cases, default: _default, ...kept } = rule;
  const fields = [{ ...kept, source }];
  const compiled = compileMapping({ ...document, fields, limits: [], tests: [] }, {});
  if (!compiled.ok) return undefined;
  const { output, faults } = await compiled.value.preview(input);
  const value = faults.length > 0 ? undefined : leafOf(output);
  if (value === undefined || value === null || value === '') return undefined;
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, SHOWN_LENGTH);
}

/** The one value in what one rule wrote. */
function leafOf(output: Readonly<Record<string, unknown>>): unknown {
  const [key, ...others] = Object.keys(output);
  if (key === undefined || others.length > 0) return key === undefined ? undefined : output;
  const value = output[key];
  const inner = typeof value === 'object' && value !== null && !Array.isArray(value);
  return inner ? leafOf(value as Record<string, unknown>) : value;
}
