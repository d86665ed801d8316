/** The story that the demo writes, in our own words: the islands of the sample story, three weeks on. */
export const STORY = {
  slugline: 'tromso-late-boat',
  headline: 'Islands get their late boat back as ferry company finds a second crew',
  standfirst:
    'Shift workers at the fish plant had no way home after the electric quay opened; from Monday they can sail at midnight.',
  editedStandfirst:
    'Shift workers at the fish plant had no way home after the electric quay opened; from Monday they can sail again at ten past midnight.',
  byline: 'Mara Halvorsen',
  place: 'Troms',
  lead: 'The last boat of the day will wait for the late shift again, the ferry company said on Thursday, three weeks after a new timetable left some forty workers at the fish plant without a way home.',
  plan: 'A second crew will be based in the town from Monday. It takes the electric ferry Nordlys out at ten past midnight, charges her in nine minutes at the far quay, and has her back before the milk lorry leaves at one.',
  said: '“We counted cars and forgot to count people,” said traffic manager Turid Nygård. “That is on us, and it is mended.”',
  crosshead: 'Forty names on a list',
  list: 'It was fisherman Aslak Juuso who went from table to table in the canteen with a sheet of paper. By Friday it held forty names, and by Sunday a copy lay on the desk of council leader Ole-Martin Eira.',
  quote: 'A timetable is a promise. You cannot print it and then be surprised that people hold you to it.',
  end: 'The crew costs 3.1 million kroner a year. The county pays half until the review in January; the rest comes from the sale of the diesel boats, which brought in more than was hoped.',
  editedEnd: ' Nobody asked what it cost to walk.',
  caption: 'The ferry Nordlys lies at the quay in Tromsø shortly before midnight on Nov 26.',
  credit: 'LENA DAHL',
  altText:
    'A white ferry with lit windows lies on dark water below snowy mountains; the moon stands above them.',
  topic: 'labour relations',
  houseTopic: 'Electric ferries',
} as const;

/** A clipping as a Japanese desk gets it. */
export const JAPANESE = `島へ帰る深夜便が復活　乗組員を増員、月曜から

ノルウェー北部トロムソのフェリー会社は26日、3週間前のダイヤ改正で廃止した深夜便を月曜日から再開すると発表した。魚の加工場で遅番を務める約40人が帰宅の足を失っていた。

会社によると、2組目の乗組員を町に置き、電動フェリー「ノルリス」を午前0時10分に出航させる。対岸の岸壁で9分間充電し、午前1時までに戻る。

「車の数は数えたが、人の数を数えるのを忘れていた」と運航責任者のトゥーリド・ニーゴール氏は話した。

署名を集めた漁師のアスラク・ユーソさんは「最初の便に乗る。名簿も持っていく」と語った。費用は年間310万クローネで、1月の見直しまで県が半額を負担する。
`;

/** A clipping as an Arabic desk gets it. */
export const ARABIC = `عبّارة منتصف الليل تعود إلى الجزر بعد ثلاثة أسابيع

قالت شركة العبّارات في شمال النرويج يوم الخميس إنها ستعيد آخر رحلة في اليوم اعتبارا من يوم الاثنين، بعد أن ترك جدول جديد نحو أربعين عاملا في مصنع الأسماك بلا وسيلة للعودة إلى بيوتهم.

وأوضحت الشركة أن طاقما ثانيا سيقيم في المدينة، وأن العبّارة الكهربائية "نوردليس" ستبحر في الساعة 00:10 وتشحن بطارياتها في تسع دقائق عند الرصيف المقابل.

وقالت توريد نيغورد مديرة الحركة: "أحصينا السيارات ونسينا أن نحصي الناس".

أما الصياد أصلاك يوسو الذي جمع التوقيعات فقال إنه سيكون على متن أول رحلة ومعه القائمة. وتبلغ كلفة الطاقم 3.1 مليون كرونة في السنة.
`;
