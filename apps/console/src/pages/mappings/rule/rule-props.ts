import type { FieldRule } from '#mapping/document/mapping-document';
import type { Element } from '../model/rules';
import type { Mapper } from '../use-mapper';
import type { LivePreview } from '../use-preview';

/** What every part of the rule's form needs. */
export interface RuleProps {
  readonly mapper: Mapper;
  readonly live: LivePreview;
  /** `items[].code`. */
  readonly field: string;
  readonly rule: FieldRule;
  readonly elements: readonly Element[];
  /** With `merge`, typing in one field is one edit. */
  readonly change: (rule: FieldRule, merge?: string) => void;
}
