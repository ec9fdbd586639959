import type { Metadata } from '../objects/common';
import type { MetadataParameter } from './parameters';

/** Stripe's update rule: an absent key stays, an empty value unsets its key, an empty text unsets all. */
export function mergeMetadata(current: Metadata, update: MetadataParameter | undefined): Metadata {
  if (update === undefined) return current;
  if (update === '') return {};
  return Object.fromEntries(Object.entries({ ...current, ...update }).filter(([, value]) => value !== ''));
}
