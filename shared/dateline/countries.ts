import { foldPlace } from '../fold.ts';

/**
 * ISO 3166-1 alpha-2 codes (and XK, which the EU and GeoNames use for Kosovo) with the name that English
 * datelines print. Where usage differs from ISO's name, it follows the AP Stylebook ("Ivory Coast",
 * "Cape Verde"), or is the shorter one.
 */
const TABLE = `
AD Andorra|AE United Arab Emirates|AF Afghanistan|AG Antigua and Barbuda|AI Anguilla|AL Albania|AM Armenia
AO Angola|AQ Antarctica|AR Argentina|AS American Samoa|AT Austria|AU Australia|AW Aruba|AX Aland Islands
AZ Azerbaijan|BA Bosnia-Herzegovina|BB Barbados|BD Bangladesh|BE Belgium|BF Burkina Faso|BG Bulgaria
BH Bahrain|BI Burundi|BJ Benin|BL St. Barthelemy|BM Bermuda|BN Brunei|BO Bolivia|BQ Caribbean Netherlands
BR Brazil|BS Bahamas|BT Bhutan|BV Bouvet Island|BW Botswana|BY Belarus|BZ Belize|CA Canada|CC Cocos Islands
CD Congo|CF Central African Republic|CG Republic of Congo|CH Switzerland|CI Ivory Coast|CK Cook Islands
CL Chile|CM Cameroon|CN China|CO Colombia|CR Costa Rica|CU Cuba|CV Cape Verde|CW Curacao|CX Christmas Island
CY Cyprus|CZ Czech Republic|DE Germany|DJ Djibouti|DK Denmark|DM Dominica|DO Dominican Republic|DZ Algeria
EC Ecuador|EE Estonia|EG Egypt|EH Western Sahara|ER Eritrea|ES Spain|ET Ethiopia|FI Finland|FJ Fiji
FK Falkland Islands|FM Micronesia|FO Faroe Islands|FR France|GA Gabon|GB United Kingdom|GD Grenada|GE Georgia
GF French Guiana|GG Guernsey|GH Ghana|GI Gibraltar|GL Greenland|GM Gambia|GN Guinea|GP Guadeloupe
GQ Equatorial Guinea|GR Greece|GS South Georgia and the South Sandwich Islands|GT Guatemala|GU Guam
GW Guinea-Bissau|GY Guyana|HK Hong Kong|HM Heard and McDonald Islands|HN Honduras|HR Croatia|HT Haiti
HU Hungary|ID Indonesia|IE Ireland|IL Israel|IM Isle of Man|IN India|IO British Indian Ocean Territory|IQ Iraq
IR Iran|IS Iceland|IT Italy|JE Jersey|JM Jamaica|JO Jordan|JP Japan|KE Kenya|KG Kyrgyzstan|KH Cambodia
KI Kiribati|KM Comoros|KN St. Kitts and Nevis|KP North Korea|KR South Korea|KW Kuwait|KY Cayman Islands
KZ Kazakhstan|LA Laos|LB Lebanon|LC St. Lucia|LI Liechtenstein|LK Sri Lanka|LR Liberia|LS Lesotho
LT Lithuania|LU Luxembourg|LV Latvia|LY Libya|MA Morocco|MC Monaco|MD Moldova|ME Montenegro|MF St. Martin
MG Madagascar|MH Marshall Islands|MK North Macedonia|ML Mali|MM Myanmar|MN Mongolia|MO Macau
MP Northern Mariana Islands|MQ Martinique|MR Mauritania|MS Montserrat|MT Malta|MU Mauritius|MV Maldives
MW Malawi|MX Mexico|MY Malaysia|MZ Mozambique|NA Namibia|NC New Caledonia|NE Niger|NF Norfolk Island
NG Nigeria|NI Nicaragua|NL Netherlands|NO Norway|NP Nepal|NR Nauru|NU Niue|NZ New Zealand|OM Oman|PA Panama
PE Peru|PF French Polynesia|PG Papua New Guinea|PH Philippines|PK Pakistan|PL Poland
PM St. Pierre and Miquelon|PN Pitcairn Islands|PR Puerto Rico|PS Palestinian territories|PT Portugal|PW Palau
PY Paraguay|QA Qatar|RE Reunion|RO Romania|RS Serbia|RU Russia|RW Rwanda|SA Saudi Arabia|SB Solomon Islands
SC Seychelles|SD Sudan|SE Sweden|SG Singapore|SH St. Helena|SI Slovenia|SJ Svalbard and Jan Mayen|SK Slovakia
SL Sierra Leone|SM San Marino|SN Senegal|SO Somalia|SR Suriname|SS South Sudan|ST Sao Tome and Principe
SV El Salvador|SX Sint Maarten|SY Syria|SZ Eswatini|TC Turks and Caicos Islands|TD Chad
TF French Southern Territories|TG Togo|TH Thailand|TJ Tajikistan|TK Tokelau|TL East Timor|TM Turkmenistan
TN Tunisia|TO Tonga|TR Turkey|TT Trinidad and Tobago|TV Tuvalu|TW Taiwan|TZ Tanzania|UA Ukraine|UG Uganda
UM U.S. Outlying Islands|US United States|UY Uruguay|UZ Uzbekistan|VA Vatican City
VC St. Vincent and the Grenadines|VE Venezuela|VG British Virgin Islands|VI U.S. Virgin Islands|VN Vietnam
VU Vanuatu|WF Wallis and Futuna|WS Samoa|XK Kosovo|YE Yemen|YT Mayotte|ZA South Africa|ZM Zambia|ZW Zimbabwe`;

/** Other English names and the abbreviations that wires print. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  AE: ['U.A.E.', 'UAE', 'Emirates'],
  BA: ['Bosnia', 'Bosnia and Herzegovina', 'Bosnia & Herzegovina'],
  CD: ['Democratic Republic of Congo', 'DR Congo', 'D.R. Congo', 'DRC', 'Democratic Republic of the Congo'],
  CF: ['CAR'],
  CG: ['Congo Republic', 'Congo-Brazzaville', 'Republic of the Congo'],
  CI: ["Cote d'Ivoire"],
  CN: ['PRC', "People's Republic of China"],
  CV: ['Cabo Verde'],
  CZ: ['Czechia'],
  FK: ['Falklands'],
  FO: ['Faeroe Islands'],
  GB: ['UK', 'U.K.', 'Britain', 'Great Britain'],
  IE: ['Republic of Ireland'],
  KP: ['DPRK', 'N. Korea', 'N Korea'],
  KR: ['Korea', 'Republic of Korea', 'S. Korea', 'S Korea'],
  MK: ['Macedonia'],
  MM: ['Burma'],
  MO: ['Macao'],
  NL: ['The Netherlands', 'Holland'],
  PH: ['The Philippines'],
  PS: ['Palestine', 'Palestinian Territory', 'Occupied Palestinian Territory'],
  RU: ['Russian Federation'],
  SA: ['KSA'],
  SZ: ['Swaziland'],
  TL: ['Timor-Leste'],
  TR: ['Türkiye'],
  US: ['U.S.', 'USA', 'U.S.A.', 'United States of America', 'US'],
  VA: ['Vatican', 'Holy See'],
  VI: ['US Virgin Islands'],
};

/** The languages whose names of countries a dateline may bring: those of the larger news agencies. */
const LANGUAGES = (
  'fr de es pt it nl sv nb da fi is pl cs sk hu ro bg hr sr sl el tr ru uk ar fa he hi id ms vi th ja ko zh zh-Hant ' +
  'ca et lv lt'
).split(' ');

const NAMES: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split(/[|\n]/)
    .map((row) => [row.slice(0, 2), row.slice(3)]),
);

/** All codes, in alphabetical order. */
export const COUNTRY_CODES: readonly string[] = [...NAMES.keys()];

/** The English name that a dateline prints for a code, or an empty string for no known country. */
export function countryName(code: string): string {
  return NAMES.get(code) ?? '';
}

const displayNames = new Map<string, Intl.DisplayNames | null>();

/** The name of a country in a language as CLDR has it, or an empty string. */
function localName(code: string, language: string): string {
  let names = displayNames.get(language);
  if (names === undefined) {
    try {
      names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    } catch {
      names = null; // not a language tag
    }
    displayNames.set(language, names);
  }
  // "Myanmar (Birmania)" would put brackets into brackets.
  return names?.of(code)?.replace(/\s*[(（].*$/u, '') ?? '';
}

/**
 * The name of a country in a language (BCP 47): English from our own table, others as CLDR has them, unless that name
 * means another country to most ("Congo" in Spanish).
 */
export function countryNameIn(code: string, language: string): string {
  if (!NAMES.has(code) || /^en\b/i.test(language)) return countryName(code);
  const local = localName(code, language);
  return local !== '' && countryCodeOf(local) === code ? local : countryName(code);
}

let english: Map<string, string> | null = null;
let everyLanguage: Map<string, string> | null = null;

/** Codes by folded English name. Made at the first question. */
function byEnglishName(): Map<string, string> {
  if (english === null) {
    english = new Map();
    for (const [code, name] of NAMES) english.set(foldPlace(name), code);
    for (const [code, names] of Object.entries(ALSO)) {
      for (const name of names) english.set(foldPlace(name), code);
    }
  }
  return english;
}

/** Codes by folded name in the other languages; English wins where two countries share a word. */
function byAnyName(): Map<string, string> {
  if (everyLanguage === null) {
    everyLanguage = new Map();
    for (const language of LANGUAGES) {
      for (const code of NAMES.keys()) {
        const key = foldPlace(localName(code, language));
        if (!everyLanguage.has(key)) everyLanguage.set(key, code);
      }
    }
  }
  return everyLanguage;
}

/** The code of the country of that name in English or another language, or an empty string. */
export function countryCodeOf(name: string): string {
  const key = foldPlace(name);
  if (key === '') return '';
  return byEnglishName().get(key) ?? byAnyName().get(key) ?? '';
}
