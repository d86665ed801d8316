import { Random } from '../random.ts';

const COMMON =
  'the of to and a in said on that for is was with he at by it from as his be has are have its not an will who their they had but were this been after which would more one about up also out than when her there two last we over into could first other year new people time percent government'.split(
    ' ',
  );
const ONSETS = 'b c d f g h j k l m n p r s t v w br cr dr fr gr pr tr st sp sk bl cl fl pl sl'.split(' ');
const VOWELS = 'a e i o u ai ea ee ou'.split(' ');
const CODAS = 'n r s t l m nd rt st ck ng x'.split(' ');

/** A vocabulary of 20,000 words, the commonest first, the same on every machine. */
export function vocabulary(): string[] {
  const random = new Random(7);
  const words = new Set(COMMON);
  while (words.size < 20_000) {
    let word = '';
    for (let syllable = 0; syllable <= random.below(3); syllable++) {
      word += random.pick(ONSETS) + random.pick(VOWELS) + (random.next() < 0.5 ? random.pick(CODAS) : '');
    }
    words.add(word);
  }
  return [...words];
}

/** The commonest words of languages that share the made-up rest of the vocabulary. */
const FUNCTION_WORDS: Readonly<Record<string, readonly string[]>> = {
  'fr-FR':
    'de la le et les des en un à une du que qui dans est pour au par sur plus été avec ne il se ce sont était après année réunion'.split(
      ' ',
    ),
  'de-DE':
    'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden über Behörde jährlich'.split(
      ' ',
    ),
  'es-ES':
    'de la que el en y a los del se las por un para con no una su al es lo como más pero sus año también según reunión'.split(
      ' ',
    ),
};

const JAPANESE =
  '日本 韓国 首脳会談 政府 発表 東京 大阪 経済 新聞 記者団 国会 選挙 地震 台風 鉄道 学校 病院 市長 議会 予算 外交 安全保障 技術 開発 大統領 首相 関係 強化 協力 対話 アジア ヨーロッパ サミット ニュース フェリー 島民 漁業 港 会社 社長 研究 調査 結果 今年 昨年 来月 火曜日 水曜日 午前 午後 約束 述べた 明らかにした 合意した 語った 行われた'.split(
    ' ',
  );
const PARTICLES = [...'はがをにでとのもへや', 'から', 'まで', 'について', 'による'];
const CHINESE =
  '中国 日本 政府 经济 发展 合作 会议 总统 北京 上海 市场 公司 学校 医院 地震 台风 铁路 选举 议会 预算 安全 技术 研究 调查 结果 表示 宣布 强调 指出 今年 去年 星期二 记者 新闻 渔业 港口 居民 加强 关系 双方 同意 国家 国际 问题'.split(
    ' ',
  );
const CHINESE_LINKS = [...'的在和与对为了将被从于', ''];
const KOREAN =
  '대통령 정부 회담 발표 서울 경제 국회 선거 학교 병원 시장 한국 일본 협력 관계 정상 외교 안보 기술 개발 지진 태풍 철도 예산 조사 결과 올해 지난해 화요일 기자 신문 어업 항구 주민'.split(
    ' ',
  );
const KOREAN_ENDINGS = '은 는 이 가 을 를 에 에서 의 와 과 도 으로'.split(' ');
const ARABIC =
  'الرئيس الحكومة وزير الخارجية اجتماع مدينة مستشفى جديد طلاب مدرسة اقتصاد انتخابات البرلمان أعلن يوم الثلاثاء القمة العلاقات التعاون الأمن التقنية زلزال عاصفة ميناء سكان الجزيرة صحيفة تحقيق نتائج العام الماضي قال أكد'.split(
    ' ',
  );

/** A sentence of about that many words in a language, by Zipf's law. */
export function sentenceIn(
  language: string,
  length: number,
  random: Random,
  words: readonly string[],
): string {
  const each = (make: () => string) => Array.from({ length }, make);
  switch (language) {
    case 'ja':
      return `${each(() => common(JAPANESE, random) + random.pick(PARTICLES)).join('')}${random.pick(JAPANESE.slice(-6))}。`;
    case 'zh':
      return `${each(() => common(CHINESE, random) + random.pick(CHINESE_LINKS)).join('')}。`;
    case 'ko':
      return `${each(() => common(KOREAN, random) + random.pick(KOREAN_ENDINGS)).join(' ')}.`;
    case 'ar':
      return `${each(() => (random.next() < 0.15 ? 'و' : '') + common(ARABIC, random)).join(' ')}.`;
    default: {
      const own = FUNCTION_WORDS[language];
      // Other languages have their own words where English has its commonest.
      const list = each(() => {
        const rank = random.zipf(words.length);
        return own?.[rank] ?? words[rank] ?? 'the';
      });
      const text = list.join(' ');
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
    }
  }
}

function common(list: readonly string[], random: Random): string {
  return list[random.zipf(list.length)] ?? '';
}
