import { randomBytes } from 'node:crypto';
import type { EventDefinition, ServiceName } from '#contracts/message';
import { declareTopology, deleteTopology } from '#messaging/topology/declare-topology';
import { topologyFor, type Topology, type TopologyOptions } from '#messaging/topology/topology';
import { testConfig } from '../config';

export { deleteTopology } from '#messaging/topology/declare-topology';

/** A name prefix nobody else uses, so that tests share one broker. */
export function testPrefix(): string {
  return `test-${randomBytes(5).toString('hex')}-`;
}

/** Delays short enough for a test to wait for several. */
export const TEST_RETRY_DELAYS_MS: readonly number[] = [50, 100, 200, 400];

export interface TestTopology {
  readonly prefix: string;
  readonly topology: Topology;
  /** Removes it with all messages. */
  remove(): Promise<void>;
}

/** Declares the topology of the given services under a prefix of its own. */
export async function createTestTopology(
  subscriptions: Partial<Record<ServiceName, readonly EventDefinition[]>>,
  options: TopologyOptions & { readonly url?: string; readonly prefix?: string } = {},
): Promise<TestTopology> {
  const url = options.url ?? testConfig.brokerUrl;
  const prefix = options.prefix ?? testPrefix();
  const services = Object.keys(subscriptions) as ServiceName[];
  const topology = topologyFor(prefix, services, subscriptions, {
    retryDelaysMs: TEST_RETRY_DELAYS_MS,
    ...options,
  });
  await declareTopology(url, topology);
  return { prefix, topology, remove: () => deleteTopology(url, topology) };
}
