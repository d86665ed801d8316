import { fold } from '../fold.ts';

/**
 * Names and abbreviations of the months, January first, by language: as the wires of that language write
 * them, inflected forms included. Folded when they are compared, so accents and points do not matter.
 */
const MONTHS: Readonly<Record<string, string>> = {
  en: 'january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec',
  fr: 'janvier janv jan|février févr fév|mars|avril avr|mai|juin|juillet juil|août aou|septembre sept|octobre oct|novembre nov|décembre déc',
  de: 'januar jänner jan jän|februar feber feb|märz mär mrz|april apr|mai|juni jun|juli jul|august aug|september sept sep|oktober okt|november nov|dezember dez',
  es: 'enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|septiembre setiembre sept sep set|octubre oct|noviembre nov|diciembre dic',
  pt: 'janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set|outubro out|novembro nov|dezembro dez',
  it: 'gennaio genn gen|febbraio febbr feb|marzo mar|aprile apr|maggio magg mag|giugno giu|luglio lug|agosto ago|settembre sett set|ottobre ott|novembre nov|dicembre dic',
  nl: 'januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sept sep|oktober okt|november nov|december dec',
  sv: 'januari jan|februari feb|mars mar|april apr|maj|juni jun|juli jul|augusti aug|september sept sep|oktober okt|november nov|december dec',
  nb: 'januar jan|februar feb|mars mar|april apr|mai|juni jun|juli jul|august aug|september sept sep|oktober okt|november nov|desember des',
  da: 'januar jan|februar feb|marts mar|april apr|maj|juni jun|juli jul|august aug|september sept sep|oktober okt|november nov|december dec',
  fi: 'tammikuuta tammikuu|helmikuuta helmikuu|maaliskuuta maaliskuu|huhtikuuta huhtikuu|toukokuuta toukokuu|kesäkuuta kesäkuu|heinäkuuta heinäkuu|elokuuta elokuu|syyskuuta syyskuu|lokakuuta lokakuu|marraskuuta marraskuu|joulukuuta joulukuu',
  pl: 'stycznia styczeń|lutego luty|marca marzec|kwietnia kwiecień|maja maj|czerwca czerwiec|lipca lipiec|sierpnia sierpień|września wrzesień|października październik|listopada listopad|grudnia grudzień',
  cs: 'ledna leden|února únor|března březen|dubna duben|května květen|června červen|července červenec|srpna srpen|září|října říjen|listopadu listopad|prosince prosinec',
  hu: 'január jan|február febr|március márc|április ápr|május máj|június jún|július júl|augusztus aug|szeptember szept|október okt|november nov|december dec',
  ro: 'ianuarie ian|februarie feb|martie mar|aprilie apr|mai|iunie iun|iulie iul|august aug|septembrie sept|octombrie oct|noiembrie nov|decembrie dec',
  hr: 'siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna|listopada|studenoga studenog|prosinca',
  tr: 'ocak oca|şubat şub|mart mar|nisan nis|mayıs may|haziran haz|temmuz tem|ağustos ağu|eylül eyl|ekim eki|kasım kas|aralık ara',
  id: 'januari jan|februari feb|maret mar|april apr|mei|juni jun|juli jul|agustus agu|september sep|oktober okt|november nov|desember des',
  ru: 'января янв|февраля фев|марта мар|апреля апр|мая май|июня июн|июля июл|августа авг|сентября сен сент|октября окт|ноября ноя нояб|декабря дек',
  uk: 'січня січ|лютого лют|березня бер|квітня квіт|травня трав|червня черв|липня лип|серпня серп|вересня вер|жовтня жовт|листопада лист|грудня груд',
  el: 'ιανουαρίου ιαν|φεβρουαρίου φεβ|μαρτίου μαρ|απριλίου απρ|μαΐου μαι|ιουνίου ιουν|ιουλίου ιουλ|αυγούστου αυγ|σεπτεμβρίου σεπ|οκτωβρίου οκτ|νοεμβρίου νοε|δεκεμβρίου δεκ',
  ar: 'يناير|فبراير|مارس|أبريل إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر',
};

const byLanguage = new Map<string, Map<string, number>>();

function namesOf(language: string): Map<string, number> {
  let names = byLanguage.get(language);
  if (names === undefined) {
    names = new Map();
    const months = (MONTHS[language] ?? '').split('|');
    for (const [index, words] of months.entries()) {
      for (const word of words.split(' ')) if (word !== '') names.set(fold(word), index + 1);
    }
    byLanguage.set(language, names);
  }
  return names;
}

/** The key of a language in the table: `no` and `nn` share Norwegian Bokmål's months. */
function primary(language: string): string {
  const tag = (language.split('-')[0] ?? '').toLowerCase();
  return tag === 'no' || tag === 'nn' ? 'nb' : tag === 'ms' ? 'id' : tag === 'sk' ? 'cs' : tag;
}

/**
 * The month (1 to 12) that a word names, or null. The article's own language decides first, then English, then
 * the others in order: Croatian `listopada` is October in Croatian and November in Polish.
 */
export function monthOf(word: string, language = 'en'): number | null {
  const key = fold(word);
  if (key === '' || /^\d+$/.test(key)) return null;
  for (const one of [primary(language), 'en', ...Object.keys(MONTHS)]) {
    const month = namesOf(one).get(key);
    if (month !== undefined) return month;
  }
  return null;
}

/** Days of the week, which some datelines print before the date and which say nothing more. */
const WEEKDAYS = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun ' +
    'lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag ' +
    'sonntag lunes martes miercoles jueves viernes sabado domingo lunedi martedi mercoledi giovedi venerdi ' +
    'sabato domenica segunda terca quarta quinta sexta hetfo kedd szerda csutortok pentek szombat vasarnap'
  ).split(' '),
);

/** Whether a word is the name of a day of the week. */
export function isWeekday(word: string): boolean {
  return WEEKDAYS.has(fold(word));
}
