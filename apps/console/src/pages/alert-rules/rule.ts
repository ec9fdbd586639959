import type { ALERT_KINDS, AlertRule } from '#contracts/models/alert';

export type AlertKind = (typeof ALERT_KINDS)[number];
export type Rules = Readonly<Record<string, AlertRule>>;

const USUAL: AlertRule = { email: true, webhook: true, to: [] };

/** What holds for a kind: its own rule, or everybody. */
export const ruleOf = (rules: Rules, kind: AlertKind): AlertRule => rules[kind] ?? USUAL;

/** A rule that says what holds without it is left out, so that the table stays short. */
export function withRule(rules: Rules, kind: AlertKind, more: Partial<AlertRule>): Record<string, AlertRule> {
  const { [kind]: before = USUAL, ...others } = rules;
  const rule = { ...before, ...more };
  const usual = rule.email && rule.webhook && rule.to.length === 0;
  return usual ? others : { ...others, [kind]: rule };
}
