import { nameOf } from './customer-detail';

const empty = { email: null, firstName: null, lastName: null, company: null, phone: null };

describe('How a person is called', () => {
  it('is the name, else the company, else the address, else nothing', () => {
    expect(nameOf({ profile: { ...empty, firstName: 'Ada', lastName: 'King', company: 'C' } })).toBe(
      'Ada King',
    );
    expect(nameOf({ profile: { ...empty, lastName: 'King' } })).toBe('King');
    expect(nameOf({ profile: { ...empty, company: 'C', email: 'a@example.com' } })).toBe('C');
    expect(nameOf({ profile: { ...empty, email: 'a@example.com' } })).toBe('a@example.com');
    expect(nameOf({ profile: empty })).toBeNull();
  });
});
