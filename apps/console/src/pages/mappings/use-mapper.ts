import { useCallback, useMemo, useState } from 'react';
import { useAddressFilter } from '../../parts/use-address-filter';
import { useEditHistory, type EditHistory } from '../../parts/use-edit-history';
import type { Did } from './mapper.texts';
import type { MappingDetail } from './mapping-api';
import { connect, type NoLine, type Sides } from './model/connect';
import {
  dropRule,
  effectiveRules,
  originOf,
  putRule,
  resetRule,
  type MappingDraft,
  type Origin,
  type Scope,
} from './model/draft';
import { treeOf, type FieldNode } from './model/fields';
import { elementsAt, everyRule, ruleAt, type Element } from './model/rules';
import type { FieldRule } from '#mapping/document/mapping-document';

/** What is edited, what is chosen, and everything that can be done to it. */
export interface Mapper {
  readonly draft: MappingDraft;
  readonly history: EditHistory<MappingDraft, Did>;
  readonly readOnly: boolean;
  readonly scope: Scope;
  readonly rules: readonly FieldRule[];
  readonly sources: readonly FieldNode[];
  readonly targets: readonly FieldNode[];
  readonly sides: Sides;
  /** Key of the target field that is looked at. */
  readonly selected: string | null;
  /** What the address asks to be shown beside the trees at first; null for the rule. */
  readonly panel: string | null;
  /** The source field that waits for its target. */
  readonly picked: FieldNode | null;
  readonly refused: NoLine | null;
  readonly chooseScope: (scope: Scope) => void;
  readonly select: (key: string | null) => void;
  readonly pick: (source: FieldNode | null) => void;
  /** True when the line is drawn. */
  readonly connect: (source: FieldNode, target: FieldNode) => boolean;
  readonly put: (key: string, rule: FieldRule, merge?: string) => void;
  readonly drop: (key: string) => void;
  readonly reset: (key: string) => void;
  readonly ruleAt: (key: string) => FieldRule | undefined;
  readonly originOf: (key: string) => Origin | undefined;
  readonly elementsAt: (key: string) => readonly Element[];
}

export function useMapper(
  initial: MappingDraft,
  catalogue: MappingDetail['catalogue'],
  readOnly: boolean,
): Mapper {
  const history = useEditHistory<MappingDraft, Did>(initial, readOnly);
  const { present: draft, edit } = history;
  const { filter, choose } = useAddressFilter(['store', 'field', 'panel']);
  const [picked, setPicked] = useState<FieldNode | null>(null);
  const [refused, setRefused] = useState<NoLine | null>(null);
  const { store: scope, field: selected, panel } = filter;
  const sides = useMemo(
    (): Sides => ({ source: catalogue.source ?? [], target: catalogue.target ?? [] }),
    [catalogue.source, catalogue.target],
  );
  const rules = useMemo(() => effectiveRules(draft, scope), [draft, scope]);
  const sources = useMemo(() => treeOf(sides.source), [sides.source]);
  const targets = useMemo(() => {
    const written = [...everyRule(rules), ...everyRule(draft.document.fields)].map(([key]) => key);
    return treeOf(sides.target, selected === null ? written : [...written, selected]);
  }, [sides.target, rules, draft.document.fields, selected]);
  const select = useCallback((key: string | null) => choose('field', key), [choose]);
  const pick = useCallback((source: FieldNode | null) => {
    setRefused(null);
    setPicked(source);
  }, []);
  const join = (source: FieldNode, target: FieldNode): boolean => {
    const connected = connect(draft, scope, source, target, sides);
    setRefused(connected.ok ? null : connected.reason);
    if (connected.ok) {
      edit('connect', () => connected.draft);
      setPicked(null);
    }
    if (connected.ok || connected.reason === 'any-name') select(target.key);
    return connected.ok;
  };
  return {
    draft,
    history,
    readOnly,
    scope,
    rules,
    sources,
    targets,
    sides,
    selected,
    panel,
    picked,
    refused,
    chooseScope: (next) => choose('store', next),
    select,
    pick,
    connect: join,
    put: (key, rule, merge) => edit('rule', (before) => putRule(before, scope, key, rule), merge),
    drop: (key) => edit('remove', (before) => dropRule(before, scope, key)),
    reset: (key) => scope !== null && edit('reset', (before) => resetRule(before, scope, key)),
    ruleAt: (key) => ruleAt(rules, key),
    originOf: (key) => originOf(draft, scope, key),
    elementsAt: (key) => elementsAt(rules, key),
  };
}
