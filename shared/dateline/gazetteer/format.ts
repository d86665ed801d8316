import { z } from 'zod';

/** The gazetteer as its builder hands it over. */
export interface GazetteerData {
  /** Where it comes from, for people. */
  source: string;
  /** Most likely meant first: the order of places is their rank. */
  places: readonly {
    name: string;
    aliases: readonly string[];
    geonameId: number;
    lat: number;
    lon: number;
    population: number;
    capital: boolean;
    /** Index into `regions`. */
    region: number;
    timeZone: string;
  }[];
  /** Most populous first. One for each country without a code and name stands for "no region known". */
  regions: readonly GazetteerRegion[];
  /** Every text that can be found, as `textNumber * 16 + wordNumber`, in the order of its folded key. */
  index: Uint32Array;
}

const regionSchema = z.strictObject({
  countryCode: z.string(),
  code: z.string(),
  name: z.string(),
  also: z.array(z.string()),
  /** The one zone of its places, or null. */
  timeZone: z.string().nullable(),
});
export type GazetteerRegion = z.infer<typeof regionSchema>;

const headerSchema = z.strictObject({
  gazetteer: z.literal(1),
  source: z.string(),
  places: z.number().int(),
  aliases: z.number().int(),
  zones: z.array(z.string()),
  /** The one zone of a country's places. */
  countryZones: z.record(z.string(), z.string()),
  regions: z.array(regionSchema),
  /** Bytes of each section, in the order of `SECTIONS`. */
  sections: z.array(z.number().int()),
});

const SECTIONS = [
  'ids',
  'lats',
  'lons',
  'populations',
  'regionOf',
  'zoneOf',
  'flags',
  'aliasPlace',
  'lengths',
  'text',
  'index',
] as const;

/** The gazetteer in memory: columns over one buffer, texts decoded when they are asked for. */
export interface GazetteerTables {
  source: string;
  places: number;
  zones: readonly string[];
  countryZones: Readonly<Record<string, string>>;
  regions: readonly GazetteerRegion[];
  ids: Uint32Array;
  /** Hundred-thousandths of a degree. */
  lats: Int32Array;
  lons: Int32Array;
  populations: Uint32Array;
  regionOf: Uint16Array;
  zoneOf: Uint16Array;
  /** 1: a capital. */
  flags: Uint8Array;
  /** The place of each alias. */
  aliasPlace: Uint32Array;
  /** Where each text begins: the names of all places, then the aliases; one more for the end. */
  offsets: Uint32Array;
  text: Uint8Array;
  index: Uint32Array;
}

const DEGREE = 100_000;
const MAGIC = 0x5a4c4731; // "1GLZ" in a little-endian file

function pad(length: number): number {
  return (length + 3) & ~3;
}

function bytesOf(array: Uint8Array | Uint16Array | Uint32Array | Int32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** The one zone of those that are counted, or null. */
function onlyZone(zones: ReadonlySet<string> | undefined): string | null {
  const [first, second] = zones ?? [];
  return first !== undefined && second === undefined ? first : null;
}

function zonesBy<Key>(
  places: GazetteerData['places'],
  keyOf: (region: number) => Key,
): Map<Key, Set<string>> {
  const zones = new Map<Key, Set<string>>();
  for (const place of places) {
    const key = keyOf(place.region);
    const set = zones.get(key);
    if (set === undefined) zones.set(key, new Set([place.timeZone]));
    else set.add(place.timeZone);
  }
  return zones;
}

/** Writes the gazetteer as one buffer, to be compressed and kept in a file. Little-endian, sections padded to 4. */
export function encodeGazetteer(data: GazetteerData): Uint8Array {
  const { places } = data;
  const zones = [...new Set(places.map((place) => place.timeZone))].sort();
  const zoneNumber = new Map(zones.map((zone, number) => [zone, number]));
  const encoder = new TextEncoder();
  const texts = [...places.map((place) => place.name), ...places.flatMap((place) => place.aliases)].map(
    (text) => encoder.encode(text),
  );
  const text = new Uint8Array(texts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const one of texts) {
    if (one.length > 255) throw new Error(`A name of ${one.length} bytes does not fit`);
    text.set(one, at);
    at += one.length;
  }
  const sections = [
    Uint32Array.from(places, (place) => place.geonameId),
    Int32Array.from(places, (place) => Math.round(place.lat * DEGREE)),
    Int32Array.from(places, (place) => Math.round(place.lon * DEGREE)),
    Uint32Array.from(places, (place) => place.population),
    Uint16Array.from(places, (place) => place.region),
    Uint16Array.from(places, (place) => zoneNumber.get(place.timeZone) ?? 0),
    Uint8Array.from(places, (place) => (place.capital ? 1 : 0)),
    Uint32Array.from(places.flatMap((place, number) => place.aliases.map(() => number))),
    Uint8Array.from(texts, (one) => one.length),
    text,
    data.index,
  ].map(bytesOf);
  const byCountry = zonesBy(places, (region) => data.regions[region]?.countryCode ?? '');
  const byRegion = zonesBy(places, (region) => region);
  const countryZones = [...byCountry].flatMap(([code, set]) => {
    const zone = onlyZone(set);
    return zone === null ? [] : [[code, zone] as const];
  });
  const header: z.infer<typeof headerSchema> = {
    gazetteer: 1,
    source: data.source,
    places: places.length,
    aliases: texts.length - places.length,
    zones,
    countryZones: Object.fromEntries(countryZones.sort(([a], [b]) => (a < b ? -1 : 1))),
    regions: data.regions.map((region, number) => ({ ...region, timeZone: onlyZone(byRegion.get(number)) })),
    sections: sections.map((section) => section.length),
  };
  const head = encoder.encode(JSON.stringify(header));
  const file = new Uint8Array(8 + pad(head.length) + sections.reduce((sum, one) => sum + pad(one.length), 0));
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, head.length, true);
  file.set(head, 8);
  let offset = 8 + pad(head.length);
  for (const section of sections) {
    file.set(section, offset);
    offset += pad(section.length);
  }
  return file;
}

/**
 * Opens a buffer that `encodeGazetteer` wrote. Nothing is copied but the offsets of the texts. Throws when it is no
 * gazetteer, or is cut short.
 */
export function decodeGazetteer(bytes: Uint8Array): GazetteerTables {
  const file = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 8 || view.getUint32(0, true) !== MAGIC) throw new Error('This file is no gazetteer.');
  const headLength = view.getUint32(4, true);
  const head = new TextDecoder().decode(file.subarray(8, 8 + headLength));
  const header = headerSchema.parse(JSON.parse(head));
  let at = file.byteOffset + 8 + pad(headLength);
  const parts = SECTIONS.map((_, number) => {
    const length = header.sections[number] ?? 0;
    const part = { at, length };
    at += pad(length);
    return part;
  });
  if (at > file.byteOffset + file.length) throw new Error('The gazetteer is cut short.');
  const part = (name: (typeof SECTIONS)[number]) => parts[SECTIONS.indexOf(name)] ?? { at: 0, length: 0 };
  const uint8 = (name: (typeof SECTIONS)[number]) =>
    new Uint8Array(file.buffer, part(name).at, part(name).length);
  const uint16 = (name: (typeof SECTIONS)[number]) =>
    new Uint16Array(file.buffer, part(name).at, part(name).length / 2);
  const uint32 = (name: (typeof SECTIONS)[number]) =>
    new Uint32Array(file.buffer, part(name).at, part(name).length / 4);
  const int32 = (name: (typeof SECTIONS)[number]) =>
    new Int32Array(file.buffer, part(name).at, part(name).length / 4);
  const lengths = uint8('lengths');
  const offsets = new Uint32Array(lengths.length + 1);
  for (let number = 0; number < lengths.length; number += 1) {
    offsets[number + 1] = (offsets[number] ?? 0) + (lengths[number] ?? 0);
  }
  return {
    source: header.source,
    places: header.places,
    zones: header.zones,
    countryZones: header.countryZones,
    regions: header.regions,
    ids: uint32('ids'),
    lats: int32('lats'),
    lons: int32('lons'),
    populations: uint32('populations'),
    regionOf: uint16('regionOf'),
    zoneOf: uint16('zoneOf'),
    flags: uint8('flags'),
    aliasPlace: uint32('aliasPlace'),
    offsets,
    text: uint8('text'),
    index: uint32('index'),
  };
}
