/** Something about a document that people should know before it is used; an error keeps it from being published. */
export interface MappingRemark {
  /** JSON path such as `fields[3].source`, or `overrides["locale"].source`. */
  readonly path: string;
  /** The target field it is about, from the result's root, steps into lists without brackets; null for the document as a whole. */
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** A remark before it is known which field of the result it is about. */
export type Found = Omit<MappingRemark, 'field'>;
