import { OnlineIndexes } from '#service/migrations/online-indexes';

/** Whose a record of the shop is, also for who does not know by which connection it came. */
export class LinksByRecord1795277000000 extends OnlineIndexes {
  readonly name = 'LinksByRecord1795277000000';
  protected readonly indexes = {
    customer_links_record: 'customer_links (store_id, external_id)',
  };
}
