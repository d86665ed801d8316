import { knownAgency } from './agencies.ts';
import type { DatelineContext, RunIn } from './context.ts';
import { isoDate } from './dates.ts';
import type { PlaceLookup } from './lookup.ts';
import { findPlaces } from './where.ts';

/** What was read: place and agency as written, and the day as far as it is said. */
interface Read {
  length: number;
  place: string;
  agency: string;
  month: number | null;
  day: number | null;
}

const AGENCIES =
  '新华社|新華社|中新社|中新网|中央社|法新社|路透社|美联社|美聯社|共同社|共同|時事|聯合ニュース|ロイター|AFP=時事|AFP時事|AFP|AP';
const OPEN = '[【（(［\\[〔]';
const CLOSE = '[】）)］\\]〕]';
const NUMBER = '[0-9０-９一二三四五六七八九十]{1,3}';

/** （東京＝共同）, 【北京=三塚聖平】, (서울=연합뉴스), [서울=뉴시스]: place and agency or reporter. */
const EQUALS = new RegExp(
  `^\\s*${OPEN}\\s*([^\\s=＝()（）【】\\[\\]]{1,20}?)(?:（[^（）]{1,20}）)?\\s*[＝=]\\s*([^()（）【】\\[\\]]{1,20}?)\\s*${CLOSE}\\s*[-－]?\\s*`,
  'u',
);
/** 【ワシントン共同】, [北京26日ロイター]-, [東京 3日 ロイター] -. */
const FUSED = new RegExp(
  `^\\s*${OPEN}\\s*([^\\s=＝()（）【】\\[\\]]{1,20}?)\\s*(?:(${NUMBER})日)?\\s*(${AGENCIES})\\s*${CLOSE}\\s*[-－]?\\s*`,
  'u',
);
/** 新华社北京6月3日电, （中央社記者王承中台北3日電）, 【法新社台北一月九日电】. */
const CHINESE = new RegExp(
  `^\\s*${OPEN}?(${AGENCIES})(?:记者|記者)?([\\p{Script=Han}]{2,14}?)\\s?(?:(${NUMBER})月)?(${NUMBER})日(?:综合|綜合|專)?(?:外?[电電]|讯|訊)(?:${CLOSE})?\\s*`,
  'u',
);

/** 【トロムソ＝佐藤】: a name in katakana before the sign of equality is a place abroad, whoever knows it. */
const FOREIGN = /^\s*【[\p{Script=Katakana}ー・]{2,20}\s*[＝=][^【】]{1,20}】/u;

const DIGITS = '〇一二三四五六七八九';

/** A number up to 99 in Arabic, full-width or Chinese figures. */
function numeral(text: string | undefined): number | null {
  if (text === undefined) return null;
  const plain = text.normalize('NFKC');
  if (/^\d+$/.test(plain)) return Number(plain);
  const [tens, ones] = plain.includes('十') ? plain.split('十') : ['', plain];
  const value = (figure: string | undefined) => Math.max(0, DIGITS.indexOf(figure ?? ''));
  return (plain.includes('十') ? (tens === '' ? 1 : value(tens)) * 10 : 0) + (ones === '' ? 0 : value(ones));
}

function read(paragraph: string): Read | null {
  const equals = EQUALS.exec(paragraph);
  if (equals) {
    return {
      length: equals[0].length,
      place: equals[1] ?? '',
      agency: equals[2] ?? '',
      month: null,
      day: null,
    };
  }
  const fused = FUSED.exec(paragraph);
  if (fused) {
    const day = numeral(fused[2]);
    return { length: fused[0].length, place: fused[1] ?? '', agency: fused[3] ?? '', month: null, day };
  }
  const chinese = CHINESE.exec(paragraph);
  if (!chinese) return null;
  const [month, day] = [numeral(chinese[3]), numeral(chinese[4])];
  return { length: chinese[0].length, place: chinese[2] ?? '', agency: chinese[1] ?? '', month, day };
}

/** The place at the end of "王承中台北": a reporter's name may stand before it. */
function placeAtEnd(text: string, lookup: PlaceLookup): string {
  for (let at = 0; at < text.length - 1; at += 1) {
    const rest = text.slice(at);
    if (lookup.find(rest, { exact: true, limit: 1 }).length > 0) return rest;
  }
  return text;
}

/**
 * Reads the datelines of Japanese, Korean and Chinese agencies, which set place and agency in brackets or run them
 * together with the day. The words stand as a custom text. Null when there is none.
 */
export function parseEastAsian(
  paragraph: string,
  lookup: PlaceLookup,
  context: DatelineContext,
): RunIn | null {
  const said = read(paragraph);
  if (said === null) return null;
  const agency =
    knownAgency(said.agency) ?? (new RegExp(`^(?:${AGENCIES})$`, 'u').test(said.agency) ? said.agency : null);
  const places = findPlaces([{ name: placeAtEnd(said.place, lookup), qualifiers: [] }], lookup, '', true);
  if (places === null) return null;
  const known = places.every((one) => one.place.matched || one.place.countryCode !== '');
  if (agency === null && !known && !FOREIGN.test(paragraph)) return null;
  const { month, day } = said;
  const date = month === null || day === null ? null : isoDate({ year: null, month, day }, context.year);
  return {
    dateline: {
      text: paragraph.slice(0, said.length).trim(),
      custom: true,
      style: 'commonwealth',
      places: places.map((one) => one.place),
      date,
      // In 【北京=三塚聖平】 it is the reporter, who is no agency.
      source: agency ?? '',
    },
    length: said.length,
    certain: true,
  };
}
