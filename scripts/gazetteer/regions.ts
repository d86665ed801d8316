import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { coreRegion } from '../../shared/dateline/regions.ts';
import { fold } from '../../shared/fold.ts';
import { packageFolder } from './packages.ts';

/** A region as the gazetteer keeps it. */
export interface BuiltRegion {
  countryCode: string;
  /** ISO 3166-2 without the country, or empty where it has no such region. */
  code: string;
  name: string;
  /** Other names: ISO's own, in the language of the country. */
  also: string[];
}

interface IsoRegion {
  countryCode: string;
  code: string;
  names: string[];
  /** Right under the country, as GeoNames' divisions are; ISO has provinces under regions in some countries. */
  top: boolean;
}

/** Words that lists of divisions add to a name or leave out. */
const KINDS = new Set(
  (
    'province provincia provincie provinsi region regions oblast krai kray autonomous okrug district county state department ' +
    'departamento governorate governorates muhafazat prefecture canton emirate division municipality city republic of the ' +
    'parish raion rayon voivodeship special administrative sar island islands capital territory metropolitan area sheng shi ' +
    'prov gov dept distrito distritos federal federation il ili'
  ).split(' '),
);

function core(name: string): string {
  const words = fold(name.replace(/\(.*?\)|\[.*?\]/g, '')).split(' ');
  const kept = words.filter((word) => !KINDS.has(word));
  return (kept.length > 0 ? kept : words).join('');
}

async function readIso(): Promise<IsoRegion[]> {
  const module: unknown = await import(pathToFileURL(join(packageFolder('iso-3166'), '2.js')).href);
  const { iso31662 } = z
    .object({ iso31662: z.array(z.object({ code: z.string(), name: z.string(), parent: z.string() })) })
    .parse(module);
  const cldr = z
    .object({
      subdivisions: z.object({
        localeDisplayNames: z.object({ subdivisions: z.record(z.string(), z.string()) }),
      }),
    })
    .parse(
      JSON.parse(
        readFileSync(join(packageFolder('cldr-subdivisions-full'), 'subdivisions/en/en.json'), 'utf8'),
      ),
    );
  const english = cldr.subdivisions.localeDisplayNames.subdivisions;
  const nameOf = (code: string) => english[code.replace('-', '').toLowerCase()];
  return iso31662.map((one) => {
    const [countryCode = '', code = ''] = one.code.split('-');
    // ISO gave Iran's provinces new numbers in 2020; there CLDR's names belong to the old ones.
    const name = countryCode === 'IR' ? undefined : nameOf(one.code);
    return {
      countryCode,
      code,
      names: [...(name === undefined ? [] : [name]), one.name],
      top: !one.parent.includes('-'),
    };
  });
}

/**
 * GeoNames codes whose names no rule brings together with ISO's, by hand; empty where ISO has no such division. Norway's
 * are those of Statistics Norway since 2024, which ISO follows.
 */
const BY_HAND: Readonly<Record<string, string>> = {
  'CZ.78': '64',
  'CZ.79': '31',
  'CZ.81': '41',
  'CZ.85': '80',
  'CZ.88': '20',
  'DK.18': '82',
  'BA.01': 'BIH',
  'BA.02': 'SRP',
  'LB.09': 'AS',
  'LB.08': 'BI',
  'NI.18': 'AS',
  'SD.50': 'KS',
  'OM.04': 'JS',
  'OM.12': 'SS',
  'YE.02': 'AD',
  'AF.09': 'GHO',
  'MN.18': '047',
  'MN.08': '059',
  'MN.07': '063',
  'MN.06': '061',
  'AE.01': 'AZ',
  'AO.CBG': '',
  'AO.CUB': '',
  'AO.ICB': '',
  'AO.MLE': '',
  'AR.01': 'B',
  'AR.07': 'C',
  'BG.42': '22',
  'BG.58': '23',
  'BH.16': '13',
  'BW.10': 'SO',
  'BY.02': 'HO',
  'BY.03': 'HR',
  'BY.04': 'HM',
  'BY.05': 'MI',
  'BY.06': 'MA',
  'CD.04': 'KE',
  'CH.BS': 'BS',
  'CH.GR': 'GR',
  'CL.08': 'LI',
  'CN.20': 'NM',
  'CO.34': 'DC',
  'CZ.52': '10',
  'EG.14': 'SHR',
  'ES.29': 'MD',
  'ET.55': '',
  'ET.56': '',
  'FR.94': '20R',
  'GR.ESYE31': 'I',
  'HU.06': 'CS',
  'ID.PD': '',
  'ID.PE': '',
  'ID.PS': '',
  'ID.PT': '',
  'IL.WE': '',
  'IN.29': 'SK',
  'IQ.01': 'AN',
  'IQ.08': 'DA',
  'IQ.19': '',
  'IR.01': '04',
  'IR.16': '12',
  'IR.26': '23',
  'IR.28': '10',
  'IR.33': '03',
  'IR.41': '29',
  'IR.42': '09',
  'IR.43': '28',
  'IS.38': '7',
  'IS.45': '3',
  'JM.11': '11',
  'KG.08': 'O',
  'KG.10': 'GO',
  'KP.13': '10',
  'KP.18': '13',
  'KR.01': '49',
  'KR.06': '42',
  'KR.10': '26',
  'KR.11': '11',
  'KR.12': '28',
  'KR.22': '50',
  'KZ.01': '19',
  'KZ.02': '75',
  'KZ.03': '11',
  'KZ.04': '15',
  'KZ.05': '71',
  'KZ.07': '27',
  'KZ.08': '',
  'KZ.12': '35',
  'KZ.12510143': '10',
  'KZ.12510144': '33',
  'KZ.15': '63',
  'KZ.16': '59',
  'LA.24': 'VT',
  'LA.27': 'VI',
  'MA.02': '02',
  'MA.04': '04',
  'MX.09': 'CMX',
  'MX.15': 'MEX',
  'MZ.04': 'L',
  'MZ.11': 'MPM',
  'NG.11': 'FC',
  'NO.01': '32',
  'NO.04': '33',
  'NO.05': '56',
  'NO.09': '18',
  'NO.13': '31',
  'NO.17': '40',
  'NO.18': '55',
  'NO.20': '39',
  'PE.07': 'CAL',
  'PE.08': 'CUS',
  'PE.15': 'LIM',
  'PE.LMA': 'LMA',
  'PS.GZ': 'GZ',
  'PS.WE': 'WE',
  'RS.SE': '',
  'RU.03': 'AL',
  'RU.04': 'ALT',
  'RU.29': 'KEM',
  'RU.42': 'LEN',
  'RU.47': 'MOS',
  'RU.48': 'MOW',
  'RU.59': 'PRI',
  'RU.66': 'SPE',
  'RU.79': 'TY',
  'SA.05': '03',
  'SA.14': '02',
  'SY.05': 'SU',
  'TH.40': '10',
  'TW.01': '',
  'TW.02': 'KHH',
  'TW.03': 'TPE',
  'TW.04': '',
  'UA.11': '43',
  'UA.12': '30',
  'UA.13': '32',
  'UA.15': '46',
  'UA.17': '51',
  'UA.20': '40',
  'UA.21': '59',
  'UZ.13': 'TK',
  'UZ.14': 'TO',
  'VE.25': 'A',
};

/** Pairs of letters, for a rough likeness of two names. */
function pairs(name: string): Set<string> {
  const letters = core(name);
  return new Set([...letters].slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`));
}

/** Dice's coefficient of two names: 1 is the same letters, 0 none together. */
function likeness(a: string, b: string): number {
  const [one, two] = [pairs(a), pairs(b)];
  if (one.size + two.size === 0) return 0;
  return (2 * [...one].filter((pair) => two.has(pair)).length) / (one.size + two.size);
}

/** Names that newsrooms print instead of GeoNames' own, by GeoNames code. */
const PRINTED: Readonly<Record<string, string>> = {
  'AR.07': 'Buenos Aires City',
  'AR.01': 'Buenos Aires Province',
  'CN.13': 'Xinjiang',
  'CN.14': 'Tibet',
  'CN.16': 'Guangxi',
  'CN.20': 'Inner Mongolia',
  'CN.21': 'Ningxia',
  'PS.GZ': 'Gaza Strip',
  'PS.WE': 'West Bank',
  'TW.02': 'Kaohsiung',
  'VN.79': 'Ho Chi Minh City',
};

/** The region of ISO that has the name of a division, if only one does. */
function named(geoName: string, candidates: readonly IsoRegion[]): IsoRegion | undefined {
  const same = candidates.filter((one) => one.names.some((other) => core(other) === core(geoName)));
  const top = same.filter((one) => one.top);
  const best = top.length > 0 ? top : same;
  return best.length === 1 ? best[0] : undefined;
}

/**
 * Brings GeoNames' divisions together with ISO 3166-2: by hand, by the name, and then, among those that are left in a
 * country, those that are most alike to each other ("Odesa", "Odeska oblast"). The rest get no code.
 */
export async function regionsOf(divisions: ReadonlyMap<string, string>): Promise<Map<string, BuiltRegion>> {
  const iso = await readIso();
  const taken = new Map<string, IsoRegion>();
  const codeOf = (key: string) => key.slice(0, 2);
  const free = (countryCode: string) =>
    iso.filter((one) => one.countryCode === countryCode && ![...taken.values()].includes(one));
  for (const key of divisions.keys()) {
    const hand = BY_HAND[key];
    const found = iso.find((one) => one.countryCode === codeOf(key) && one.code === hand);
    if (found !== undefined) taken.set(key, found);
  }
  for (const [key, geoName] of divisions) {
    const found = key in BY_HAND ? undefined : named(PRINTED[key] ?? geoName, free(codeOf(key)));
    if (found !== undefined) taken.set(key, found);
  }
  const left = [...divisions].filter(([key]) => !taken.has(key) && !(key in BY_HAND));
  const pairsLeft = left
    .flatMap(([key, geoName]) =>
      free(codeOf(key)).map((one) => ({
        key,
        one,
        like: Math.max(...one.names.map((name) => likeness(name, geoName))) + (one.top ? 0.01 : 0),
      })),
    )
    .filter((pair) => pair.like >= 0.6)
    .sort((a, b) => b.like - a.like);
  for (const { key, one } of pairsLeft) {
    if (!taken.has(key) && ![...taken.values()].includes(one)) taken.set(key, one);
  }
  const built = new Map<string, BuiltRegion>();
  for (const [key, geoName] of divisions) {
    const countryCode = codeOf(key);
    const found = taken.get(key);
    const code = found?.code ?? BY_HAND[key] ?? '';
    const name = coreRegion(countryCode, code)?.name ?? PRINTED[key] ?? geoName;
    const also = [...new Set([geoName, ...(found?.names ?? [])])].filter(
      (other) => fold(other) !== fold(name),
    );
    built.set(key, { countryCode, code, name, also });
  }
  return built;
}
