import orderToCash from '../../../../../workflows/order-to-cash.json';
import { validateWorkflow } from '../document/validate-workflow';
import { playTwin } from './play-twin';

const LOOPING = '$sum([1..75].(function($n) { $n * 2 })($)) > 0';
const store = {
  ...{ id: 'shop', commerce: 'shop', payment: 'stripe', erp: 'erp', mail: 'mail' },
  workflows: ['order-to-cash'],
};

const played = (filter: string) => {
  const checked = validateWorkflow({ ...orderToCash, trigger: { ...orderToCash.trigger, filter } });
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return playTwin({ document: checked.value, store, orders: 2, seed: 'slow', timeIsUp: () => false });
};

describe('a document with long expressions', () => {
  it('plays as one with short ones: simulated time does not pass while it thinks', async () => {
    const short = await played('true');
    let now = 0;
    // Each look at the clock finds the slice of the expression used up, so it pauses and lets everything else go on.
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => (now += 20));
    const long = await played(LOOPING);
    clock.mockRestore();
    expect(now).toBeGreaterThan(200);
    expect(long).toEqual(short);
  });
});
