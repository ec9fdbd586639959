import { z } from 'zod';
import { allCommands } from '#contracts/catalog';
import { isWorkflowCommand } from '#contracts/workflow-messages';
import { ACTIONS, isAction, type ActionName } from './kit/actions';
import { connectors } from './registry';

const SYSTEMS = Object.keys(connectors);
/** Done by us alone: no outside system has a part in it. */
const OUR_OWN = ['reconciliation.retry-booking'];

describe('the actions of workflows', () => {
  it('are all commands that a step may send, but those that need no outside system', () => {
    const commands = allCommands.filter(isWorkflowCommand).map(({ name }) => name);
    expect([...Object.keys(ACTIONS), ...OUR_OWN].sort()).toEqual([...new Set(commands)].sort());
    expect(isAction('toString')).toBe(false);
  });

  it.each(Object.keys(ACTIONS) as ActionName[])('%s is offered by a system', async (action) => {
    const manifests = await Promise.all(
      SYSTEMS.map(async (system) => (await connectors[system]!()).manifest),
    );
    expect(manifests.filter(({ actions }) => actions[action] !== undefined)).not.toEqual([]);
  });
});

describe.each(SYSTEMS)('the actions in the manifest of %s', (system) => {
  const load = connectors[system]!;

  it('are those of its kind', async () => {
    const { manifest } = await load();
    for (const action of Object.keys(manifest.actions) as ActionName[]) {
      expect({ action, kinds: ACTIONS[action] }).toEqual({
        action,
        kinds: expect.arrayContaining([manifest.kind]) as string[],
      });
    }
  });

  it('are what its ports can do', async () => {
    const { manifest, customers } = await load();
    const { actions, createsOrders } = manifest;
    expect('cms-sync.check-customer' in actions).toBe(customers !== undefined);
    const makes =
      createsOrders === 'always' ? 'always' : createsOrders === 'when-allowed' ? 'setting' : 'never';
    const offer = actions['cms-sync.create-order'];
    expect(offer === undefined ? 'never' : offer === 'always' ? 'always' : 'setting').toBe(makes);
  });

  it('depend on switches that its connections have', async () => {
    const { manifest } = await load();
    for (const offer of Object.values(manifest.actions)) {
      if (offer === 'always') continue;
      const setting = (manifest.settings.shape as Record<string, z.ZodType>)[offer.setting];
      expect(typeof setting?.parse(undefined)).toBe('boolean');
    }
  });
});
