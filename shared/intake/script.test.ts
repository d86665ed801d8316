import { expect, test } from 'vitest';
import { languageByScript } from './script.ts';

test('a script that only one language is written in names it; others leave it open', () => {
  const texts: [string, ReturnType<typeof languageByScript>][] = [
    [
      '気象庁は三日、北部の空港が大雪のため閉鎖されたと発表した。再開の見通しは立っていないという。',
      { language: 'ja' },
    ],
    [
      '气象部门三日宣布，北部机场因大雪关闭，何时重新开放尚不清楚，旅客被建议改乘火车前往目的地城市。',
      { language: 'zh' },
    ],
    [
      '기상청은 3일 북부 공항이 폭설로 폐쇄됐다고 밝혔다. 재개 시점은 아직 알려지지 않았다고 관계자는 전했다.',
      { language: 'ko' },
    ],
    [
      'أعلنت هيئة الأرصاد الجوية إغلاق المطار في شمال البلاد بسبب الثلوج الكثيفة يوم الجمعة الماضي',
      { language: 'ar' },
    ],
    [
      'سازمان هواشناسی اعلام کرد که فرودگاه شمال کشور به دلیل برف سنگین بسته شده است و پروازها لغو شد',
      { language: 'fa' },
    ],
    ['השירות המטאורולוגי הודיע כי שדה התעופה בצפון נסגר בשל שלג כבד ביום שישי האחרון', { language: 'he' }],
    [
      'Аэропорт на севере страны закрыт из-за сильного снегопада, сообщили в пятницу власти региона.',
      'unsure',
    ],
    ['The airport in the north of the country closed on Friday because of heavy snow, officials said.', null],
    ['Le ministre Shigeru Ishiba (石破茂) a déclaré vendredi que l’aéroport resterait fermé.', null],
    ['東京', null],
  ];
  for (const [text, wanted] of texts) expect([text, languageByScript(text)]).toEqual([text, wanted]);
});
