import { Client } from 'pg';
import { waitFor } from '../wait-for';
import { canStartPrivatePostgres, startPrivatePostgres, type PrivatePostgres } from './private-postgres';

(canStartPrivatePostgres() ? describe : describe.skip)('a private PostgreSQL', () => {
  let server: PrivatePostgres;

  beforeAll(async () => {
    server = await startPrivatePostgres();
  });

  afterAll(() => server.remove());

  async function query(text: string): Promise<unknown[]> {
    const client = new Client({ connectionString: server.url, connectionTimeoutMillis: 1_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query(text)).rows as unknown[];
    } finally {
      await client.end();
    }
  }

  it('can be killed and started again with what was committed', async () => {
    await query('CREATE TABLE kept (id integer)');
    await query('INSERT INTO kept VALUES (7)');
    await server.kill();
    await waitFor(() =>
      query('SELECT 1').then(
        () => false,
        () => true,
      ),
    );
    await server.start();
    expect(await query('SELECT id FROM kept')).toEqual([{ id: 7 }]);
  });
});
