import { describe, expect, it } from 'vitest';
import { someLookup } from './fixtures.ts';
import { parseDatelineField, parseDatelineRunIn } from './parse.ts';

const at = { language: 'en', year: 2025 };

describe('a dateline at the beginning of a paragraph', () => {
  it('keeps a place that the gazetteer lacks as it stands, with the region and country of the text', () => {
    const found = parseDatelineRunIn('KANANASKIS, Alberta – South Korean President Lee', someLookup, at);
    expect(found).toEqual({
      certain: true,
      length: 'KANANASKIS, Alberta – '.length,
      dateline: {
        text: 'KANANASKIS, Alberta –',
        custom: false,
        style: 'commonwealth',
        places: [
          {
            name: 'Kananaskis',
            region: 'Alberta',
            regionCode: 'AB',
            country: 'Canada',
            countryCode: 'CA',
            lat: null,
            lon: null,
            timeZone: null,
            geonameId: null,
            matched: false,
          },
        ],
        date: null,
        source: '',
      },
    });
  });

  it('leaves prose alone, and says where it cannot tell', () => {
    expect(parseDatelineRunIn('PARIS – the city of light – waits', someLookup, at)?.certain).toBe(false);
    expect(parseDatelineRunIn('Japan’s Prime Minister – who spoke first – left', someLookup, at)).toBeNull();
    expect(parseDatelineRunIn('EXCLUSIVE – The minister knew', someLookup, at)).toBeNull();
    expect(parseDatelineRunIn('MR LEE: I did not say that.', someLookup, at)).toBeNull();
  });
});

describe('a dateline typed into its field', () => {
  const field = { ...at, style: 'commonwealth' } as const;

  it('prints a plain place in the style of the house', () => {
    expect(parseDatelineField('Tromsø, Norway', someLookup, field)?.text).toBe('TROMSØ, Norway –');
  });

  it('keeps the style of a wire', () => {
    const typed = parseDatelineField('WASHINGTON (AP) —', someLookup, field);
    expect(typed).toMatchObject({ style: 'ap', text: 'WASHINGTON (AP) —', source: 'AP', custom: false });
  });

  it('takes two cities for two places, though there is a region of the second name', () => {
    const names = (text: string) =>
      parseDatelineField(text, someLookup, field)?.places.map(({ name, countryCode }) => [name, countryCode]);
    expect(names('Tokyo, London')).toEqual([
      ['Tokyo', 'JP'],
      ['London', 'GB'],
    ]);
    expect(names('Paris, Singapore')).toEqual([['Paris', 'SG']]);
    expect(names('Kananaskis, Alberta')).toEqual([['Kananaskis', 'CA']]);
  });

  it('has none when it is empty or undated', () => {
    expect(parseDatelineField('  ', someLookup, field)).toBeNull();
    expect(parseDatelineField('Undated', someLookup, field)).toBeNull();
  });
});

describe('the dateline of a Japanese paper', () => {
  const read = (text: string) => parseDatelineRunIn(text, someLookup, { language: 'ja', year: 2025 });

  it('names a place abroad that nobody knows, with a reporter or an agency', () => {
    for (const [text, source] of [
      ['【トロムソ＝佐藤太郎】', ''],
      ['【トロムソ＝共同】', '共同'],
      ['【トロムソ（ノルウェー）＝時事】', '時事'],
    ] as const) {
      expect(read(`${text}空港が閉鎖された。`)).toMatchObject({
        certain: true,
        length: text.length,
        dateline: { text, places: [{ name: 'トロムソ', matched: false }], source },
      });
    }
    expect(read('【速報＝更新】空港が閉鎖された。')).toBeNull();
  });
});
