import type { FieldNode } from './model/fields';

/** Types as they are written in code: short, and the same in every language. */
export const typeSign = (type: FieldNode['type']): string => type ?? '';
