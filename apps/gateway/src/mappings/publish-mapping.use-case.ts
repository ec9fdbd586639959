import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { ConfigurationApplied } from '#contracts/events/platform';
import type { MappingRemark } from '#mapping/check/remark';
import { compileMapping } from '#mapping/document/compile-mapping';
import { differenceOf, type RuleDifference } from '#mapping/document/difference';
import { MappingDocumentSchema, type MappingDocument } from '#mapping/document/mapping-document';
import { runTests } from '#mapping/document/run-tests';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { raiseProblem, type ProblemItem } from '#platform/http/problem';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { ConfigurationRepository } from '#service/configuration/configuration.repository';
import { CLOCK } from '#service/tokens';
import { AuditLog } from '../audit/audit-log';
import { ConfigurationVersionRepository } from '../configuration/configuration-version.repository';
import { compileOrRefuse } from './compile-or-refuse';
import { MappingVersionRepository } from './mapping-version.repository';
import { ShippedMappings } from './shipped-mappings';

export interface Published {
  readonly version: number;
  readonly remarks: readonly MappingRemark[];
}

/** Makes a document the one that every service uses from now on; its version is ours to count. */
@Injectable()
export class PublishMapping {
  constructor(
    private readonly mappings: ShippedMappings,
    private readonly versions: MappingVersionRepository,
    private readonly configurations: ConfigurationVersionRepository,
    private readonly copies: ConfigurationRepository,
    private readonly copy: ConfigurationCopy,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Raises 412 when `ifMatch` names another version than the current one, 422 with every fault, 409 before any configuration. */
  async publish(id: string, input: unknown, actor: string, ifMatch: number): Promise<Published> {
    const { document, remarks } = await this.checked(id, input);
    const published = await this.database.transaction(async (tx) => {
      const configuration = await this.configurations.lockCurrent(tx);
      if (!configuration) {
        return raiseProblem(409, 'not-configured', 'No configuration has been applied yet');
      }
      const { mappings } = configuration.document;
      const shipped = this.mappings.shipped(id);
      const before = mappings.find((one) => one.id === id);
      const current = before?.version ?? shipped?.document.version ?? 0;
      if (current !== ifMatch) {
        return raiseProblem(412, 'version-mismatch', `The mapping is at version ${current} by now`);
      }
      const version = Math.max(current, await this.versions.latest(tx, id)) + 1;
      const now = this.clock.now();
      const stored = { ...document, version };
      await this.versions.insert(tx, id, stored, { version, publishedAt: now, publishedBy: actor });
      const sealed = {
        ...configuration.document,
        version: configuration.document.version + 1,
        mappings: [...mappings.filter((one) => one.id !== id), { id, version, document: stored }],
      };
      await this.configurations.insert(tx, { ...configuration, document: sealed }, now, actor);
      await this.copies.save(tx, sealed);
      await this.outbox.publish(tx, ConfigurationApplied, sealed);
      const base = MappingDocumentSchema.parse(before?.document ?? shipped?.document);
      const rules = Object.fromEntries(document.fields.map((rule) => [rule.target, rule]));
      const gone = base.fields.filter(({ target }) => !Object.hasOwn(rules, target));
      const changes = differenceOf(base.fields, {
        ...rules,
        ...Object.fromEntries(gone.map(({ target }) => [target, null])),
      });
      await this.audit.write(tx, actor, 'mapping.publish', id, {
        before: { version: current, ...changedParts(base, document, changes, 'base') },
        after: { version, ...changedParts(document, base, changes, 'override') },
      });
      return { version, sealed };
    });
    this.copy.adopt(published.sealed);
    return { version: published.version, remarks };
  }

  /** It compiles, alone and with every store's rules; it reads and writes only what there is; its examples hold. */
  private async checked(
    id: string,
    input: unknown,
  ): Promise<{ document: MappingDocument; remarks: readonly MappingRemark[] }> {
    const mapping = compileOrRefuse(input);
    const document = MappingDocumentSchema.parse(input);
    const shipped = this.mappings.shipped(id)?.document;
    if (document.id !== id || document.source !== shipped?.source || document.target !== shipped.target) {
      return refuse([
        {
          path: 'id',
          code: 'not-the-same',
          message: 'Id, source and target stay as the connector ships them',
        },
      ]);
    }
    const remarks = this.mappings.remarks(document);
    const errors = remarks.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return refuse(errors.map(({ path, code, message }) => ({ path, code, message })));
    const ofStores = this.storeFaults(id, document);
    if (ofStores.length > 0) return refuse(ofStores);
    const outcomes = await runTests(mapping, document.tests);
    const failed = outcomes.flatMap(({ name, passed, faults }, index) => {
      const found = faults.map(({ field, code }) => `${field}: ${code}`).join(', ') || 'another result';
      const message = `The example "${name}" does not hold: ${found}`;
      return passed ? [] : [{ path: `tests[${index}]`, code: 'example-failed', message }];
    });
    return failed.length > 0 ? refuse(failed) : { document, remarks };
  }

  private storeFaults(id: string, document: MappingDocument): ProblemItem[] {
    return this.mappings.overridingStores(id).flatMap((store) => {
      const compiled = compileMapping(document, store.mappings[id] as Readonly<Record<string, unknown>>);
      if (compiled.ok) return [];
      return compiled.error.map((fault) => ({ ...fault, path: `stores[${store.id}].${fault.path}` }));
    });
  }
}

/** What of one state is otherwise in the other: rules by the field they fill, and the other parts of the document. */
function changedParts(
  state: MappingDocument,
  other: MappingDocument,
  changes: readonly RuleDifference[],
  side: 'base' | 'override',
): object {
  const fields = changes
    .filter(({ change }) => change !== 'same')
    .map((one) => [one.target, one[side]] as const);
  const { version: _version, fields: _fields, ...parts } = state;
  const others: Readonly<Record<string, unknown>> = { ...other };
  const changed = Object.entries(parts).filter(([name, part]) => !isDeepStrictEqual(part, others[name]));
  return { fields: Object.fromEntries(fields), ...Object.fromEntries(changed) };
}

const refuse = (faults: readonly ProblemItem[]): never =>
  raiseProblem(422, 'mapping-invalid', `The mapping has ${faults.length} faults`, faults);
