import { makeDateline } from '../../../shared/dateline/print.ts';
import { DATELINE_STYLES, type DatelineStyle, type Place } from '../../../shared/dateline/types.ts';

const NAMES: Record<DatelineStyle, string> = {
  commonwealth: 'Commonwealth newspaper',
  ap: 'AP',
  reuters: 'Reuters',
  afp: 'AFP',
};

const TROMSO: Place = {
  name: 'Tromsø',
  region: 'Troms',
  regionCode: '',
  country: 'Norway',
  countryCode: 'NO',
  lat: null,
  lon: null,
  timeZone: null,
  geonameId: null,
  matched: true,
};

/** The styles by which datelines print, with an example each. */
export const HOUSE_STYLES: readonly { id: DatelineStyle; label: string; note: string }[] =
  DATELINE_STYLES.map((style) => ({
    id: style,
    label: NAMES[style],
    note: makeDateline({ style, places: [TROMSO], date: '2026-11-03', source: '' }, 'en-GB').text,
  }));

export function isDatelineStyle(id: string): id is DatelineStyle {
  return DATELINE_STYLES.some((style) => style === id);
}
