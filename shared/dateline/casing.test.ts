import { describe, expect, it } from 'vitest';
import { isCapsName, titleName, upperName } from './casing.ts';

describe('the case of names', () => {
  it.each([
    ['KANANASKIS', 'Kananaskis'],
    ['AIX-EN-PROVENCE', 'Aix-en-Provence'],
    ["O'FALLON", "O'Fallon"],
    ['ST. PETERSBURG', 'St. Petersburg'],
    ['RIO DE JANEIRO', 'Rio de Janeiro'],
    ['LA PAZ', 'La Paz'],
    ["VAL D'ISÈRE", "Val d'Isère"],
    ['STRATFORD-UPON-AVON', 'Stratford-upon-Avon'],
    ['MCALLEN', 'McAllen'],
    ['ABOARD AIR FORCE ONE', 'Aboard Air Force One'],
    ['МОСКВА', 'Москва'],
    ['München', 'München'],
    ['東京', '東京'],
  ])('%s in the usual case', (name, usual) => {
    expect(titleName(name)).toBe(usual);
  });

  it('keeps the small letters of McALLEN only where AP does', () => {
    expect(upperName('McAllen')).toBe('MCALLEN');
    expect(upperName('McAllen', true)).toBe('McALLEN');
    expect(upperName('DeKalb', true)).toBe('DeKALB');
    expect(upperName("O'Fallon", true)).toBe("O'FALLON");
  });

  it.each(['PARIS', 'RIO de JANEIRO', 'McALLEN', "O'FALLON", 'ST. PETERSBURG', 'KYIV'])(
    '%s is in capitals',
    (name) => {
      expect(isCapsName(name)).toBe(true);
    },
  );

  it.each(['Paris', 'PARIS is', 'A', '東京', 'iPhone', 'Le PARIS'])('%s is not', (name) => {
    expect(isCapsName(name)).toBe(false);
  });
});
