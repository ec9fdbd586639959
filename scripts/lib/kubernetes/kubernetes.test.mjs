import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldFaults } from './check-fields.mjs';
import { canRender, OVERLAYS, render, renderWith } from './render.mjs';

const skip = (await canRender()) ? false : 'kubectl is not installed here';
const APPS = ['gateway', 'orchestrator', 'payments', 'cms-sync', 'reconciliation'];
const kinds = (documents, kind) => documents.filter((document) => document.kind === kind);
const podSpecs = (documents) =>
  [...kinds(documents, 'Deployment'), ...kinds(documents, 'Job')].map(({ spec }) => spec.template.spec);

test('a misspelt field and a wrong type are found', () => {
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'x' },
    spec: {
      replica: 1,
      template: { spec: { containers: [{ name: 'x', ports: [{ containerPort: '1' }] }] } },
    },
  };
  assert.deepEqual(fieldFaults(deployment), [
    'Deployment/x.spec.replica: V1DeploymentSpec has no such field',
    'Deployment/x.spec.template.spec.containers[0].ports[0].containerPort: number is expected',
  ]);
  assert.deepEqual(fieldFaults({ apiVersion: 'apps/v1', kind: 'Deploiment' }), [
    'apps/v1 Deploiment: no such kind',
  ]);
});

for (const overlay of OVERLAYS) {
  test(`${overlay} renders, and Kubernetes knows every field of it`, { skip }, async () => {
    const documents = await render(overlay);
    assert.deepEqual(documents.flatMap(fieldFaults), []);
    assert.deepEqual(
      kinds(documents, 'Deployment')
        .map(({ metadata }) => metadata.name)
        .sort(),
      [...APPS].sort(),
    );
  });

  test(
    `${overlay}: no secret lies in it, and nobody runs as root or writes to the image`,
    { skip },
    async () => {
      const documents = await render(overlay);
      assert.deepEqual(kinds(documents, 'Secret'), []);
      for (const { securityContext, automountServiceAccountToken, containers } of podSpecs(documents)) {
        assert.equal(securityContext.runAsNonRoot, true);
        assert.equal(automountServiceAccountToken, false);
        for (const container of containers) {
          assert.equal(container.securityContext.readOnlyRootFilesystem, true);
          assert.equal(container.securityContext.allowPrivilegeEscalation, false);
          assert.ok(container.resources.limits.memory);
          for (const { name, value } of container.env) {
            if (/KEY|TOKEN|SECRET|PASSWORD|_URL$/.test(name)) assert.equal(value, undefined, name);
          }
        }
      }
    },
  );

  test(`${overlay}: every app is probed, and drains longer than its time-out`, { skip }, async () => {
    const documents = await render(overlay);
    const drainMs = Number(kinds(documents, 'ConfigMap')[0].data.DRAIN_TIMEOUT_MS);
    for (const { spec } of kinds(documents, 'Deployment')) {
      const [container] = spec.template.spec.containers;
      for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'])
        assert.ok(container[probe], probe);
      assert.ok(spec.template.spec.terminationGracePeriodSeconds * 1_000 > drainMs + 5_000);
    }
  });
}

test('one small machine can be drained, several keep one of each app', { skip }, async () => {
  assert.deepEqual(kinds(await render('overlays/single-node'), 'PodDisruptionBudget'), []);
  const budgets = kinds(await render('overlays/high-availability'), 'PodDisruptionBudget');
  assert.equal(budgets.length, APPS.length);
});

test('what consumes from a queue is scaled by the depth of that queue', { skip }, async () => {
  const scaled = kinds(await render('overlays/high-availability'), 'ScaledObject');
  assert.deepEqual(
    scaled.map(({ spec }) => [spec.scaleTargetRef.name, spec.triggers[0].metadata.queueName]).sort(),
    APPS.filter((app) => app !== 'gateway')
      .map((app) => [app, `${app}.in`])
      .sort(),
  );
});

test('with the component for traces every app knows the collector and may reach it', { skip }, async () => {
  const documents = await renderWith('tracing');
  assert.deepEqual(documents.flatMap(fieldFaults), []);
  const { data } = kinds(documents, 'ConfigMap')[0];
  const { port } = new URL(data.OTEL_EXPORTER_OTLP_ENDPOINT);
  const policy = kinds(documents, 'NetworkPolicy').find(({ metadata }) => metadata.name === 'traces-out');
  assert.equal(String(policy.spec.egress[0].ports[0].port), port);
  assert.equal(data.HOST, '0.0.0.0');
});

test('the Prometheus operator gets the alert rules', { skip }, async () => {
  const [{ spec }] = kinds(await renderWith('monitoring'), 'PrometheusRule');
  assert.ok(spec.groups[0].rules.length > 10);
});

/** What PostgreSQL keeps for its own administrators, what a migration takes, and some for people and exporters. */
const CONNECTIONS_BESIDE = 3 + 6 + 10;
/** The gateway's own for storing webhooks, see docs/configuration.md. */
const FOR_WEBHOOKS = 6;

test(
  'high-availability: PostgreSQL has a connection for every process, also while versions change',
  { skip },
  async () => {
    const documents = await render('overlays/high-availability');
    const scaled = [
      ...kinds(documents, 'ScaledObject').map(({ spec }) => [spec.scaleTargetRef.name, spec.maxReplicaCount]),
      ...kinds(documents, 'HorizontalPodAutoscaler').map(({ spec }) => [
        spec.scaleTargetRef.name,
        spec.maxReplicas,
      ]),
    ];
    assert.deepEqual(scaled.map(([name]) => name).sort(), [...APPS].sort());
    const surge = 1;
    const environments = kinds(documents, 'ConfigMap').map(({ data }) => data.DATABASE_POOL_SIZE);
    const pool = Number(environments.find((size) => size !== undefined));
    const wanted = scaled.reduce(
      (sum, [name, most]) => sum + (most + surge) * (pool + (name === 'gateway' ? FOR_WEBHOOKS : 0)),
      CONNECTIONS_BESIDE,
    );
    const [cluster] = kinds(documents, 'Cluster');
    const given = Number(cluster.spec.postgresql.parameters.max_connections);
    assert.ok(wanted > 0 && wanted <= given, `${wanted} connections are wanted, there are ${given}`);
  },
);
