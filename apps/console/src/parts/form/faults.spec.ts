import { ApiProblem } from '../../api/problem';
import { faultsOf } from './faults';

describe('faults of a form', () => {
  it('belong to the field they name or lie in', () => {
    const error = new ApiProblem({
      status: 422,
      code: 'configuration-invalid',
      title: '',
      errors: [
        { path: 'settings.port', code: 'too-small', message: 'Too small' },
        { path: 'settings.accounts.11', code: 'invalid-format', message: 'Four digits' },
        { path: 'settings.portal', code: 'required', message: 'Required' },
      ],
    });
    const faultOf = faultsOf(error, 'en');
    expect(faultOf('settings.port')).toBe('Too small');
    expect(faultOf('settings.accounts')).toBe('11: Four digits');
    expect(faultOf('settings.host')).toBeUndefined();
    expect(faultsOf(null, 'en')('settings.port')).toBeUndefined();
    expect(faultsOf(error, 'de')('settings.portal')).toBe('Fehlt');
  });
});
