import type { ConfigurationCopy } from '#service/configuration/configuration-copy';
import orderToCash from '../../../../workflows/order-to-cash.json';
import { aStore } from '../specs/facts';
import { TwinController } from './twin.controller';

const request = { document: orderToCash, storeId: 'shop', orders: 2, seed: 'spec' };
const controller = () =>
  new TwinController({
    store: () => ({ ...aStore, workflows: ['order-to-cash'] }),
  } as unknown as ConfigurationCopy);

describe('the twin as a question', () => {
  it('plays one document at a time, and the next when that is done', async () => {
    const twin = controller();
    const [first, second] = await Promise.all([twin.play(request), twin.play(request)]);
    expect(first).toMatchObject({ busy: false, errors: [], report: { played: 2, started: 2 } });
    expect(second).toEqual({ busy: true, errors: [], report: null });
    expect(await twin.play(request)).toEqual(first);
  });

  it('tells the faults of a document that is none', async () => {
    const answer = await controller().play({ ...request, document: { id: 'x' } });
    expect(answer).toMatchObject({ busy: false, report: null });
    expect(answer.errors.length).toBeGreaterThan(0);
  });
});
