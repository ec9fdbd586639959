import type { ConnectorModule } from '#connectors/kit/connector-module';
import type { Store } from '#contracts/models/configuration';
import { sidesOf } from '#mapping/catalogue/mapping-sides';
import { checkMapping } from '#mapping/check/check-mapping';
import { compileMapping } from '#mapping/document/compile-mapping';
import { MappingDocumentSchema } from '#mapping/document/mapping-document';
import type { ProblemItem } from '#platform/http/problem';

interface MappingSources {
  readonly connectorOf: (connectionId: string) => ConnectorModule | undefined;
  readonly published: (id: string) => unknown;
}

/** A store's overrides of mapping documents: what cannot be compiled is said now, not by the first order's dead letter. */
export function checkMappings(
  store: Store,
  path: string,
  { connectorOf, published }: MappingSources,
): ProblemItem[] {
  const connectors = [store.commerce, store.payment, store.erp, store.mail, store.crm].map((id) =>
    id === null ? undefined : connectorOf(id),
  );
  const documents = new Map(connectors.flatMap((connector) => Object.entries(connector?.mappings ?? {})));
  return Object.entries(store.mappings).flatMap(([id, overrides]) => {
    const at = `${path}[${JSON.stringify(id)}]`;
    const document = documents.has(id) ? (published(id) ?? documents.get(id)) : undefined;
    if (document === undefined) {
      // A connection that is not known is a fault of its own and hides which documents there would be.
      if (connectorOf(store.payment) === undefined) return [];
      const known = [...documents.keys()].join(', ') || 'none';
      return [{ path: at, code: 'unknown-mapping', message: `The store's connections bring: ${known}` }];
    }
    if (overrides === null || typeof overrides !== 'object' || Array.isArray(overrides)) {
      return [{ path: at, code: 'invalid-type', message: 'Rules by the field they replace' }];
    }
    const compiled = compileMapping(document, overrides as Readonly<Record<string, unknown>>);
    if (!compiled.ok) {
      return compiled.error.map((fault) => ({
        ...fault,
        path: fault.path.startsWith('overrides')
          ? at + fault.path.slice('overrides'.length)
          : `${at}.${fault.path}`,
      }));
    }
    const brings = connectors.find((connector) => connector?.mappings?.[id] !== undefined);
    return remarksOn(document, overrides as Readonly<Record<string, unknown>>, brings).map((remark) => ({
      ...remark,
      path: at + remark.path.slice('overrides'.length),
    }));
  });
}

/** What the catalogues say against the store's own rules; the base is not the store's to mend. */
function remarksOn(
  document: unknown,
  overrides: Readonly<Record<string, unknown>>,
  connector: ConnectorModule | undefined,
): ProblemItem[] {
  const sides = sidesOf(MappingDocumentSchema.parse(document), connector?.catalog);
  return checkMapping(document, sides, overrides)
    .filter(({ path, severity }) => severity === 'error' && path.startsWith('overrides'))
    .map(({ path, code, message }) => ({ path, code, message }));
}
