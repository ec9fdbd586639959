import type { MappingDraft } from '../model/draft';
import { beginWith } from './begin-with';

const side = (description: string): MappingDraft => ({
  document: { id: 'm', version: 1, source: 'a', target: 'b', description, fields: [], tests: [] } as never,
  stores: {},
});
const stored = (revision: number, draft: string | null) => ({
  ...{ revision, savedAt: null, savedBy: 'somebody' },
  content: draft === null ? null : { base: side('live'), draft: side(draft) },
});

describe('what the mapper opens with', () => {
  const live = side('live');

  it('is what is in use when nobody is writing', () => {
    expect(beginWith(live, undefined, stored(4, null))).toMatchObject({
      draft: live,
      revision: 4,
      from: 'in-use',
    });
    expect(beginWith(live, undefined, null)).toMatchObject({ draft: live, revision: 0, from: 'in-use' });
  });

  it('is the draft that everybody shares', () => {
    expect(beginWith(live, undefined, stored(4, 'shared'))).toMatchObject({
      ...{ draft: side('shared'), revision: 4, from: 'server' },
    });
  });

  it('is what only this browser has, on the revision it was made on', () => {
    const kept = { base: live, draft: side('mine'), revision: 3 };
    expect(beginWith(live, kept, stored(4, 'shared'))).toMatchObject({
      ...{ draft: side('mine'), revision: 3, from: 'browser' },
    });
    expect(beginWith(live, { ...kept, draft: side('shared') }, stored(4, 'shared'))).toMatchObject({
      ...{ revision: 4, from: 'server' },
    });
    expect(beginWith(live, { base: live, draft: live, revision: 3 }, null)).toMatchObject({ from: 'in-use' });
  });
});
