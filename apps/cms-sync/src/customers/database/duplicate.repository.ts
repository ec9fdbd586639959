import type { DuplicateProposal } from '#contracts/models/customer';
import type { Sql, Tx } from '#platform/database/database';

interface ProposalRow {
  proposal_id: string;
  store_id: string;
  person_a: string;
  person_b: string;
  evidence: DuplicateProposal['evidence'];
  state: DuplicateProposal['state'];
  created_at: Date;
  resolved_at: Date | null;
}

export interface ProposalPage {
  readonly storeIds: readonly string[] | null;
  readonly state: string | null;
  readonly before: string | null;
  readonly limit: number;
}

/** Pairs that look like one person. A pair is proposed once, whatever was decided about it. */
export class DuplicateRepository {
  /** The one seen first stands first. False when the pair was proposed before. */
  async propose(tx: Tx, proposal: DuplicateProposal): Promise<boolean> {
    const [a, b] = proposal.personIds;
    const { count } = await tx.query(
      `INSERT INTO duplicate_proposals (proposal_id, store_id, person_a, person_b, evidence, state, created_at)
       VALUES ($1, $2, $3, $4, $5, 'open', $6) ON CONFLICT DO NOTHING`,
      [proposal.proposalId, proposal.storeId, a, b, JSON.stringify(proposal.evidence), proposal.createdAt],
    );
    return count > 0;
  }

  async lock(tx: Tx, proposalId: string): Promise<DuplicateProposal | undefined> {
    const { rows } = await tx.query<ProposalRow>(
      'SELECT * FROM duplicate_proposals WHERE proposal_id = $1 FOR UPDATE',
      [proposalId],
    );
    return rows[0] && toProposal(rows[0]);
  }

  async resolve(tx: Tx, proposalId: string, state: 'merged' | 'dismissed', at: Date): Promise<void> {
    await tx.query('UPDATE duplicate_proposals SET state = $2, resolved_at = $3 WHERE proposal_id = $1', [
      proposalId,
      state,
      at,
    ]);
  }

  /** Newest first: ids made later sort later. */
  async page(sql: Sql, { storeIds, state, before, limit }: ProposalPage): Promise<DuplicateProposal[]> {
    const { rows } = await sql.query<ProposalRow>(
      `SELECT * FROM duplicate_proposals
       WHERE ($1::text[] IS NULL OR store_id = ANY ($1)) AND ($2::text IS NULL OR state = $2)
         AND ($3::text IS NULL OR proposal_id < $3)
       ORDER BY proposal_id DESC LIMIT $4`,
      [storeIds, state, before, limit],
    );
    return rows.map(toProposal);
  }

  /** What was alike tells of the person. */
  async forget(tx: Tx, personId: string): Promise<void> {
    await tx.query('DELETE FROM duplicate_proposals WHERE person_a = $1 OR person_b = $1', [personId]);
  }
}

const toProposal = (row: ProposalRow): DuplicateProposal => ({
  proposalId: row.proposal_id,
  storeId: row.store_id,
  personIds: [row.person_a, row.person_b],
  evidence: row.evidence,
  state: row.state,
  createdAt: row.created_at.toISOString(),
  resolvedAt: row.resolved_at?.toISOString() ?? null,
});
