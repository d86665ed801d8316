import { countryName } from './countries.ts';
import { type MemoryPlace, memoryLookup } from './memory.ts';
import { coreRegion } from './regions.ts';

/** `name; country code; region code; population; latitude; longitude; zone; aliases, a star for capitals`. */
const ROWS = `
Paris*;FR;;2138551;48.85;2.35;Europe/Paris;París|巴黎
Paris;US;TX;24782;33.66;-95.56;America/Chicago
Washington*;US;DC;689545;38.9;-77.04;America/New_York;Washington, D.C.|ワシントン
Kyiv*;UA;;2797553;50.45;30.52;Europe/Kyiv;Kiev|Киев
London*;GB;ENG;8961989;51.51;-0.13;Europe/London;Londres
London;CA;ON;346765;42.98;-81.23;America/Toronto
New York;US;NY;8804190;40.71;-74.01;America/New_York;New York City|NYC
Tromsø;NO;;64448;69.65;18.96;Europe/Oslo
Singapore*;SG;;5638700;1.29;103.85;Asia/Singapore
Tokyo*;JP;;8336599;35.69;139.69;Asia/Tokyo;東京
Beijing*;CN;;18960744;39.91;116.4;Asia/Shanghai;Peking|北京
Springfield;US;IL;114394;39.8;-89.64;America/Chicago
Springfield;US;MA;155929;42.1;-72.59;America/New_York
Austin;US;TX;961855;30.27;-97.74;America/Chicago
O'Fallon;US;IL;32289;38.59;-89.91;America/Chicago
St. Petersburg;RU;;5351935;59.94;30.31;Europe/Moscow;Saint Petersburg|Санкт-Петербург
St. Petersburg;US;FL;258308;27.77;-82.64;America/New_York
Rio de Janeiro;BR;;6747815;-22.91;-43.18;America/Sao_Paulo
São Paulo;BR;;12252023;-23.55;-46.64;America/Sao_Paulo
Aix-en-Provence;FR;;146821;43.53;5.45;Europe/Paris
Manchester;GB;ENG;547627;53.48;-2.24;Europe/London
Reading;GB;ENG;244070;51.46;-0.97;Europe/London
Tbilisi*;GE;;1049498;41.69;44.83;Asia/Tbilisi
Athens*;GR;;664046;37.98;23.72;Europe/Athens
Athens;US;GA;116714;33.96;-83.38;America/New_York
Kuala Lumpur*;MY;;1453975;3.14;101.69;Asia/Kuala_Lumpur
Ramallah;PS;WE;24599;31.9;35.2;Asia/Hebron
McAllen;US;TX;140269;26.2;-98.23;America/Chicago
Kharkiv;UA;;1433886;49.98;36.25;Europe/Kyiv
Bakhmut;UA;;75798;48.6;38;Europe/Kyiv`;

function row(line: string, index: number): MemoryPlace {
  const [name = '', countryCode = '', regionCode = '', population, lat, lon, timeZone = '', aliases] =
    line.split(';');
  const region = coreRegion(countryCode, regionCode)?.name ?? '';
  return {
    place: {
      name: name.replace('*', ''),
      region,
      regionCode,
      country: countryName(countryCode),
      countryCode,
      lat: Number(lat),
      lon: Number(lon),
      timeZone,
      geonameId: index + 1,
      matched: true,
    },
    population: Number(population),
    capital: name.endsWith('*'),
    aliases: aliases === undefined ? [] : aliases.split('|'),
  };
}

/** A few dozen real places, for tests that need no gazetteer file. */
export const somePlaces: readonly MemoryPlace[] = ROWS.trim().split('\n').map(row);
export const someLookup = memoryLookup(somePlaces);
