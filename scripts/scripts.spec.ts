import { nodeTests, runNodeTest } from './node-tests';

describe('the scripts (each file under node --test)', () => {
  it.each(nodeTests('.test.mjs', /\.int\.test\.mjs$/))('%s', runNodeTest, 180_000);
});
