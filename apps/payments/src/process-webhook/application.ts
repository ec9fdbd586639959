import type { Tx } from '#platform/database/database';
import type { TruthSource } from '../settle/provider-truth';
import type { Publisher } from '../settle/publisher';

/** Applies what was fetched. Answers the note for the webhook log; null when it was of use. */
export type Application = (tx: Tx, publisher: Publisher, source: TruthSource) => Promise<string | null>;
