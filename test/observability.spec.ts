import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { alertRules, dashboards, expressionsOf, ROOT } from './support/observability';
import { alertCases, alertTestFiles, hasPromtool, promtool } from './support/promtool';

const RUNBOOKS = join(ROOT, 'docs/runbooks');
const PROMETHEUS = hasPromtool();
const withPrometheus = PROMETHEUS ? it : it.skip;
const WHY = PROMETHEUS ? '' : ' (skipped: promtool is not installed, see docs/contributing.md)';

describe('alert rules', () => {
  const rules = alertRules();

  it.each(rules.map((rule) => [rule.alert, rule] as const))(
    '%s says how bad it is, what it means and where to read on',
    (_name, rule) => {
      expect(['critical', 'warning', 'info']).toContain(rule.labels.severity);
      expect(rule.annotations.summary.length).toBeGreaterThan(10);
      expect(rule.annotations.description.length).toBeGreaterThan(10);
      expect(existsSync(join(ROOT, rule.annotations.runbook_url))).toBe(true);
    },
  );

  it('name each alert once, and each has a page that names it', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { alert, annotations } of rules) {
      expect(readFileSync(join(ROOT, annotations.runbook_url), 'utf8')).toContain(alert);
    }
  });

  it('every page has the four parts, and the list of pages names it', () => {
    const index = readFileSync(join(RUNBOOKS, 'README.md'), 'utf8');
    const pages = new Set(rules.map(({ annotations }) => annotations.runbook_url.split('/').at(-1)!));
    for (const page of pages) {
      const text = readFileSync(join(RUNBOOKS, page), 'utf8');
      for (const part of ['## What it means', '## Look', '## Do', '## Over when']) {
        expect({ page, has: text.includes(part) }).toEqual({ page, has: true });
      }
    }
    for (const page of readdirSync(RUNBOOKS)) {
      if (page !== 'README.md') expect(index).toContain(`(${page})`);
    }
  });

  it('are the same for the Prometheus operator', () => {
    const file = join(ROOT, 'deploy/kubernetes/components/monitoring/prometheus-rule.yaml');
    const { spec } = parse(readFileSync(file, 'utf8')) as {
      spec: { groups: Array<{ rules: unknown }> };
    };
    expect(spec.groups[0]!.rules).toEqual(rules);
  });

  it.each(rules.map(({ alert }) => alert))(
    '%s has a case in which it fires and one in which not',
    (alert) => {
      const cases = alertCases().filter(({ alert_rule_test: checks }) =>
        checks.some(({ alertname }) => alertname === alert),
      );
      const told = cases.map(({ name, alert_rule_test: checks }) => ({
        name,
        fires: checks.some(({ exp_alerts }) => exp_alerts.length > 0),
      }));
      for (const { name, fires } of told) expect(name).toMatch(`${alert} ${fires ? 'fires' : 'is silent'}: `);
      expect(new Set(told.map(({ fires }) => fires))).toEqual(new Set([true, false]));
    },
  );

  withPrometheus(`are rules that Prometheus takes${WHY}`, () => {
    expect(promtool('check', 'rules', '../alerts.yaml')).toMatchObject({ ok: true });
  });

  for (const file of alertTestFiles()) {
    withPrometheus(`do in Prometheus what ${file} says${WHY}`, () => {
      expect(promtool('test', 'rules', file)).toEqual({ ok: true, said: expect.any(String) as string });
    });
  }
});

describe.each(dashboards())('dashboard $file', ({ dashboard }) => {
  it('has panels with an id of their own, a title and what they show, none over another', () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    const taken = new Set<string>();
    for (const { title, description, targets, gridPos } of dashboard.panels) {
      expect(title).toBeTruthy();
      expect(description).toBeTruthy();
      expect(targets.length).toBeGreaterThan(0);
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect(taken.has(`${x} ${y}`)).toBe(false);
          taken.add(`${x} ${y}`);
        }
      }
    }
  });

  it('has balanced brackets in every expression', () => {
    for (const expression of expressionsOf(dashboard)) {
      for (const [open, close] of ['()', '{}', '[]'].map((pair) => [...pair] as [string, string])) {
        expect(expression.split(open).length).toBe(expression.split(close).length);
      }
    }
  });
});
