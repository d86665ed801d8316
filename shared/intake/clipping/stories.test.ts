import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { someLookup } from '../../dateline/fixtures.ts';
import { parseDatelineRunIn } from '../../dateline/parse.ts';
import { inlineToText } from '../../manuscript/inline.ts';
import type { IntakeDraft } from '../draft.ts';
import { blockText } from '../piece.ts';
import { lostWords } from '../testing/words.ts';
import { clippingDraft } from './clipping.ts';

const FOLDER = join(import.meta.dirname, 'stories');
const readDateline = (text: string) => parseDatelineRunIn(text, someLookup, { language: 'en-GB' });
const read = (name: string) =>
  clippingDraft(readFileSync(join(FOLDER, `${name}.txt`), 'utf8'), { readDateline });

interface Expected {
  headline?: string;
  standfirst?: string;
  byline?: string[];
  dateline?: string;
  signOff?: string;
  /** How many blocks, and how the first and the last begin. */
  blocks: number;
  first: string;
  last: string;
  leadCredit?: string;
  slugline?: string;
  /** Pieces of what has to be in a note of that kind. */
  leftOut?: string[];
  unsure?: string[];
  editorNote?: string;
}

const STORIES: Record<string, Expected> = {
  'nasa-depthx': {
    headline: 'NASA ROBOT COMPLETES TEST DRIVE OF EXPLORATION CAPABILITIES',
    dateline: 'WASHINGTON –',
    blocks: 4,
    first: "In late May, a NASA-funded robot successfully navigated one of the world's deepest",
    last: 'Both of these capabilities - autonomous science operations and autonomous navigation and',
    leftOut: ['May 31, 2007'],
    editorNote: '202-358-1726',
  },
  'nasa-advisory': {
    headline: 'NEW TIME FOR NASA SCIENCE UPDATE TO DISCUSS NEW HORIZONS DATA',
    dateline: 'WASHINGTON –',
    blocks: 9,
    first: 'A NASA Science Update to discuss new views',
    last: 'http://www.nasa.gov',
    leftOut: ['-end-'],
    editorNote: 'To subscribe to the list',
  },
  'nasa-new-horizons': {
    headline: 'NASA SPACECRAFT GETS BOOST FROM JUPITER FOR PLUTO ENCOUNTER',
    dateline: 'LAUREL, Md. -',
    blocks: 5,
    first: "NASA's New Horizons spacecraft successfully completed a flyby",
    last: 'The fastest spacecraft ever launched',
    editorNote: 'Applied Physics Laboratory, Laurel, Md.\n240-228-7536',
  },
  'nasa-hubble-one-line': {
    headline: "NASA'S HUBBLE PROVIDES FIRST CENSUS OF GALAXIES NEAR COSMIC DAWN",
    dateline: 'WASHINGTON —',
    blocks: 1,
    first: "Using NASA's Hubble Space Telescope",
    last: "Using NASA's Hubble Space Telescope",
  },
  'epa-beaches': {
    headline: "Federal Dollars Help States Improve the Nation's Beaches",
    blocks: 3,
    first: '(Washington, D.C.-May 25, 2005) As Americans plan',
    last: 'Congress passed the Beaches',
    unsure: ['(Washington, D.C.-May 25, 2005)'],
    editorNote: 'Contact: Stacie Keller',
  },
  'epa-energy-star-mail': {
    headline:
      'Manufacturers Cut 17 Million Metric Tons of Greenhouse Emissions with Help from EPA’s ENERGY STAR® program',
    dateline: 'WASHINGTON (Nov. 30, 2021) —',
    blocks: 3,
    first: 'Today',
    last: '"Tackling the climate crisis',
    leftOut: ['unsubscribe', "Help from EPA's ENERGY STAR"],
  },
  'usgs-advisory': {
    headline: 'USGS to Host Congressional Briefing: Earthquake Science and Remaining Mysteries',
    blocks: 8,
    first: '@USGSLive (Twitter account)',
    last: 'David Applegate, U.S. Geological Survey\nPeter Haeussler, U.S. Geological Survey\n',
    unsure: ['@USGSLive'],
    editorNote: 'Reston, VA 20192',
  },
  'usgs-what-when': {
    headline: 'Officials to discuss central U.S. earthquake hazards and mitigation',
    blocks: 5,
    first: 'What: Media briefing',
    last: 'Why: Historically',
  },
  'dod-gates': {
    headline: 'Wounded Warrior Inspires Gates, Accepts Key to New Home  This story contains photos.',
    dateline: 'CYPRESS, Texas –',
    blocks: 1,
    first: 'Defense Secretary Robert M. Gates presented',
    last: 'Defense Secretary',
  },
  'dod-eisenhower': {
    headline: 'Carter Delivers Message to Troops Aboard USS Eisenhower',
    signOff: 'American Forces Press Service',
    blocks: 1,
    first: 'ABOARD USS DWIGHT D. EISENHOWER -',
    last: 'ABOARD',
    unsure: ['ABOARD USS DWIGHT D. EISENHOWER -'],
  },
  'white-house-briefing': {
    headline:
      "BACKGROUND PRESS BRIEFING BY A SENIOR ADMINISTRATION OFFICIAL TO PREVIEW THE PRESIDENT'S STATE OF THE UNION ADDRESS",
    blocks: 10,
    first: 'James S. Brady Press Briefing Room',
    last: 'SENIOR ADMINISTRATION OFFICIAL: Hi, everyone.',
    unsure: ['2:15 P.M. EST'],
  },
  'white-house-weekly': {
    headline: 'WEEKLY ADDRESS: President Obama Outlines Goals for Health Care Reform',
    dateline: 'WASHINGTON –',
    blocks: 1,
    first: 'In his weekly address',
    last: 'In his weekly address',
  },
  'charlotte-news-1905': {
    headline: 'RUSSIA WILLING TO DISCUSS TERMS',
    byline: ['Associated Press'],
    dateline: 'St. Petersburg, June 12.—',
    blocks: 3,
    first: 'All attempts to create an impression',
    last: 'Washington, June 12.—Ambassador Cassini',
  },
  'evening-ledger-1916': {
    headline: 'MORE TROOPS CROSS BORDER TO GET VILLA',
    blocks: 11,
    first: 'Gen. Scott to Confer With',
    last: 'The United States today strengthened its expedition into Mexico to get Pancho Villa',
    unsure: ['Obregon, However, on'],
  },
  'wikinews-matariki': {
    headline: 'New Zealand announces new Matariki public holiday',
    blocks: 2,
    first: 'The New Zealand Government on Thursday',
    last: 'Sources',
    leftOut: ['Share it!', 'Australian government pays A$20m', 'Sunday, February 7, 2021'],
  },
  'shape-reuters-terminal': {
    headline: 'Dock workers in Tromsø vote to end strike after pay deal',
    slugline: 'harbour-port-strike',
    byline: ['Ingrid Solberg', 'Paul Okafor'],
    dateline: 'TROMSØ, Norway, Nov 20 (Reuters) -',
    blocks: 7,
    first: 'Workers to return on Monday\nDeal gives',
    last: 'Exporters had warned',
    unsure: ['* Workers to return on Monday'],
    editorNote: 'Editing by Maya Lindqvist',
  },
  'shape-ap-wrapped': {
    headline: 'Harbor Pilots Slow Ferry Traffic',
    byline: ['CARLA MENDEZ, Associated Press Writer'],
    dateline: 'ATHENS, Ga. (AP) —',
    blocks: 5,
    first: "The harbor office's first estimate of as many as 25 late ferries was",
    last: 'Associated Press writer Lee Hart in Atlanta contributed to this report.',
  },
  'shape-ap-today': {
    headline: 'Ferry workers end strike in northern port',
    byline: ['LEE HART, Associated Press'],
    dateline: 'WASHINGTON (AP) —',
    blocks: 3,
    first: 'Ferry workers voted Friday',
    last: '“We are glad to go back,”',
    leftOut: ['Follow the AP'],
  },
  'shape-afp-fr': {
    headline: 'Grève des ferries: retour à la normale attendu lundi',
    dateline: 'Paris, 9 déc 2018 (AFP) -',
    blocks: 3,
    first: 'Les marins ont voté',
    last: 'Les premières traversées auront lieu lundi à 06H00.',
    editorNote: 'cdu-jb/mla/ser',
  },
  'shape-st-page': {
    headline: 'Ferry workers in Tromso end nine-day strike, services to resume on Monday',
    byline: ['Ingrid Solberg'],
    dateline: 'TROMSO, Norway –',
    signOff: 'REUTERS, AFP',
    leadCredit: 'REUTERS',
    blocks: 5,
    first: 'Ferry workers voted on Nov 20',
    last: 'Services will resume at 6am on Nov 23.',
    leftOut: ['Sign up now', 'More on this topic', 'Published Nov 20'],
    unsure: ['Tromso ferry strike enters second week'],
  },
  'shape-news-site-copy': {
    headline: 'Ferry strike ends after nine days',
    standfirst: 'Dock workers accept a pay rise over two years, and boats sail again on Monday',
    byline: ['Carla Mendez, Transport Correspondent'],
    leadCredit: 'REUTERS/Paul Okafor',
    blocks: 4,
    first: 'Ferry workers voted on Friday',
    last: 'The first boats are expected',
    leftOut: ['Story continues below advertisement', 'Read more: Why', 'Home', 'What the strike means'],
  },
  'shape-xinhua': {
    headline: 'Tromso ferry workers end strike',
    dateline: 'OSLO, Nov. 20 (Xinhua) --',
    blocks: 2,
    first: 'Ferry workers in northern Norway',
    last: 'The first boats are expected at 6 a.m. on Monday, said the harbor master.',
    leftOut: ['Enditem'],
  },
  'shape-tass': {
    dateline: 'MOSCOW, November 20. /TASS/.',
    blocks: 2,
    first: 'Ferry workers in northern Norway',
    last: '"We are glad',
  },
  'shape-pti': {
    dateline: 'New Delhi, Nov 20 (PTI)',
    signOff: 'PTI',
    blocks: 2,
    first: 'Ferry operators on Friday',
    last: 'The first boats will sail at 6 am on Monday, they said.',
    editorNote: 'KSM',
  },
  'shape-dpa': {
    headline: 'Fährstreik in Tromsø beendet',
    byline: ['Jonas Weber, dpa'],
    blocks: 2,
    first: 'Oslo (dpa) - Nach neun Tagen',
    last: 'Die ersten Schiffe',
    leftOut: ['dpa 0214'],
    unsure: ['Oslo (dpa) -'],
    editorNote: 'nicht zur Veröffentlichung bestimmt',
  },
  'shape-cp': {
    byline: ['Jane Doe, The Canadian Press'],
    blocks: 3,
    first: 'VICTORIA — Ferry workers',
    last: 'This report by The Canadian Press was first published Nov. 20, 2025.',
    unsure: ['VICTORIA —'],
  },
  'shape-pr-wire': {
    headline: 'Northern Ferries Returns to Full Timetable',
    standfirst: 'All routes to run from Monday after agreement with crews',
    dateline: 'TROMSØ, Norway, Nov. 20, 2025 /PRNewswire/ --',
    signOff: 'Northern Ferries',
    blocks: 6,
    first: 'Northern Ferries today said',
    last: 'Northern Ferries carries two million',
    leftOut: ['###'],
    unsure: ['About Northern Ferries'],
    editorNote: 'press@example.com',
  },
  'shape-mail': {
    headline: 'Ferry strike ends after nine days',
    slugline: 'ferry-strike',
    byline: ['Carla Mendez'],
    dateline: 'TROMSØ, Norway --',
    blocks: 2,
    first: 'Ferry workers voted on Friday to end a strike that had closed',
    last: 'Their first boats are expected at six in the morning, the harbour master said.',
    leftOut: ['Subject: Fwd', '-30-'],
    editorNote: 'Hi desk',
  },
  'shape-bbc': {
    headline: 'Ferry strike ends after nine days',
    byline: ['Carla Mendez, BBC News, Tromsø'],
    leadCredit: 'Getty Images',
    blocks: 6,
    first: 'Ferry workers in northern Norway',
    last: 'The first boats are expected',
    leftOut: ['Why the ferries stopped', '3 hours ago'],
  },
  'shape-guardian': {
    headline: 'Ferry strike in Norway ends after nine days',
    standfirst: 'Workers accept pay rise over two years, with boats to sail again on Monday',
    byline: ['Carla Mendez in Tromsø'],
    leadCredit: 'Paul Okafor/AP',
    blocks: 2,
    first: 'Ferry workers in northern Norway',
    last: '“We are glad to go back,”',
    leftOut: ['Sign up to our daily newsletter'],
  },
  'shape-nyt': {
    headline: 'Norwegian Ferry Workers End Strike',
    standfirst: 'The deal gives crews a raise over two years, and boats will sail again on Monday.',
    byline: ['Carla Mendez', 'Lee Hart'],
    dateline: 'LONDON —',
    leadCredit: 'Paul Okafor for The New York Times',
    blocks: 3,
    first: 'Ferry workers in northern Norway voted',
    last: 'Carla Mendez reported from Oslo',
    leftOut: ['Nov. 20, 2025'],
  },
  'shape-reuters-web': {
    headline: 'Ferry workers in Norway end strike',
    byline: ['Ingrid Solberg'],
    dateline: 'OSLO, Nov 20 (Reuters) -',
    leadCredit: 'REUTERS/Paul Okafor',
    blocks: 6,
    first: 'Summary\nWorkers to return on Monday',
    last: '($1 = 10.4 Norwegian crowns)',
    leftOut: ['Purchase Licensing Rights', 'Thomson Reuters Trust Principles', 'Updated 3 hours ago'],
    unsure: ['Summary'],
    editorNote: 'Reporting by Ingrid Solberg in Oslo',
  },
  'shape-cna': {
    headline: 'Ferry workers in Norway end nine-day strike',
    dateline: 'LONDON:',
    signOff: 'AFP',
    leadCredit: 'AFP/Paul Okafor',
    blocks: 3,
    first: 'Ferry workers in northern Norway',
    last: 'The first boats are expected at six in the morning.',
    leftOut: ['Week in Review', 'Bookmark', '20 Nov 2025 09:14PM'],
    editorNote: 'fs',
  },
  'shape-yonhap': {
    headline: 'Ferry workers end nine-day strike',
    dateline: 'SEOUL, Nov. 20 (Yonhap) --',
    blocks: 2,
    first: 'Ferry workers on Friday voted',
    last: 'The first boats are expected at 6 a.m. on Monday, they said.',
    leftOut: ['(END)'],
    editorNote: 'khj@yna.co.kr',
  },
  'shape-efe': {
    headline: 'Los trabajadores del ferry ponen fin a la huelga',
    dateline: 'Oslo, 20 nov (EFE).-',
    signOff: 'EFE',
    blocks: 2,
    first: 'Los trabajadores de los transbordadores',
    last: '"Estamos contentos de volver"',
    editorNote: 'abc/def',
  },
  'shape-ansa': {
    headline: 'Norvegia: finisce lo sciopero dei traghetti',
    dateline: '(ANSA) - ROMA, 20 NOV -',
    signOff: 'ANSA',
    blocks: 2,
    first: 'I lavoratori dei traghetti',
    last: '"Siamo contenti di tornare", ha detto Kari Moen.',
  },
  'shape-ria': {
    headline: 'Паромщики завершили забастовку',
    dateline: 'МОСКВА, 20 ноя - РИА Новости.',
    blocks: 2,
    first: 'Работники паромов',
    last: 'Первые паромы',
  },
  'shape-ani': {
    dateline: 'New Delhi [India], November 20 (ANI):',
    signOff: 'ANI',
    blocks: 2,
    first: 'Ferry workers on Friday',
    last: 'The first boats are expected at six in the morning.',
    leftOut: ['auto-generated from a syndicated feed'],
  },
  'shape-japanese': {
    headline: 'トロムソのフェリー、9日間のスト終了',
    dateline: '【オスロ共同】',
    blocks: 2,
    first: 'ノルウェー北部',
    last: '組合は',
  },
  'shape-arabic': {
    headline: 'عمال العبارات ينهون إضرابهم',
    blocks: 2,
    first: 'أوسلو',
    last: 'وقالت',
    unsure: ['(رويترز) -'],
  },
  'shape-markdown-verse': {
    headline: 'Poet laureate opens ferry season',
    byline: ['Ada Quill'],
    dateline: 'OSLO, Norway –',
    blocks: 4,
    first: 'The poet laureate opened',
    last: 'Several hundred people listened',
  },
};

const notes = (draft: IntakeDraft, kind: string) =>
  draft.notes
    .filter((note) => note.kind === kind)
    .map((note) => note.text)
    .join('\n');

describe.each(Object.entries(STORIES))('%s', (name, expected) => {
  const draft = read(name);
  const texts = draft.blocks.map(blockText);

  test('fields', () => {
    const { fields } = draft;
    expect(inlineToText(fields.headline ?? [])).toBe(expected.headline ?? '');
    expect(inlineToText(fields.standfirst ?? [])).toBe(expected.standfirst ?? '');
    expect(fields.byline ?? []).toEqual(expected.byline ?? []);
    expect(fields.dateline?.text ?? '').toBe(expected.dateline ?? '');
    expect(fields.signOff ?? '').toBe(expected.signOff ?? '');
    expect(fields.slugline ?? '').toBe(expected.slugline ?? '');
    expect(fields.editorNote ?? '').toContain(expected.editorNote ?? '');
    const lead = draft.placements.find((placement) => placement.role === 'lead');
    expect(lead?.credit ?? '').toBe(expected.leadCredit ?? '');
  });

  test('body', () => {
    expect(texts).toHaveLength(expected.blocks);
    expect(texts[0]).toMatch(startsWith(expected.first));
    expect(texts.at(-1)).toMatch(startsWith(expected.last));
  });

  test('notes', () => {
    for (const words of expected.leftOut ?? []) expect(notes(draft, 'left-out')).toContain(words);
    for (const words of expected.unsure ?? []) expect(notes(draft, 'unsure')).toContain(words);
    if (expected.unsure === undefined) expect(notes(draft, 'unsure')).not.toContain('dateline');
  });
});

test('a caption alone is a photo that is still to come', () => {
  const draft = read('nasa-captions');
  expect(draft.placements).toMatchObject([{ role: 'lead', credit: 'NASA/ Gianni Woods' }]);
  expect(draft.blocks).toEqual([]);
});

test('verse keeps its lines', () => {
  expect(blockText(read('shape-markdown-verse').blocks[1] ?? { type: 'paragraph', id: '', inline: [] })).toBe(
    'The boats come back, the ropes are wet,\nthe gulls have not forgotten yet\nthe bread, the bell, the morning run,\nthe long grey water and the sun.',
  );
});

test.each(readdirSync(FOLDER).filter((name) => name.endsWith('.txt')))('no word of %s is lost', (name) => {
  const source = readFileSync(join(FOLDER, name), 'utf8');
  // Words that were hyphenated at the ends of lines are whole again.
  const whole = name === 'evening-ledger-1916.txt' ? source.replace(/-\n/g, '') : source;
  const draft = clippingDraft(source, { readDateline });
  expect(lostWords(whole, draft).filter((word) => word !== 'cooperation')).toEqual([]);
});

function startsWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}
