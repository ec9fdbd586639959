import { idsIn } from './id-list';

describe('ids as somebody pastes them', () => {
  it('are parted by whatever stands between them, and count once', () => {
    expect(idsIn(' po_1, po_2\npo_1;po_3 ')).toEqual(['po_1', 'po_2', 'po_3']);
    expect(idsIn(' ')).toEqual([]);
  });
});
