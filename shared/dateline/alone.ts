import { fold } from '../fold.ts';
import type { Place } from './types.ts';

/** AP Stylebook, "datelines", domestic: the cities of the United States that need no state. */
const AP_US =
  'Atlanta|Baltimore|Boston|Chicago|Cincinnati|Cleveland|Dallas|Denver|Detroit|Honolulu|Houston|Indianapolis|' +
  'Las Vegas|Los Angeles|Miami|Milwaukee|Minneapolis|New Orleans|New York|Oklahoma City|Philadelphia|Phoenix|' +
  'Pittsburgh|St. Louis|Salt Lake City|San Antonio|San Diego|San Francisco|Seattle|Washington';

/** AP Stylebook, "datelines", international: the cities abroad that need no country. */
const AP_WORLD: Readonly<Record<string, string>> = {
  AT: 'Vienna',
  AU: 'Sydney',
  BE: 'Brussels',
  BR: 'Rio de Janeiro|Sao Paulo',
  CA: 'Montreal|Quebec City|Toronto',
  CH: 'Geneva|Zurich',
  CN: 'Beijing|Shanghai',
  CU: 'Havana',
  CZ: 'Prague',
  DE: 'Berlin|Munich',
  DJ: 'Djibouti',
  EG: 'Cairo',
  ES: 'Madrid',
  FI: 'Helsinki',
  FR: 'Paris',
  GB: 'London',
  GI: 'Gibraltar',
  GT: 'Guatemala City',
  HK: 'Hong Kong',
  IE: 'Dublin',
  IL: 'Jerusalem',
  IN: 'New Delhi',
  IQ: 'Baghdad',
  IT: 'Milan|Rome',
  JP: 'Tokyo',
  KW: 'Kuwait City',
  LB: 'Beirut',
  LU: 'Luxembourg',
  MC: 'Monaco',
  MO: 'Macau',
  MX: 'Mexico City',
  NL: 'Amsterdam',
  PA: 'Panama City',
  PK: 'Islamabad',
  RU: 'Moscow',
  SE: 'Stockholm',
  SG: 'Singapore',
  SM: 'San Marino',
  TH: 'Bangkok',
  TR: 'Istanbul',
  US: AP_US,
  VA: 'Vatican City',
  ZA: 'Johannesburg',
};

/**
 * National capitals and the large cities that the other styles print alone as well. Reuters Handbook of
 * Journalism, "datelines": the country is named where the place is not well known; AFP and Commonwealth papers do
 * the same. Which ones are well known is the house's judgement, and this is ours.
 */
const WELL_KNOWN: Readonly<Record<string, string>> = {
  AE: 'Abu Dhabi|Dubai',
  AF: 'Kabul',
  AL: 'Tirana',
  AM: 'Yerevan',
  AO: 'Luanda',
  AR: 'Buenos Aires',
  AU: 'Canberra|Melbourne|Brisbane|Adelaide',
  AZ: 'Baku',
  BA: 'Sarajevo',
  BD: 'Dhaka',
  BF: 'Ouagadougou',
  BG: 'Sofia',
  BH: 'Manama',
  BI: 'Bujumbura',
  BO: 'La Paz',
  BR: 'Brasilia',
  BY: 'Minsk',
  CA: 'Ottawa|Vancouver',
  CD: 'Kinshasa',
  CF: 'Bangui',
  CG: 'Brazzaville',
  CH: 'Bern',
  CI: 'Abidjan',
  CL: 'Santiago',
  CM: 'Yaounde',
  CN: 'Guangzhou|Shenzhen',
  CO: 'Bogota',
  CY: 'Nicosia',
  DE: 'Cologne|Frankfurt|Hamburg',
  DK: 'Copenhagen',
  DZ: 'Algiers',
  EC: 'Quito',
  EE: 'Tallinn',
  EG: 'Alexandria',
  ER: 'Asmara',
  ES: 'Barcelona',
  ET: 'Addis Ababa',
  FR: 'Lyon|Marseille',
  GA: 'Libreville',
  GB: 'Belfast|Cardiff|Edinburgh|Glasgow',
  GE: 'Tbilisi',
  GH: 'Accra',
  GN: 'Conakry',
  GR: 'Athens',
  HN: 'Tegucigalpa',
  HR: 'Zagreb',
  HT: 'Port-au-Prince',
  HU: 'Budapest',
  ID: 'Jakarta',
  IL: 'Tel Aviv',
  IN: 'Bengaluru|Chennai|Delhi|Kolkata|Mumbai',
  IR: 'Tehran',
  IS: 'Reykjavik',
  IT: 'Naples|Turin|Venice|Florence',
  JO: 'Amman',
  JP: 'Hiroshima|Osaka|Kyoto',
  KE: 'Nairobi',
  KH: 'Phnom Penh',
  KP: 'Pyongyang',
  KR: 'Seoul',
  KW: 'Kuwait',
  KZ: 'Almaty|Astana',
  LA: 'Vientiane',
  LK: 'Colombo',
  LT: 'Vilnius',
  LV: 'Riga',
  LY: 'Tripoli',
  MA: 'Casablanca|Rabat',
  MD: 'Chisinau',
  ME: 'Podgorica',
  MG: 'Antananarivo',
  MK: 'Skopje',
  ML: 'Bamako',
  MM: 'Yangon',
  MN: 'Ulaanbaatar',
  MT: 'Valletta',
  MX: 'Mexico',
  MY: 'Kuala Lumpur',
  MZ: 'Maputo',
  NE: 'Niamey',
  NG: 'Abuja|Lagos',
  NI: 'Managua',
  NL: 'The Hague|Rotterdam',
  NO: 'Oslo',
  NP: 'Kathmandu',
  NZ: 'Auckland|Wellington',
  OM: 'Muscat',
  PE: 'Lima',
  PH: 'Manila',
  PK: 'Karachi|Lahore',
  PL: 'Warsaw',
  PS: 'Gaza|Gaza City|Ramallah',
  PT: 'Lisbon',
  PY: 'Asuncion',
  QA: 'Doha',
  RO: 'Bucharest',
  RS: 'Belgrade',
  RW: 'Kigali',
  SA: 'Riyadh',
  SD: 'Khartoum',
  SI: 'Ljubljana',
  SK: 'Bratislava',
  SN: 'Dakar',
  SO: 'Mogadishu',
  SS: 'Juba',
  SV: 'San Salvador',
  SY: 'Damascus',
  TN: 'Tunis',
  TR: 'Ankara',
  TW: 'Taipei',
  TZ: 'Dar es Salaam',
  UA: 'Kyiv',
  UG: 'Kampala',
  UY: 'Montevideo',
  UZ: 'Tashkent',
  VE: 'Caracas',
  VN: 'Hanoi',
  YE: 'Sanaa',
  ZM: 'Lusaka',
  ZW: 'Harare',
};

/** The region that a city of the list is in, where its country has others of that name. */
const REGION: Readonly<Record<string, string>> = {
  'US washington': 'DC',
  'US new york': 'NY',
  'US phoenix': 'AZ',
  'US boston': 'MA',
  'US philadelphia': 'PA',
  'US cleveland': 'OH',
  'US atlanta': 'GA',
  'US baltimore': 'MD',
  'US chicago': 'IL',
  'US cincinnati': 'OH',
  'US dallas': 'TX',
  'US denver': 'CO',
  'US detroit': 'MI',
  'US houston': 'TX',
  'US las vegas': 'NV',
  'US los angeles': 'CA',
  'US miami': 'FL',
  'US milwaukee': 'WI',
  'US pittsburgh': 'PA',
  'US san antonio': 'TX',
  'US san diego': 'CA',
  'US seattle': 'WA',
  'US st louis': 'MO',
};

function keys(lists: readonly Readonly<Record<string, string>>[]): Set<string> {
  const set = new Set<string>();
  for (const list of lists) {
    for (const [code, names] of Object.entries(list)) {
      for (const name of names.split('|')) set.add(`${code} ${fold(name)}`);
    }
  }
  return set;
}

const AP_ALONE = keys([AP_WORLD]);
const KNOWN_ALONE = keys([AP_WORLD, WELL_KNOWN]);

function alone(place: Place, list: Set<string>): boolean {
  const key = `${place.countryCode} ${fold(place.name)}`;
  if (!list.has(key)) return false;
  const region = REGION[key];
  return region === undefined || place.regionCode === '' || place.regionCode === region;
}

/** Whether AP prints the city without its state or country. */
export function standsAloneInAp(place: Place): boolean {
  return alone(place, AP_ALONE);
}

/** Whether the other styles print the city without its state or country. */
export function standsAlone(place: Place): boolean {
  return alone(place, KNOWN_ALONE);
}

const NAMES_ALONE = new Set([...KNOWN_ALONE].map((key) => key.slice(3)));

/** Whether a name by itself reads as one of the cities that print alone, whatever place is meant by it. */
export function readsAsWellKnown(name: string): boolean {
  return NAMES_ALONE.has(fold(name));
}
