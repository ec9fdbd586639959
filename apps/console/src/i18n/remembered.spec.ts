import { remembered } from './remembered';

describe('what is remembered', () => {
  it('is made once for the same words, and anew for others', () => {
    const made: string[] = [];
    const greeting = remembered((language: string, name: string) => {
      made.push(`${language} ${name}`);
      return { language, name };
    });
    expect(greeting('en', 'Ada')).toBe(greeting('en', 'Ada'));
    expect(greeting('de', 'Ada')).toEqual({ language: 'de', name: 'Ada' });
    expect(greeting('en', 'Bob')).toEqual({ language: 'en', name: 'Bob' });
    expect(made).toEqual(['en Ada', 'de Ada', 'en Bob']);
  });
});
