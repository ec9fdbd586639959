import type { CatalogueField, FieldType } from '#contracts/models/field-catalogue';
import type { FieldShape, SeenType } from '#contracts/models/mapping-shape';
import type { MappingSides } from '../catalogue/mapping-sides';
import { FieldIndex, plain } from '../check/field-index';
import type { MappingDocument } from '../document/mapping-document';
import { suggestSources, type Decision } from '../suggest/suggest-sources';
import type { RuleRead } from './rule-reads';

/** A new field that may stand in for one that is gone. */
export interface Rename {
  readonly source: string;
  /** From 0 to 1, as the suggestions have it. */
  readonly confidence: number;
}

interface RenameProblem {
  readonly gone: FieldShape;
  readonly rules: ReadonlyArray<Pick<RuleRead, 'target'>>;
  readonly fresh: readonly FieldShape[];
  readonly document: Pick<MappingDocument, 'source' | 'target'>;
  readonly sides: MappingSides;
  readonly decisions: readonly Decision[];
}

const SHOWN = 3;
const LEAST_CONFIDENCE = 0.02;
const TYPES: Partial<Record<SeenType, FieldType>> = { hidden: 'text' };

/** New fields, by how like they are to the field that is gone and to what the rules make of it; what people rejected is left out. */
export function renamesOf(problem: RenameProblem): Rename[] {
  const { gone, rules, fresh, document, sides, decisions } = problem;
  const lists = (path: string): number => path.split('[]').length;
  const leaves = fresh.filter(
    ({ path, types }) =>
      !types.object && !types.list && !path.includes('*') && lists(path) === lists(gone.path),
  );
  if (leaves.length === 0) return [];
  const known = new FieldIndex(sides.source ?? []);
  const sources = leaves.map((field) => fieldOf(field, document.source, known));
  const targets = rules.map(({ target }) => targetOf(target, document.target, sides));
  const wanted = [fieldOf(gone, document.source, known), ...targets];
  const rejected = new Set(
    decisions.filter(({ accepted }) => !accepted).map(({ source, target }) => `${source}>${target}`),
  );
  const best = new Map<string, number>();
  const ranked = suggestSources(sources, wanted, { decisions, alternatives: sources.length });
  for (const { source, confidence } of ranked.flatMap(({ alternatives }) => alternatives)) {
    best.set(source, Math.max(confidence, best.get(source) ?? 0));
  }
  return [...best]
    .filter(([source]) => !rules.every(({ target }) => rejected.has(`${source}>${target}`)))
    .filter(([, confidence]) => confidence >= LEAST_CONFIDENCE)
    .map(([source, confidence]) => ({ source, confidence }))
    .sort((a, b) => b.confidence - a.confidence || (a.source < b.source ? -1 : 1))
    .slice(0, SHOWN);
}

const BARE = { required: false, meaning: '', maxLength: null, limit: null, example: null, canonical: null };

/** A custom field is described by the name it has, not by what is said of all custom fields. */
function fieldOf({ path, types }: FieldShape, object: string, known: FieldIndex): CatalogueField {
  const listed = known.find(plain(path));
  const [seen = 'text'] = Object.keys(types) as SeenType[];
  const type = TYPES[seen] ?? (seen as FieldType);
  return { ...BARE, object, type, ...(listed?.path.endsWith('*') ? {} : listed), path };
}

function targetOf(path: string, object: string, sides: MappingSides): CatalogueField {
  const listed = new FieldIndex(sides.target ?? []).find(plain(path));
  return { ...BARE, object, type: 'text', ...listed, path };
}
