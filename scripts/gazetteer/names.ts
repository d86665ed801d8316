/**
 * What English-language newsrooms print where GeoNames has another name: country, GeoNames' name, ours. The largest place
 * of that name in the country is meant. GeoNames' own stays as an alias.
 */
const TABLE = `
AE Ajman City|Ajman
AE Al Ain City|Al Ain
AG Saint John’s|St. John's
BE Antwerpen|Antwerp
BE Brugge|Bruges
BE Gent|Ghent
CA Montréal|Montreal
CA Québec|Quebec City
CH Genève|Geneva
CH Luzern|Lucerne
CH Zürich|Zurich
CR San José|San Jose
DE Frankfurt am Main|Frankfurt
DE Hannover|Hanover
DE Köln|Cologne
DE Nürnberg|Nuremberg
DK Århus|Aarhus
EG Al Manşūrah|Mansoura
ES Sevilla|Seville
ET Mek'ele|Mekelle
ET Nazrēt|Adama
FM Palikir - National Government Center|Palikir
GB Kingston upon Hull|Hull
GB Newcastle upon Tyne|Newcastle
GD Saint George's|St. George's
GR Thessaloníki|Thessaloniki
IL Qiryat Shmona|Kiryat Shmona
IN Ajodhya|Ayodhya
IN Allahābād|Prayagraj
IN Cochin|Kochi
IN Gurgaon|Gurugram
IQ Al Fallūjah|Fallujah
IQ Al Ḩillah|Hilla
IQ Basrah|Basra
IR Orūmīyeh|Urmia
IS Reykjavík|Reykjavik
IT Padova|Padua
IT Siracusa|Syracuse
JE Saint Helier|St. Helier
LY Az Zāwīyah|Zawiya
LY Darnah|Derna
MA Fès|Fez
MM Nay Pyi Taw|Naypyitaw
MN Ulan Bator|Ulaanbaatar
MX Acapulco de Juárez|Acapulco
MX Heroica Matamoros|Matamoros
MX León de los Aldama|León
MX Santiago de Querétaro|Querétaro
MX Victoria de Durango|Durango
MX Xalapa de Enríquez|Xalapa
PA Panamá|Panama City
PL Kraków|Krakow
PS Bayt Lāhyā|Beit Lahia
PS Gaza|Gaza City
PS Jabālyā|Jabalia
PS Janīn|Jenin
PS Khān Yūnis|Khan Younis
RU Groznyy|Grozny
RU Naberezhnyye Chelny|Naberezhnye Chelny
RU Nizhniy Novgorod|Nizhny Novgorod
RU Rostov-na-Donu|Rostov-on-Don
RU Saint Petersburg|St. Petersburg
SA Ta’if|Taif
SE Göteborg|Gothenburg
SY Ar Raqqah|Raqqa
SY Dar‘ā|Daraa
SY Tadmur|Palmyra
TW Taoyuan City|Taoyuan
UA Kryvyy Rih|Kryvyi Rih
UA Mykolayiv|Mykolaiv
UA Vinnytsya|Vinnytsia
UA Zaporizhzhya|Zaporizhzhia
US Lexington-Fayette|Lexington
US New York City|New York
US Saint Paul|St. Paul
VU Port-Vila|Port Vila
YE Al Ḩudaydah|Hodeida
YE Ma'rib|Marib
ZA Port Elizabeth|Gqeberha`;

/** By "CC GeoNames' name". */
export const PRINTED_NAMES: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split('\n')
    .map((row) => {
      const [name = '', printed = ''] = row.split('|');
      return [name, printed];
    }),
);

/**
 * Countries whose languages are written in other scripts (and Viet Nam): there GeoNames' accents mark a
 * transliteration that newsrooms do not print.
 */
const TRANSLITERATED = new Set(
  'AE AF AM BD BG BH BT BY CN EG ET GE GR IL IN IQ IR JO JP KH KP KR KW KZ LA LB LK LY MM MN NP OM PK PS QA RU SA SD SY TH TJ UA VN YE'.split(
    ' ',
  ),
);

/**
 * GeoNames' name without the marks of a transliteration, without Korea's "-si" for city, without a region after a
 * comma, and of two names ("Gasteiz / Vitoria") the second.
 */
export function plainName(geoName: string, countryCode: string): string {
  const name = (geoName.split(',')[0] ?? geoName).split(' / ').at(-1) ?? geoName;
  if (!TRANSLITERATED.has(countryCode)) return name;
  const bare = name
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(countryCode === 'CN' ? /[‘ʻʼ`]/g : /[‘’ʻʼ`]/g, '');
  return countryCode === 'KR' ? bare.replace(/-si$/, '') : bare;
}

/** Names that people type and GeoNames lists nowhere, by "CC our name". */
export const EXTRA_ALIASES: Readonly<Record<string, readonly string[]>> = {
  'AT Vienna': ['ウィーン'],
  'CH Geneva': ['ジュネーブ'],
  'DE Frankfurt': ['Frankfurt/Main'],
  'HK Hong Kong': ['Hongkong'],
  'IN Kolkata': ['Calcutta'],
  'IN Mumbai': ['Bombay'],
  'LU Luxembourg': ['Luxembourg City'],
  'MX Ciudad Juárez': ['Juarez'],
  'PS Gaza City': ['Gaza'],
  'US New York': ['New York City', 'NYC', '纽约'],
  'US Washington': [
    'Washington, D.C.',
    'Washington DC',
    'ワシントン',
    '华盛顿',
    '華盛頓',
    '워싱턴',
    'واشنطن',
  ],
  'VA Vatican City': ['Vatican'],
  'YE Hodeida': ['Hodeidah', 'Al Hudaydah'],
};

/** Other names that are kept although a town bears them as its own: who types them means the city. */
export const KEPT_ALIASES: Readonly<Record<string, readonly string[]>> = {
  'BO Santa Cruz de la Sierra': ['Santa Cruz'],
  'CN Guangzhou': ['Canton'],
  'ES Seville': ['Sevilla'],
  'MX Mexico City': ['México'],
  'UA Odesa': ['Odessa'],
};
