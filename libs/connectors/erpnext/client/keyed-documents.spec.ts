import { Failure } from '#platform/errors/failure';
import type { FrappeClient, FrappeDoc } from './frappe-client';
import { KeyedDocuments } from './keyed-documents';

const draft: FrappeDoc = { name: 'ACC-JV-2026-00001', docstatus: 0 };

function documentsWith(update: () => Promise<FrappeDoc>, now: FrappeDoc): KeyedDocuments {
  const client = { update, get: () => Promise.resolve(now) } as unknown as FrappeClient;
  return new KeyedDocuments(client, 'bridge_key');
}
const refused = (): Promise<never> =>
  Promise.reject(Failure.conflict('erp-document-changed', 'modified after you have opened it'));

describe('submitting a draft', () => {
  it('succeeds when somebody else has submitted it at the same moment', async () => {
    const submitted = { ...draft, docstatus: 1 };
    await expect(documentsWith(refused, submitted).submitted(draft, 'Journal Entry')).resolves.toBe(
      submitted,
    );
  });

  it('fails with the reason when it is a draft still', async () => {
    await expect(documentsWith(refused, draft).submitted(draft, 'Journal Entry')).rejects.toMatchObject({
      code: 'erp-document-changed',
    });
  });

  it('does not look again when nobody answers', async () => {
    const silent = (): Promise<never> => Promise.reject(Failure.transient('timed-out', 'no answer'));
    const documents = documentsWith(silent, { ...draft, docstatus: 1 });
    await expect(documents.submitted(draft, 'Journal Entry')).rejects.toMatchObject({ code: 'timed-out' });
  });
});
