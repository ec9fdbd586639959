import { nodeTests, runNodeTest } from './node-tests';

describe('the scripts on real servers (each file under node --test)', () => {
  it.each(nodeTests('.int.test.mjs'))('%s', runNodeTest);
});
