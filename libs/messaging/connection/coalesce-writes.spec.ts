import { Writable } from 'node:stream';
import { coalesceWrites } from './coalesce-writes';

describe('writes of one turn', () => {
  it('reach the socket together and in order, those of the next turn apart', async () => {
    const received: string[][] = [];
    const socket = new Writable({
      writev(chunks, done) {
        received.push(chunks.map(({ chunk }) => String(chunk)));
        done();
      },
    });
    coalesceWrites(socket);
    socket.write('a');
    socket.write('b');
    await new Promise((resolve) => setImmediate(resolve));
    socket.write('c');
    await new Promise<void>((resolve) => socket.end(resolve));
    expect(received).toEqual([['a', 'b'], ['c']]);
  });
});
