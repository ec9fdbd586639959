import { everyRule, elementsAt } from '../model/rules';
import { effectiveRules, originOf } from '../model/draft';
import { faultsAt, type FaultsByField } from '../model/faults';
import type { FieldNode } from '../model/fields';
import { sourcesOfRule } from '../model/sources-of-rule';
import type { Mapper } from '../use-mapper';
import type { Link } from './place-lines';

/** A line for every source field that a rule reads; under a store's own rules the base's lines stay to be seen. */
export function linksOf(mapper: Mapper, faults: FaultsByField): Link[] {
  const { draft, scope, rules, sources, selected } = mapper;
  const keys = keysByPath(sources);
  const roots = new Set(sources.map(({ name }) => name));
  const linksFrom = (all: Mapper['rules'], under: boolean): Link[] =>
    everyRule(all).flatMap(([key, rule]) => {
      const origin = originOf(draft, scope, key) ?? 'base';
      if (under && origin === 'base') return [];
      return sourcesOfRule(rule, elementsAt(all, key), roots).map(({ path, how }) => ({
        id: `${under ? 'under ' : ''}${path} > ${key}`,
        from: keys.get(path) ?? path,
        to: key,
        how,
        origin: under ? ('under' as const) : origin === 'removed' ? ('base' as const) : origin,
        faulty: !under && faultsAt(faults, key).some(({ severity }) => severity === 'error'),
        chosen: !under && selected === key,
      }));
    });
  return [
    ...(scope === null ? [] : linksFrom(effectiveRules(draft, null), true)),
    ...linksFrom(rules, false),
  ];
}

function keysByPath(nodes: readonly FieldNode[]): Map<string, string> {
  return new Map(
    nodes.flatMap((node) => [
      [node.key.replaceAll('[]', ''), node.key] as const,
      ...keysByPath(node.children),
    ]),
  );
}
