import { describe, expect, it } from 'vitest';
import { COUNTRY_CODES, countryCodeOf, countryName, countryNameIn } from './countries.ts';

describe('countries', () => {
  it('has a name for each code, and finds the code by it', () => {
    for (const code of COUNTRY_CODES) expect(countryCodeOf(countryName(code))).toBe(code);
    expect(COUNTRY_CODES).toHaveLength(250);
    expect(countryName('ZZ')).toBe('');
  });

  it.each([
    ['U.S.', 'US'],
    ['UK', 'GB'],
    ['Britain', 'GB'],
    ['Norvège', 'NO'],
    ['Deutschland', 'DE'],
    ['Estados Unidos', 'US'],
    ['日本', 'JP'],
    ['Россия', 'RU'],
    ["Côte d'Ivoire", 'CI'],
    ['DRC', 'CD'],
    ['Korea', 'KR'],
    ['Atlantis', ''],
    ['', ''],
  ])('%s', (name, code) => {
    expect(countryCodeOf(name)).toBe(code);
  });

  it('prints the name in the language, if it means that country', () => {
    expect(countryNameIn('NO', 'fr')).toBe('Norvège');
    expect(countryNameIn('CI', 'en-GB')).toBe('Ivory Coast');
    expect(countryNameIn('MM', 'it')).toBe('Myanmar');
    expect(countryNameIn('CG', 'es')).toBe('Republic of Congo');
    expect(countryNameIn('NO', 'not a language')).toBe('Norway');
  });
});
