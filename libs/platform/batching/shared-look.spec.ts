import { SharedLook } from './shared-look';

interface Look {
  answer(value: string): void;
  fail(error: Error): void;
}

describe('a look that is shared', () => {
  const setUp = () => {
    const looks: Look[] = [];
    const shared = new SharedLook<string>();
    const ask = (key = 'payment') =>
      shared.at(key, () => new Promise((answer, fail) => looks.push({ answer, fail })));
    return { looks, ask };
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('is one for all who asked while another was under way, and begins after they asked', async () => {
    const { looks, ask } = setUp();
    const first = ask();
    const later = [ask(), ask(), ask()];
    await settled();
    expect(looks).toHaveLength(1);
    looks[0]!.answer('before');
    expect(await first).toBe('before');
    await settled();
    expect(looks).toHaveLength(2);
    looks[1]!.answer('after');
    expect(await Promise.all(later)).toEqual(['after', 'after', 'after']);
  });

  it('is never one that was already under way when it is asked for again', async () => {
    const { looks, ask } = setUp();
    void ask();
    const second = ask();
    looks[0]!.answer('1');
    await settled();
    const third = ask();
    looks[1]!.answer('2');
    await settled();
    looks[2]!.answer('3');
    expect(await Promise.all([second, third])).toEqual(['2', '3']);
  });

  it('comes although the one before it failed, and its own failure is told to all', async () => {
    const { looks, ask } = setUp();
    const first = ask();
    const later = [ask(), ask()];
    looks[0]!.fail(new Error('away'));
    await expect(first).rejects.toThrow('away');
    await settled();
    looks[1]!.fail(new Error('still away'));
    for (const one of later) await expect(one).rejects.toThrow('still away');
  });

  it('waits for nobody who looks at something else, and for nobody who is done', async () => {
    const { looks, ask } = setUp();
    void ask('one');
    const other = ask('other');
    looks[1]!.answer('at once');
    expect(await other).toBe('at once');
    await settled();
    void ask('other');
    expect(looks).toHaveLength(3);
  });
});
