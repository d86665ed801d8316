import { expect, test } from 'vitest';
import { readXmlTree, XmlDamaged } from './xml.ts';

const strict = { names: 'written', bareAttributes: false } as const;

test('XML as a tree, names with or without their prefix', () => {
  const text = '<x:a b="1 &amp; 2"><c>d &#233; &unknown;</c><![CDATA[<e>]]></x:a>';
  expect(readXmlTree(text, strict)).toEqual({
    name: 'x:a',
    attributes: new Map([['b', '1 & 2']]),
    children: [{ name: 'c', attributes: new Map(), children: ['d é &unknown;'] }, '<e>'],
  });
  expect(readXmlTree(text, { ...strict, names: 'local' }).name).toBe('a');
});

test('what is damaged is told in words that a person understands', () => {
  const cases: [string, string][] = [
    ['<nitf><body>\n<p>x', 'it ends before p, body, nitf are closed: it was cut short'],
    ['<a>\n', 'it ends before a is closed: it was cut short'],
    ['<a>\n<p>x</a>', 'p from line 2 is still open where a closes, line 2'],
    ['', 'it has no element'],
    ['hello', 'a “h” stands where none may, line 1'],
    ['<a>1 < 2</a>', 'a “<” begins no element, line 1'],
    ['<a b></a>', "boolean attribute 'b' is not allowed, line 1"],
  ];
  for (const [text, why] of cases) {
    expect(() => readXmlTree(text, strict)).toThrow(new XmlDamaged(why));
  }
  expect(readXmlTree('<a b></a>', { ...strict, bareAttributes: true }).name).toBe('a');
  expect(() => readXmlTree('<a>'.repeat(5000) + '</a>'.repeat(5000), strict)).toThrow(XmlDamaged);
});
