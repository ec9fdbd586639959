import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const ROOT = join(__dirname, '../..');

interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: {
    readonly summary: string;
    readonly description: string;
    readonly runbook_url: string;
  };
}
interface Dashboard {
  readonly panels: ReadonlyArray<{
    readonly id: number;
    readonly title: string;
    readonly description: string;
    readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;
    readonly targets: ReadonlyArray<{ readonly expr: string }>;
  }>;
  readonly templating: { readonly list: ReadonlyArray<{ readonly query: string }> };
}

export function alertRules(): readonly AlertRule[] {
  const text = readFileSync(join(ROOT, 'deploy/observability/alerts.yaml'), 'utf8');
  return (parse(text) as { groups: Array<{ rules: AlertRule[] }> }).groups.flatMap(({ rules }) => rules);
}

export function dashboards(): Array<{ readonly file: string; readonly dashboard: Dashboard }> {
  const folder = join(ROOT, 'deploy/observability/dashboards');
  return readdirSync(folder).map((file) => ({
    file,
    dashboard: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Dashboard,
  }));
}

export const expressionsOf = ({ panels, templating }: Dashboard): string[] => [
  ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ...templating.list.map(({ query }) => query).filter((query) => query.includes('tillbridge_')),
];

/** Names of metrics in an expression, as Prometheus stores them. */
export const metricsIn = (expression: string): string[] => expression.match(/\btillbridge_\w+/g) ?? [];

/** Labels that an expression asks a metric for or groups by. */
export function labelsIn(expression: string): string[] {
  const matched = [...expression.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"/g)].map((match) => match[1]!);
  const grouped = [...expression.matchAll(/\bby \(([\w, ]+)\)/g)].flatMap((match) =>
    match[1]!.split(',').map((name) => name.trim()),
  );
  return [...matched, ...grouped];
}
