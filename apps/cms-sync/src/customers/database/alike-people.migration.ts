import { OnlineIndexes } from '#service/migrations/online-indexes';

const ACTIVE = `WHERE state = 'active' AND email_key IS NOT NULL`;

/** The oldest with an address are found without sorting all who have it, and whether one is proposed already without reading all proposals. */
export class AlikePeople1795272300000 extends OnlineIndexes {
  readonly name = 'AlikePeople1795272300000';
  protected readonly indexes = {
    people_alike: `people (store_id, email_key, created_at, person_id) ${ACTIVE}`,
    duplicate_proposals_later: 'duplicate_proposals (person_b)',
  };
  protected override readonly replaced = { people_email: `people (store_id, email_key) ${ACTIVE}` };
}
