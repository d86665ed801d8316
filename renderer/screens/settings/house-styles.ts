import { DATELINE_STYLES, type DatelineStyle } from '../../../shared/dateline/types.ts';

/** The styles by which datelines print, with an example each. */
export const HOUSE_STYLES: readonly { id: DatelineStyle; label: string; note: string }[] = [
  { id: 'commonwealth', label: 'Commonwealth newspaper', note: 'TROMSØ, Norway –' },
  { id: 'ap', label: 'AP', note: 'TROMSØ, Norway —' },
  { id: 'reuters', label: 'Reuters', note: 'TROMSO, Norway, Nov 3 -' },
  { id: 'afp', label: 'AFP', note: 'Tromsø, 3 nov 2026 -' },
];

export function isDatelineStyle(id: string): id is DatelineStyle {
  return DATELINE_STYLES.some((style) => style === id);
}
