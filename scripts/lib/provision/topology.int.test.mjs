import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SERVICES } from '../system/services.mjs';
import { compiled } from './compiled.mjs';
import { systemTopology } from './topology.mjs';

const PREFIX = 'declared-';

for (const { name } of SERVICES) {
  test(`${name} finds all that it looks for when it starts, so that nothing passes it by before`, () => {
    const { topologyFor } = compiled('libs/messaging/topology/topology.js');
    const { subscriptionsOf } = compiled('libs/service/service.module.js');
    const { subscriptions } = compiled(`apps/${name}/src/messages.js`);
    const wanted = topologyFor(PREFIX, [name], { [name]: subscriptionsOf(subscriptions) });

    const declared = new Set(systemTopology(SERVICES, PREFIX).bindings.map((one) => JSON.stringify(one)));

    assert.ok(wanted.bindings.length > 1);
    assert.deepEqual(
      wanted.bindings.filter((one) => !declared.has(JSON.stringify(one))),
      [],
    );
  });
}
