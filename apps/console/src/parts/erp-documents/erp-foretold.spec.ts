import { erpForetold } from './erp-foretold';

const words = {
  wouldGive: (connection: string, count: number) => `${connection}: ${count}`,
  nothing: {
    'no-erp': 'no ERP',
    'entry-posted': (document: string) => `entry ${document}`,
    'order-posted': (document: string) => `order ${document}`,
    'nothing-held': 'nothing held',
  },
};
const preview = (code: string, details: Record<string, unknown> = {}) => ({
  ...{ verdict: 'nothing-to-do' as const, code, sentence: 'as the service says it', details },
});

describe('what a command for the ERP would do, in words', () => {
  it('says how many documents, and why there are none', () => {
    const customer = { kind: 'customer', document: 'Customer', key: 'k', name: 'Ada', email: null };
    const documents = { connectionId: 'erp', documents: [customer] };
    expect(erpForetold(preview('erp-documents', documents), words)).toBe('erp: 1');
    expect(erpForetold(preview('no-erp'), words)).toBe('no ERP');
    expect(erpForetold(preview('entry-posted', { documentId: 'JE-1' }), words)).toBe('entry JE-1');
    expect(erpForetold(preview('order-posted', { orderId: 'SO-1' }), words)).toBe('order SO-1');
    expect(erpForetold(preview('nothing-held'), words)).toBe('nothing held');
  });

  it('leaves other commands to others', () => {
    expect(erpForetold(preview('capture', { amount: 1 }), words)).toBeUndefined();
  });
});
