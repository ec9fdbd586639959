import { Injectable } from '@nestjs/common';
import { raiseProblem } from '#platform/http/problem';
import { ApplyConfiguration, type Applied } from '../configuration/apply-configuration.use-case';
import { ConfigurationVersionRepository } from '../configuration/configuration-version.repository';
import { viewOf } from '../configuration/view';

/** A store's own rules, put into the configuration, which is checked and applied as a whole. */
@Injectable()
export class OverrideMapping {
  constructor(
    private readonly configurations: ConfigurationVersionRepository,
    private readonly applyConfiguration: ApplyConfiguration,
  ) {}

  /** Without rules the base applies. Raises 404 for an unknown store, 412 when the configuration has changed, 422 with every fault. */
  async override(
    mappingId: string,
    storeId: string,
    overrides: Readonly<Record<string, unknown>>,
    actor: string,
    ifMatch: number | undefined,
  ): Promise<Applied> {
    const current = await this.configurations.current();
    const document = current && viewOf(current.document);
    if (!document?.stores.some(({ id }) => id === storeId)) {
      return raiseProblem(404, 'not-found', 'There is no such store');
    }
    const none = Object.keys(overrides).length === 0;
    const stores = document.stores.map((store) => {
      if (store.id !== storeId) return store;
      const { [mappingId]: _before, ...others } = store.mappings;
      return { ...store, mappings: none ? others : { ...others, [mappingId]: overrides } };
    });
    // What was read is what is replaced, so that a change in between is not undone.
    return this.applyConfiguration.apply({ ...document, stores }, actor, ifMatch ?? document.version);
  }
}
