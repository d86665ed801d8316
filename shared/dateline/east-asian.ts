import { knownAgency } from './agencies.ts';
import type { DatelineContext, RunIn } from './context.ts';
import { isoDate } from './dates.ts';
import type { PlaceLookup } from './lookup.ts';
import { findPlaces } from './where.ts';

const AGENCIES =
  '新华社|新華社|中新社|中新网|中央社|法新社|路透社|美联社|美聯社|共同社|共同|時事|聯合ニュース|ロイター|AFP=時事|AFP時事|AP|連合ニュース';

/** 【東京＝共同】, （ワシントン共同）, (서울=연합뉴스), [서울=뉴시스]. */
const BRACKETED =
  /^\s*[【（([［〔]\s*([^\s【】（）()[\]［］＝=〕]{1,20}?)\s*[＝=]\s*([^【】（）()[\]［］＝=〕]{1,20})[】）)\]］〕]\s*/u;
const FUSED = new RegExp(`^\\s*[【（([［]\\s*([^\\s【】（）()＝=]{1,20}?)(${AGENCIES})[】）)\\]］]\\s*`, 'u');
/** 新华社北京6月3日电, （中央社台北3日電）, 中新社香港6月3日电（记者 …）. */
const CHINESE = new RegExp(
  `^\\s*[（(]?(${AGENCIES})(?:记者[^\\s，。]{2,8})?\\s?([\\p{Script=Han}]{2,10}?)\\s?(?:(\\d{1,2})月)?(\\d{1,2})日(?:综合|專)?(?:外?[电電]|讯|訊)[）)]?\\s*`,
  'u',
);

/**
 * Reads the datelines of Japanese, Korean and Chinese agencies, which set place and agency in brackets or run them
 * together with the day. The words stand as a custom text. Null when there is none.
 */
export function parseEastAsian(
  paragraph: string,
  lookup: PlaceLookup,
  context: DatelineContext,
): RunIn | null {
  const bracketed = BRACKETED.exec(paragraph) ?? FUSED.exec(paragraph);
  const chinese = bracketed === null ? CHINESE.exec(paragraph) : null;
  const match = bracketed ?? chinese;
  if (match === null) return null;
  const name = (bracketed?.[1] ?? chinese?.[2] ?? '').trim();
  const source = (bracketed?.[2] ?? chinese?.[1] ?? '').trim();
  const places = findPlaces([{ name, qualifiers: [] }], lookup, '', true);
  if (places === null) return null;
  const known = knownAgency(source) !== null || chinese !== null;
  const matched = places.every((one) => one.place.matched || one.place.countryCode !== '');
  if (!known && !matched) return null;
  const month = chinese?.[3];
  const day = chinese?.[4];
  const date =
    month !== undefined && day !== undefined
      ? isoDate({ year: null, month: Number(month), day: Number(day) }, context.year)
      : null;
  return {
    dateline: {
      text: match[0].trim(),
      custom: true,
      style: 'commonwealth',
      places: places.map((one) => one.place),
      date,
      source: knownAgency(source) ?? source,
    },
    length: match[0].length,
    certain: known || matched,
  };
}
