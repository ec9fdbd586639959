/** A failure by its code: what happened, and what would help where something would. */
export type CodeWords = Readonly<Record<string, readonly [what: string, help?: string]>>;
