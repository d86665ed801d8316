import { fold } from '../fold.ts';

/** A region that text alone can name, without a gazetteer. */
export interface CoreRegion {
  countryCode: string;
  /** ISO 3166-2 without the country. */
  code: string;
  name: string;
  /** What AP prints after a town, where that is not the name. */
  ap: string;
  /** Other spellings and abbreviations. */
  also: readonly string[];
}

/**
 * United States: postal code, name, AP's abbreviation in datelines, older abbreviations.
 * AP Stylebook, "state names": eight are never abbreviated (Alaska, Hawaii, Idaho, Iowa, Maine, Ohio, Texas,
 * Utah); since 2014 names are spelled out in the text of a story, and still abbreviated in datelines.
 */
const STATES = `
AL Alabama Ala.|AK Alaska|AZ Arizona Ariz.|AR Arkansas Ark.|CA California Calif.,Cal.|CO Colorado Colo.,Col.
CT Connecticut Conn.,Ct.|DE Delaware Del.|DC District_of_Columbia D.C.|FL Florida Fla.|GA Georgia Ga.|HI Hawaii
ID Idaho|IL Illinois Ill.,Ills.|IN Indiana Ind.|IA Iowa|KS Kansas Kan.,Kans.,Kas.|KY Kentucky Ky.,Ken.
LA Louisiana La.|ME Maine|MD Maryland Md.|MA Massachusetts Mass.|MI Michigan Mich.|MN Minnesota Minn.
MS Mississippi Miss.|MO Missouri Mo.|MT Montana Mont.|NE Nebraska Neb.,Nebr.|NV Nevada Nev.
NH New_Hampshire N.H.|NJ New_Jersey N.J.|NM New_Mexico N.M.,N._Mex.|NY New_York N.Y.,New_York_state
NC North_Carolina N.C.|ND North_Dakota N.D.,N._Dak.|OH Ohio|OK Oklahoma Okla.|OR Oregon Ore.,Oreg.
PA Pennsylvania Pa.,Penn.,Penna.|RI Rhode_Island R.I.|SC South_Carolina S.C.|SD South_Dakota S.D.,S._Dak.
TN Tennessee Tenn.|TX Texas|UT Utah|VT Vermont Vt.|VA Virginia Va.|WA Washington Wash.,Washington_state
WV West_Virginia W.Va.|WI Wisconsin Wis.,Wisc.|WY Wyoming Wyo.`;

/** Elsewhere: code, name, abbreviations. AP spells all of these out. */
const OTHERS: Readonly<Record<string, string>> = {
  CA: `AB Alberta Alta.|BC British_Columbia B.C.|MB Manitoba Man.|NB New_Brunswick N.B.
NL Newfoundland_and_Labrador N.L.,Nfld.,Newfoundland,Labrador|NS Nova_Scotia N.S.|NT Northwest_Territories N.W.T.
NU Nunavut|ON Ontario Ont.|PE Prince_Edward_Island P.E.I.|QC Quebec Que.,Québec|SK Saskatchewan Sask.
YT Yukon Y.T.,Yukon_Territory`,
  AU: `ACT Australian_Capital_Territory A.C.T.|NSW New_South_Wales N.S.W.|NT Northern_Territory N.T.
QLD Queensland Qld.|SA South_Australia S.A.|TAS Tasmania Tas.|VIC Victoria Vic.|WA Western_Australia W.A.`,
  GB: `ENG England|SCT Scotland|WLS Wales|NIR Northern_Ireland N.Ireland`,
  PS: `GZ Gaza_Strip Gaza|WE West_Bank`,
};

function read(countryCode: string, table: string): CoreRegion[] {
  return table
    .trim()
    .split(/[|\n]/)
    .map((row) => {
      const [code = '', name = '', short = ''] = row.split(' ').map((part) => part.trim());
      const also = short === '' ? [] : short.split(',').map((one) => one.replaceAll('_', ' '));
      const plain = name.replaceAll('_', ' ');
      return {
        countryCode,
        code,
        name: plain,
        ap: countryCode === 'US' ? (also[0] ?? plain) : plain,
        also,
      };
    });
}

/** The regions of the countries whose datelines print them, in no order of size. */
export const CORE_REGIONS: readonly CoreRegion[] = [
  ...read('US', STATES),
  ...Object.entries(OTHERS).flatMap(([code, table]) => read(code, table)),
];

/** The region of that country and ISO code, or undefined. */
export function coreRegion(countryCode: string, code: string): CoreRegion | undefined {
  return CORE_REGIONS.find((region) => region.countryCode === countryCode && region.code === code);
}

/** The regions that a word may mean: name, abbreviation, or code ("Alberta", "Ill.", "NSW"). */
export function coreRegionsNamed(name: string, countryCode?: string): CoreRegion[] {
  const key = fold(name);
  const isCode = /^[A-Z]{2,3}$/.test(name.trim());
  return CORE_REGIONS.filter((region) => {
    if (countryCode !== undefined && region.countryCode !== countryCode) return false;
    if (fold(region.name) === key || region.also.some((one) => fold(one) === key)) return true;
    return isCode && region.code === name.trim();
  });
}
