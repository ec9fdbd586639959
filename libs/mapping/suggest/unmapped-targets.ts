import type { CatalogueField } from '#contracts/models/field-catalogue';
import { ancestors, plain } from '../check/field-index';
import type { FieldRule } from '../document/mapping-document';

/** Fields of the target that no rule gives: neither they, nor what holds them, nor what they hold. */
export function unmappedTargets(
  rules: readonly FieldRule[],
  targets: readonly CatalogueField[],
): CatalogueField[] {
  const written = new Set(rules.flatMap((rule) => targetsOf(rule, '')));
  const touched = new Set([...written].flatMap((path) => [path, ...ancestors(path)]));
  return targets.filter(({ path }) => {
    const at = plain(path);
    return !at.endsWith('*') && !touched.has(at) && !ancestors(at).some((above) => written.has(above));
  });
}

/** A list with rules for its elements is open: its parts count one by one. */
function targetsOf(rule: FieldRule, prefix: string): string[] {
  const target = prefix + rule.target;
  return rule.each ? rule.each.fields.flatMap((inner) => targetsOf(inner, `${target}.`)) : [target];
}
