const MONTHS =
  'jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro desember desembre des';
const DAYS =
  'mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo';
const CLOCK =
  'am pm a m p h uhr noon midnight gmt utc bst est edt cst cdt mst mdt pst pdt cet cest ist jst kst sgt hkt aest aedt msk z';
const FRAME =
  'published publish posted post updated update last modified issued issue created released release first originally at on the of and by st nd rd th ago today yesterday minute minutes min mins hour hours hr hrs day days week weeks second seconds';
const TOKENS = new Set([MONTHS, DAYS, CLOCK, FRAME].join(' ').split(' '));
const MONTH = new Set(MONTHS.split(' '));

/**
 * Whether a line is nothing but a date, as pages and services put it above or under a story: "Published Nov 20, 2025,
 * 09:14 PM", "Updated 3 hours ago", "2025-11-20". A time of day alone may be part of the story ("14:22 GMT").
 */
export function isDateLine(text: string): boolean {
  if (text.length > 120) return false;
  const tokens: readonly string[] = text.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
  if (tokens.length === 0 || tokens.length > 22) return false;
  if (!tokens.every((token) => /^\d{1,4}$/.test(token) || TOKENS.has(token))) return false;
  const numbers = tokens.filter((token) => /^\d/.test(token)).length;
  const hasMonth = tokens.some((token) => MONTH.has(token)) && numbers > 0;
  const isNumeric = /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/.test(text);
  const isAgo = tokens.includes('ago') && numbers > 0;
  const isStamped =
    /\d{1,2}[:.]\d{2}/.test(text) && /^(?:first |last )?(?:published|updated|posted)\b/i.test(text);
  return hasMonth || isNumeric || isAgo || isStamped;
}

/** "Published", "Updated" alone: the date stands on the next line. */
export function isDateLabel(text: string): boolean {
  return /^(?:first |last )?(?:published|updated|posted|modified|issued)(?: on| at)?:?$/i.test(text);
}
