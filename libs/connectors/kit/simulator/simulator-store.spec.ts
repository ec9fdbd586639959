import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatorStore } from './simulator-store';

describe('the store of a simulator', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'simulator-store-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const open = (): SimulatorStore => new SimulatorStore({ name: 'world', directory });
  const lines = (): number => readFileSync(join(directory, 'world.jsonl'), 'utf8').split('\n').length - 1;

  it('keeps its world over a restart and compacts the file', () => {
    const store = open();
    const orders = store.collection<{ total: number }>('orders');
    for (let total = 0; total < 10; total += 1) orders.set('1', { total });
    orders.set('2', { total: 5 });
    orders.delete('2');
    expect(lines()).toBe(12);
    store.close();

    const again = open();
    expect(again.collection('orders').entries()).toEqual([['1', { total: 9 }]]);
    expect(lines()).toBe(1);
    again.close();
  });

  it('finds entries by a field, also after they were changed in place, removed or forgotten', () => {
    const store = new SimulatorStore({ name: 'world' });
    const lines = store.collection<{ order: number; name: string }>('lines');
    const pen = lines.set('1', { order: 7, name: 'pen' });
    const namesOf = (order: number): string[] => lines.where('order', order).map(({ name }) => name);
    expect(namesOf(7)).toEqual(['pen']);
    lines.set('2', { order: 7, name: 'ink' });
    lines.set('3', { order: 8, name: 'pad' });
    expect([namesOf(7), namesOf(8), namesOf(9)]).toEqual([['pen', 'ink'], ['pad'], []]);
    pen.order = 8;
    lines.set('1', pen);
    lines.set('3', { order: 8, name: 'big pad' });
    expect([namesOf(7), namesOf(8)]).toEqual([['ink'], ['big pad', 'pen']]);
    lines.delete('1');
    expect(namesOf(8)).toEqual(['big pad']);
    store.clear();
    expect(namesOf(8)).toEqual([]);
  });

  it('drops the line that a crash left half-written', () => {
    const store = open();
    store.collection('orders').set('1', { total: 1 });
    store.close();
    appendFileSync(join(directory, 'world.jsonl'), '{"c":"orders","k":"2","v":{"tot');
    const again = open();
    expect(again.collection('orders').size).toBe(1);
    again.close();
  });

  it('forgets everything when cleared, in the file too', () => {
    const store = open();
    store.collection('orders').set('1', { total: 1 });
    store.clear();
    expect(lines()).toBe(0);
    store.collection('orders').set('3', { total: 3 });
    store.close();
    const again = open();
    expect(again.collection('orders').entries()).toEqual([['3', { total: 3 }]]);
    again.close();
  });
});
