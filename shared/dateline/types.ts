import { z } from 'zod';

/** A place as the gazetteer knows it, or as the text names it (`matched: false`, no coordinates). */
export const placeSchema = z.strictObject({
  name: z.string(),
  /** State, province or the like, as printed ("Alberta"). Empty when unknown. */
  region: z.string(),
  /** ISO 3166-2 without the country ("AB"), or the gazetteer's own code. Empty when unknown. */
  regionCode: z.string(),
  country: z.string(),
  /** ISO 3166-1 alpha-2. Empty when unknown. */
  countryCode: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  /** IANA time zone ("America/Edmonton"), or null. */
  timeZone: z.string().nullable(),
  geonameId: z.number().int().nullable(),
  matched: z.boolean(),
});
export type Place = z.infer<typeof placeSchema>;

export const DATELINE_STYLES = ['commonwealth', 'ap', 'reuters', 'afp'] as const;
export const datelineStyleSchema = z.enum(DATELINE_STYLES);
export type DatelineStyle = z.infer<typeof datelineStyleSchema>;

export const datelineSchema = z.strictObject({
  /** As it prints, separator included: "KANANASKIS, Alberta –". */
  text: z.string(),
  /** True when a person wrote the text by hand and it must not be printed anew from the parts. */
  custom: z.boolean(),
  style: datelineStyleSchema,
  places: z.array(placeSchema),
  /** YYYY-MM-DD, the day at the place. */
  date: z.string().nullable(),
  /** The agency named in the dateline ("Reuters", "AP"). Empty when none. */
  source: z.string(),
});
export type Dateline = z.infer<typeof datelineSchema>;
