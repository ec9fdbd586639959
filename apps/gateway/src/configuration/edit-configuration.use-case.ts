import { Injectable } from '@nestjs/common';
import type { SealedConfiguration } from '#contracts/models/configuration';
import { ProblemError, problem, raiseProblem } from '#platform/http/problem';
import { ApplyConfiguration } from './apply-configuration.use-case';
import { ConfigurationVersionRepository } from './configuration-version.repository';
import type { ConfigurationInput, ConfigurationView } from './document';
import { viewOf } from './view';

const MOST_ATTEMPTS = 5;

export interface EditedDocument {
  readonly document: ConfigurationInput;
  /** Where in it the edited part lies (`stores[3]`): faults are told from there. */
  readonly at: string;
}

/**
 * Changes one part of the configuration and leaves the others as they are, also when somebody else changes those at the same time.
 * Whether the part itself is still what the editor saw is for `change` to say, which may be asked again.
 */
@Injectable()
export class EditConfiguration {
  constructor(
    private readonly versions: ConfigurationVersionRepository,
    private readonly applyConfiguration: ApplyConfiguration,
  ) {}

  /** Raises what `change` raises, 422 with every fault, 409 when others change the configuration without pause. */
  async edit(
    actor: string,
    change: (before: ConfigurationView, sealed: SealedConfiguration | undefined) => EditedDocument,
  ): Promise<ConfigurationView> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const sealed = (await this.versions.current())?.document;
      const before = sealed ? viewOf(sealed) : NOTHING;
      const { document, at } = change(before, sealed);
      try {
        await this.applyConfiguration.apply(document, actor, before.version);
        return await this.current();
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        if (error.problem.code !== 'version-mismatch') throw seenFrom(at, error);
      }
    }
    return raiseProblem(409, 'changed-meanwhile', 'The configuration is being changed by others; try again');
  }

  async current(): Promise<ConfigurationView> {
    const current = await this.versions.current();
    return current ? viewOf(current.document) : NOTHING;
  }
}

/** A deployment on its first day. */
const NOTHING: ConfigurationView = { version: 0, environment: 'sandbox', connections: [], stores: [] };

/** `stores[3].urls.success` is `urls.success` for whoever edits that store. */
function seenFrom(at: string, { problem: told, headers }: ProblemError): ProblemError {
  const errors = told.errors?.map((fault) =>
    fault.path.startsWith(`${at}.`) ? { ...fault, path: fault.path.slice(at.length + 1) } : fault,
  );
  return new ProblemError(
    problem(told.status, told.code, told.detail, { errors, title: told.title }),
    headers,
  );
}
