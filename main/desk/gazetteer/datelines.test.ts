import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standsAlone, standsAloneInAp } from '../../../shared/dateline/alone.ts';
import { parseDatelineField, parseDatelineRunIn, type RunIn } from '../../../shared/dateline/parse.ts';
import { makeDateline, printDateline, printsDate } from '../../../shared/dateline/print.ts';
import { CERTAIN, MISSED, NONE, type Shape, UNSURE } from '../../../shared/dateline/shapes.ts';
import { DATELINE_STYLES, type Dateline, type Place } from '../../../shared/dateline/types.ts';
import { gazetteer } from './gazetteer.ts';

const places = gazetteer();
const year = 2025;

function shown(place: Place): string {
  const where = [place.regionCode, place.countryCode].filter((code) => code !== '').join('-');
  return `${place.name}, ${where || '?'}${place.matched ? '' : ' (as written)'}`;
}

/** What was found, in the form of the table. */
function asShape(found: RunIn | null, [language, dateline, after]: Shape): Shape | null {
  if (found === null) return null;
  const paragraph = dateline + after;
  const { date, source, custom, style } = found.dateline;
  return [
    language,
    paragraph.slice(0, found.length),
    paragraph.slice(found.length),
    found.dateline.places.map(shown).join(' + '),
    [date, source].filter(Boolean).join(' '),
    custom ? 'custom' : style,
  ];
}

const read = ([language, dateline, after]: Shape) =>
  parseDatelineRunIn(dateline + after, places, { language, year });

describe('datelines as the wires set them', () => {
  it.each(CERTAIN)('%s: %s', (...shape) => {
    const found = read(shape);
    expect(asShape(found, shape)).toEqual(shape);
    expect(found?.certain).toBe(true);
  });

  it.each(UNSURE)('unsure, %s: %s', (...shape) => {
    const found = read(shape);
    expect(asShape(found, shape)).toEqual(shape);
    expect(found?.certain).toBe(false);
  });

  it.each(NONE)('none: %s', (paragraph) => {
    expect(parseDatelineRunIn(paragraph, places, { language: 'en', year })).toBeNull();
  });

  it.each(MISSED)('not recognised yet, %s: %s', (language, paragraph) => {
    expect(parseDatelineRunIn(paragraph, places, { language, year })).toBeNull();
  });

  it.each(CERTAIN)('printed and read again stays the same, %s: %s', (...shape) => {
    const [language] = shape;
    const first = read(shape)?.dateline;
    if (first === undefined) throw new Error('not read');
    const text = printDateline(first, language);
    const again = parseDatelineRunIn(`${text} ${shape[2]}`, places, { language, year });
    expect(again?.dateline).toEqual(first);
  });

  it.each([
    ['a no-break space', 'PARIS, June\u00a03\u00a0(Reuters) -\u00a0The minister'],
    ['a narrow one', 'PARIS,\u202fJune 3 (Reuters) –\u202fThe minister'],
    ['a minus sign', 'PARIS, June 3 (Reuters) − The minister'],
    ['a horizontal bar', 'PARIS, June 3 (Reuters) ― The minister'],
    ['three hyphens', 'PARIS, June 3 (Reuters) --- The minister'],
    ['decomposed accents', 'PARIS, June 3 (Reuters) - É'.normalize('NFD')],
  ])('reads %s', (_, paragraph) => {
    const found = parseDatelineRunIn(paragraph, places, { language: 'en', year });
    expect(found?.dateline.text).toBe('PARIS, June 3 (Reuters) -');
    expect(found?.certain).toBe(true);
  });

  it('gives a place that it lacks the zone of its region', () => {
    const found = parseDatelineRunIn('KANANASKIS, Alberta – The', places, { language: 'en' });
    expect(found?.dateline.places[0]).toMatchObject({
      matched: false,
      lat: null,
      timeZone: 'America/Edmonton',
    });
  });

  it('keeps a day without a year in the words only', () => {
    const found = parseDatelineRunIn('PARIS, June 3 (Reuters) - The', places, { language: 'en' });
    expect(found?.dateline).toMatchObject({ date: null, custom: true, text: 'PARIS, June 3 (Reuters) -' });
  });

  it('takes the place at home where the language says which home', () => {
    const place = (language: string) =>
      parseDatelineField('Cambridge', places, { language, style: 'commonwealth' })?.places[0];
    expect(place('en')).toMatchObject({ matched: false, countryCode: '' });
    expect(place('en-CA')).toMatchObject({ matched: true, regionCode: 'ON' });
  });
});

/** Places that their printed region or country names without a doubt. */
const clear = fc
  .integer({ min: 0, max: 20_000 })
  .map((rank) => places.byRank(rank).place)
  .filter((place) => {
    const inCountry = places.find(place.name, { exact: true, limit: 2, countryCode: place.countryCode });
    if (inCountry[0]?.place.geonameId !== place.geonameId) return false;
    const alone = standsAlone(place) || standsAloneInAp(place);
    return (
      !alone || places.find(place.name, { exact: true, limit: 1 })[0]?.place.geonameId === place.geonameId
    );
  });

const dateline = fc.record({
  places: fc.uniqueArray(clear, { minLength: 1, maxLength: 3, selector: (place) => place.name }),
  date: fc.option(
    fc
      .date({
        min: new Date('2025-01-01T00:00:00Z'),
        max: new Date('2025-12-31T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString().slice(0, 10)),
  ),
  source: fc.constantFrom(
    '',
    'Reuters',
    'AP',
    'AFP',
    'dpa',
    'Xinhua',
    'Bernama',
    'Bloomberg',
    'dpa/bb',
    'Acme Wire',
  ),
  style: fc.constantFrom(...DATELINE_STYLES),
  language: fc.constantFrom('en', 'en-GB', 'fr', 'de', 'es', 'pt', 'it', 'nl', 'ja'),
});

describe('laws of printing and parsing', () => {
  it('what is printed is read again: places, day and agency, in every style and language', () => {
    fc.assert(
      fc.property(dateline, ({ language, ...parts }) => {
        const printed = makeDateline(parts, language);
        const context = { language, year };
        const typed = parseDatelineField(printed.text, places, { ...context, style: parts.style });
        const date = printsDate(parts.style) ? parts.date : null;
        expect(typed).toEqual({ ...printed, date, style: typed?.style });
        const found = parseDatelineRunIn(`${printed.text} The minister said`, places, context);
        if (found !== null) {
          expect(found.dateline.places).toEqual(parts.places);
          expect(found.length).toBe(printed.text.length + 1);
        }
        if (parts.source !== '' && parts.source !== 'Acme Wire') expect(found?.certain).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('reading what was printed from a reading changes nothing', () => {
    const words = fc.constantFrom(
      ...'PARIS KYIV London Alberta Ont. France June 3 2025 (AP) (AFP) (Reuters) – — - -- : , / . Kananaskis NEAR St. déc'.split(
        ' ',
      ),
    );
    const typed = fc
      .array(fc.tuple(words, fc.constantFrom(' ', '', ', ')), { maxLength: 9 })
      .map((pairs) => pairs.flat().join(''));
    fc.assert(
      fc.property(fc.oneof(typed, fc.string({ maxLength: 60, unit: 'grapheme' })), (text) => {
        const context = { language: 'en', year, style: 'commonwealth' as const };
        const again = (dateline: Dateline | null) =>
          dateline === null ? null : parseDatelineField(printDateline(dateline), places, context);
        const first = parseDatelineField(text, places, context);
        const second = again(first);
        // Capitals lose the case of a name that no gazetteer knows ("iPlace"): the words stay, the name settles.
        expect(second?.text).toBe(first?.text);
        expect(again(second)).toEqual(second);
      }),
      { numRuns: 2000 },
    );
  });

  it('any paragraph is read without an error, and never more of it than there is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (paragraph) => {
        const found = parseDatelineRunIn(paragraph, places, { language: 'en', year });
        expect(found?.length ?? 0).toBeLessThanOrEqual(paragraph.length);
      }),
      { numRuns: 500 },
    );
  });
});
