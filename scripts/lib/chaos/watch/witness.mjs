import { withClient } from '../../infrastructure/postgres-probe.mjs';
import { databaseUrl, identifier } from '../../provision/database.mjs';

const TABLES = `
  CREATE SCHEMA chaos;
  CREATE TABLE chaos.outgoing (schema text, message_id text, exchange text, routing_key text, type text);
  CREATE FUNCTION chaos.note_outgoing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    INSERT INTO chaos.outgoing SELECT TG_TABLE_SCHEMA, message_id, exchange, routing_key, type FROM added;
    RETURN NULL;
  END $$;`;

const triggerOn = (schema) => `
  CREATE TRIGGER chaos_note AFTER INSERT ON ${identifier(schema)}.outbox REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION chaos.note_outgoing();`;

/**
 * Looks into the run's own database as no service could: a trigger notes every row that was ever committed to an outbox, and what each
 * service has handled, buried and intended is read from its schema.
 */
export class Witness {
  #url;
  #services;

  /** @param {{databaseAdminUrl: string, database: string, services: ReadonlyArray<{name: string, schema: string}>}} place */
  constructor({ databaseAdminUrl, database, services }) {
    this.#url = databaseUrl(databaseAdminUrl, database);
    this.#services = services;
  }

  install() {
    return withClient(this.#url, async (client) => {
      await client.query(TABLES);
      for (const { schema } of this.#services) await client.query(triggerOn(schema));
    });
  }

  /**
   * @returns {Promise<{outgoing: object[], handled: Map<string, Set<string>>, buried: object[], operationKeys: Set<string>}>} `handled` by
   *   service: ids of messages that had their effect or lie among the dead
   */
  read() {
    return withClient(this.#url, async (client) => {
      const rowsOf = async (text) => (await client.query(text)).rows;
      const handled = new Map();
      const buried = [];
      for (const { name, schema } of this.#services) {
        const own = identifier(schema);
        const dead = await rowsOf(
          `SELECT message_id AS "messageId", type, failure_class AS "failureClass", code, reason FROM ${own}.dead_letters`,
        );
        const notes = await rowsOf(`SELECT message_id AS "messageId" FROM ${own}.inbox`);
        handled.set(name, new Set([...notes, ...dead].map(({ messageId }) => messageId)));
        buried.push(...dead.map((letter) => ({ service: name, ...letter })));
      }
      const outgoing = await rowsOf(
        `SELECT DISTINCT message_id AS "messageId", schema, exchange, routing_key AS "routingKey", type FROM chaos.outgoing`,
      );
      const keys = await rowsOf('SELECT operation_key AS key FROM payments.operations');
      return { outgoing, handled, buried, operationKeys: new Set(keys.map(({ key }) => key)) };
    });
  }
}
