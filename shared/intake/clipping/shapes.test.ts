import { expect, test } from 'vitest';
import { someLookup } from '../../dateline/fixtures.ts';
import { parseDatelineRunIn } from '../../dateline/parse.ts';
import { inlineToText } from '../../manuscript/inline.ts';
import { blockText } from '../piece.ts';
import { clippingDraft } from './clipping.ts';

const readDateline = (text: string) => parseDatelineRunIn(text, someLookup, { language: 'en-GB' });

function read(story: string) {
  const draft = clippingDraft(story, { readDateline });
  const notes = (kind: string) =>
    draft.notes.flatMap((note) => (note.kind === kind ? [`${note.message} ${note.text}`] : [])).join('\n');
  return {
    draft,
    notes,
    headline: inlineToText(draft.fields.headline ?? []),
    body: draft.blocks.map(blockText),
  };
}

test('topics on the line of their header are topics, and a short page is not taken for wrapped lines', () => {
  const { draft, headline, body } = read(`Ferry sinks off Bali, dozens missing
Follow topic: Indonesia, Shipping, Bali
OSLO, Norway – A ferry sank off Bali late on July 2, leaving dozens missing.
Rescuers searched through the night.
REUTERS
`);
  expect(draft.topicNames).toEqual(['Indonesia', 'Shipping', 'Bali']);
  expect(headline).toBe('Ferry sinks off Bali, dozens missing');
  expect(body).toEqual([
    'A ferry sank off Bali late on July 2, leaving dozens missing.',
    'Rescuers searched through the night.',
  ]);
  expect(draft.fields.signOff).toBe('REUTERS');
});

test('rows of a table under a line that is longer stay lines', () => {
  const { body } = read(`Football results
LONDON, Nov 3 (Reuters) - English Premier League results on Saturday:
Arsenal         2   Chelsea        1
Everton         0   Fulham         0
Leeds United    3   Wolves         2
Next: Monday
`);
  expect(body).toContain('Everton         0   Fulham         0');
});

test('a picture line with a credit of its own is a caption, and the paragraph before it stays', () => {
  const { draft, body } = read(`Minister resigns over phone row
LONDON – A minister resigned on Tuesday after a row about his phone.
He will be replaced within days.
Picture: The minister leaves Downing Street on Tuesday (Jane Roe/PA)
`);
  expect(body).toContain('He will be replaced within days.');
  expect(draft.placements).toMatchObject([{ credit: 'Jane Roe/PA' }]);
  expect(inlineToText(draft.placements[0]?.caption ?? [])).toBe(
    'The minister leaves Downing Street on Tuesday',
  );
});

test('words broken at the ends of lines are put together and told; some keep their hyphen', () => {
  const { body, notes } = read(`Council approves new flood wall after years of delay

The city council voted 7-2 on Tuesday night to ap-
prove a $40 million flood wall, ending nearly a decade of argu-
ments over who would pay for protecting the low-lying neighbor-
hoods along the river. Council member Dee Lay said the well-
known hazards of the river could not wait any longer.
`);
  expect(body[0]).toContain('the well-known hazards');
  expect(body[0]).toContain('approve');
  expect(notes('warning')).toContain('approve, arguments, neighborhoods');
});

test('a script without blanks between words has a headline and a body in their order', () => {
  const { headline, body } = read(`รัฐบาลเห็นชอบงบประมาณปีหน้า
กรุงเทพฯ - คณะรัฐมนตรีเห็นชอบงบประมาณรายจ่ายประจำปีหน้า เมื่อวันอังคาร
นายกรัฐมนตรีกล่าวว่า จะเสนอต่อสภาในสัปดาห์หน้า
`);
  expect(headline).toBe('รัฐบาลเห็นชอบงบประมาณปีหน้า');
  expect(body).toHaveLength(2);
});

test.each([
  ['政府は3日、首相が来月上旬に訪米する方向で調整に入った。', '（共同）', '共同', ''],
  ['会上表示，今年将新增高铁里程2000公里。（完）', '', '', '（完）'],
  ['기획재정부는 이날 국무회의에서 이같이 밝혔다.', '(끝)', '', '(끝)'],
])('the end of a story in its own script: %s %s', (last, line, signOff, mark) => {
  const { draft, body, notes } = read(`${'見出し'.repeat(3)}\n\n${last}\n\n${line}\n`);
  expect(draft.fields.signOff ?? '').toBe(signOff);
  expect(notes('left-out')).toContain(mark);
  expect(body.join('')).not.toMatch(/（完）|끝|共同/);
});

test('furniture of pages in other languages is left out and told', () => {
  const french = read(`Grève à la SNCF : le trafic reprend lundi
Inscrivez-vous à notre newsletter
Partager cet article
PARIS – Le trafic reprendra lundi, a annoncé la direction.
Les syndicats ont signé l'accord vendredi.
Suivez-nous sur WhatsApp
`);
  expect(french.headline).toBe('Grève à la SNCF : le trafic reprend lundi');
  expect(french.body).toHaveLength(2);
  expect(french.notes('left-out')).toContain('Partager cet article');
  const german = read(`Streik bei der Bahn: Was Reisende wissen müssen
Newsletter abonnieren
Artikel teilen
Die Gewerkschaft hat zum Streik aufgerufen. Er beginnt am Montag um 2 Uhr früh.
`);
  expect(german.body).toHaveLength(1);
});

test('the line over a story on the pages of Xinhua is for the desk', () => {
  const { draft, headline } = read(`China, ASEAN vow to deepen cooperation
Source: Xinhua| 2025-07-11 21:15:30|Editor: huaxia
BEIJING, July 11 (Xinhua) -- China and ASEAN on Friday vowed to deepen cooperation.
`);
  expect(headline).toBe('China, ASEAN vow to deepen cooperation');
  expect(draft.fields.standfirst).toBeUndefined();
  expect(draft.fields.editorNote).toContain('Editor: huaxia');
});
