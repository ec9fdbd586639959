import type { Doc } from './document';
import type { Field } from './field';
import type { Site } from './site';

/** A kind of document: its fields and what its controller does. Hooks throw `FrappeError`. */
export interface DocType {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly submittable: boolean;
  /** Rows of a table in another document; it has no address of its own. */
  readonly child?: boolean;
  /** The name of a new document, from a series or from its fields. */
  readonly naming: (doc: Doc, site: Site) => string;
  /** Runs before every save, may compute fields. */
  readonly validate?: (doc: Doc, site: Site) => void;
  /** Runs after every save. */
  readonly onUpdate?: (doc: Doc, site: Site) => void;
  readonly onSubmit?: (doc: Doc, site: Site) => void;
  readonly onCancel?: (doc: Doc, site: Site) => void;
  /** Methods of a document that may be called over HTTP. */
  readonly methods?: Readonly<
    Record<string, (doc: Doc, args: Readonly<Record<string, unknown>>, site: Site) => unknown>
  >;
}

/** `ACC-JV-.YYYY.-` counts as ACC-JV-2026-00001, ... */
export const series = (prefix: string) => (_doc: Doc, site: Site) => site.nextInSeries(prefix);
