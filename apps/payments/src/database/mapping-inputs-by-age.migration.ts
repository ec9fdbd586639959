import { OnlineIndexes } from '#service/migrations/online-indexes';

/** What has had its time is found every minute without reading what has not. */
export class MappingInputsByAge1795276600000 extends OnlineIndexes {
  readonly name = 'MappingInputsByAge1795276600000';
  protected readonly indexes = {
    mapping_inputs_by_age: 'mapping_inputs (recorded_at)',
  };
}
