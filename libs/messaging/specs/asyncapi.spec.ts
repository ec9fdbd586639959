import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderAsyncApi } from '#contracts/asyncapi';
import { allCommands, allEvents, allQueries } from '#contracts/catalog';
import { HEADER } from '../envelope';
import { topologyFor } from '../topology/topology';

const ROOT = join(__dirname, '../../..');
const FILE = join(ROOT, 'docs/asyncapi.json');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

interface Channel {
  readonly address: string | null;
  readonly bindings?: {
    readonly amqp: {
      readonly exchange?: { readonly name: string };
      readonly queue?: { readonly name: string };
    };
  };
}
interface Document {
  readonly channels: Readonly<Record<string, Channel>>;
  readonly operations: Readonly<Record<string, object>>;
  readonly components: {
    readonly messageTraits: { readonly everywhere: { readonly headers: { readonly properties: object } } };
  };
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' ? [String(inner)] : referencesIn(inner),
  );
}

describe('docs/asyncapi.json', () => {
  const rendered = renderAsyncApi(version);
  const document = JSON.parse(rendered) as Document;

  it('is what the contracts say now (run `npm run schemas` after changing a contract)', () => {
    expect(readFileSync(FILE, 'utf8')).toBe(rendered);
  });

  it('refers to nothing that is not there', () => {
    const missing = referencesIn(document).filter((reference) => {
      if (!reference.startsWith('#/')) return !existsSync(join(dirname(FILE), reference));
      const path = reference.slice(2).split('/');
      const found = path
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
        .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
      return found === undefined;
    });
    expect(missing).toEqual([]);
  });

  it('has an operation for every event, command and question', () => {
    const all = [...allEvents, ...allCommands, ...allQueries];
    expect(Object.keys(document.operations)).toHaveLength(all.length);
    for (const { type } of all) {
      expect(Object.keys(document.operations).some((name) => name.endsWith(` ${type}`))).toBe(true);
    }
  });

  it('names the exchanges, queues and headers that there are', () => {
    const services = [...new Set(allQueries.map(({ service }) => service))];
    const topology = topologyFor('', services, {});
    const names = new Set([...topology.exchanges, ...topology.queues].map(({ name }) => name));
    for (const { bindings } of Object.values(document.channels)) {
      const name = bindings?.amqp.exchange?.name ?? bindings?.amqp.queue?.name;
      if (name !== undefined) expect([...names]).toContain(name);
    }
    const headers: readonly string[] = Object.values(HEADER);
    for (const name of Object.keys(document.components.messageTraits.everywhere.headers.properties)) {
      expect(headers).toContain(name);
    }
  });
});
