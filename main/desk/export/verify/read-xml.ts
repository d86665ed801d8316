import { bodyProblems, bodyWords, linksIn, numberOf } from './read-html.ts';
import { dense, oneLine, type Said, type SaidPhoto, topicKey } from './said.ts';
import { elementsOf, parseXml, select, type TreeElement, textOf } from './tree.ts';

/** What an article.newsml.xml says. Throws an Error with a sentence where it is not well-formed. */
export function readNewsml(text: string): Said {
  const root = parseXml(text);
  const items = [...elementsOf(root)].filter((element) => element.name === 'newsItem');
  const isClass = (item: TreeElement, code: string) =>
    select(item, 'newsItem/itemMeta/itemClass@qcode')[0] === code;
  const story = items.find((item) => isClass(item, 'ninat:text')) ?? NOTHING;
  const first = (path: string) => select(story, `newsItem/${path}`)[0] ?? '';
  const body = [...elementsOf(story)].find((element) => element.name === 'body') ?? NOTHING;
  const elements = body.children.filter((child) => typeof child !== 'string');
  return {
    identity: story.attributes.get('guid') ?? '',
    version: story.attributes.get('version') ?? '',
    headline: oneLine(first('contentMeta/headline')),
    standfirst: oneLine(first('contentMeta/description[role=drol:summary]')),
    byline: first('contentMeta/by'),
    dateline: first('contentMeta/dateline'),
    signOff: first('contentMeta/creditline'),
    slugline: first('contentMeta/slugline'),
    section: first('itemMeta/service/name'),
    language: first('contentMeta/language@tag'),
    priority: first('contentMeta/urgency'),
    usageTerms: first('rightsInfo/usageTerms'),
    editorNote: first('itemMeta/edNote'),
    revision: select(root, 'newsMessage/header/transmitId')[0] ?? '',
    embargo: first('itemMeta/embargoed'),
    topics: newsmlTopics(story),
    keywords: select(story, 'newsItem/contentMeta/keyword'),
    body: bodyWords(elements),
    links: linksIn(elements),
    photos: items.filter((item) => isClass(item, 'ninat:picture')).map(readPicture),
    times: ['versionCreated', 'firstCreated', 'embargoed'].flatMap((name) =>
      [...elementsOf(root)].filter((element) => element.name === name).map(textOf),
    ),
    problems: [
      ...bodyProblems(elements.flatMap((element) => [...elementsOf(element)])),
      ...codeProblems(root),
    ],
  };
}

const NOTHING: TreeElement = { name: '', attributes: new Map(), children: [] };

function newsmlTopics(story: TreeElement): string[] {
  const schemes = new Map(
    [...elementsOf(story)]
      .filter((element) => element.name === 'scheme')
      .map((element) => [element.attributes.get('alias') ?? '', element.attributes.get('uri') ?? '']),
  );
  return [...elementsOf(story)]
    .filter((element) => element.name === 'subject')
    .map((element) => {
      const [, alias = '', code = ''] = /^([^:]*):(.*)$/su.exec(element.attributes.get('qcode') ?? '') ?? [];
      return topicKey(schemes.get(alias) ?? alias, decoded(code), select(element, 'subject/name')[0] ?? '');
    });
}

function decoded(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}

function readPicture(item: TreeElement): SaidPhoto {
  const first = (path: string) => select(item, `newsItem/contentMeta/${path}`)[0] ?? '';
  return {
    files: [...elementsOf(item)]
      .filter((element) => element.name === 'remoteContent')
      .map((element) => readFile(element, 'href')),
    caption: oneLine(first('description[role=drol:caption]')),
    credit: first('creditline'),
    altText: first('description[role=galley:altText]'),
  };
}

/** IPTC's aliases that our files use; every other one must be declared in the item. */
const IPTC_ALIASES = new Set('ninat stat cpnat medtop subj drol rnd geonameshttps iso3166-1a2'.split(' '));

function codeProblems(root: TreeElement): Said['problems'] {
  const declared = new Set(select(root, 'newsMessage/itemSet/newsItem/catalog/scheme@alias'));
  const problems: Said['problems'] = [];
  for (const element of elementsOf(root)) {
    for (const name of ['qcode', 'role', 'rendition', 'type']) {
      const alias = element.attributes.get(name)?.split(':')[0];
      if (alias !== undefined && !IPTC_ALIASES.has(alias) && !declared.has(alias)) {
        problems.push({ rule: 'code-unknown', message: `The vocabulary ${alias} is declared nowhere.` });
      }
    }
  }
  return problems;
}

/** What an article.nitf.xml says. Throws an Error with a sentence where it is not well-formed. */
export function readNitf(text: string): Said {
  const root = parseXml(text);
  const first = (path: string) => select(root, `nitf/${path}`)[0] ?? '';
  const content = [...elementsOf(root)].find((element) => element.name === 'body.content') ?? NOTHING;
  const blocks = content.children.filter((child) => typeof child !== 'string');
  const tagline = first('body/body.end/tagline');
  const words = blocks.filter((element) => element.name !== 'media').map(textOf);
  const problems: Said['problems'] = [];
  const terms = first('head/docdata/doc.rights@limitations');
  if (oneLine(first('body/body.head/rights/rights.limitations')) !== oneLine(terms)) {
    problems.push({
      rule: 'usageTerms-differs',
      message: 'Its usage terms are not the same in head and body.',
    });
  }
  if (root.attributes.has('xmlns')) {
    problems.push({
      rule: 'nitf-namespace',
      message: 'It has a namespace, which readers of NITF do not expect.',
    });
  }
  return {
    identity: first('head/docdata/doc-id@id-string'),
    version: first('head/docdata/du-key@version'),
    headline: oneLine(first('body/body.head/hedline/hl1')),
    standfirst: oneLine(first('body/body.head/abstract/p')),
    byline: select(root, 'nitf/body/body.head/byline').join(', '),
    dateline: first('body/body.head/dateline'),
    signOff: tagline,
    slugline: first('head/docdata/du-key@key'),
    section: first('head/pubdata@position.section'),
    language: root.attributes.get('baselang') ?? '',
    priority: first('head/docdata/urgency@ed-urg'),
    usageTerms: terms,
    editorNote: first('head/docdata/ed-msg@info'),
    revision: first('head/meta[name=revision]@content'),
    embargo: rfcTime(first('head/docdata/date.release@norm')),
    topics: [...elementsOf(root)]
      .filter((element) => element.name === 'classifier' && element.attributes.get('type') === 'topic')
      .map((element) =>
        topicKey(
          element.attributes.get('idsrc') ?? '',
          element.attributes.get('value') ?? '',
          textOf(element),
        ),
      ),
    keywords: select(root, 'nitf/head/docdata/key-list/keyword@key'),
    body: dense([...words, tagline].join('')),
    links: linksIn(blocks),
    photos: blocks.filter((element) => element.name === 'media').map(readMedia),
    times: select(root, 'nitf/head/meta[name=created]@content'),
    problems,
  };
}

function readMedia(media: TreeElement): SaidPhoto {
  const references = [...elementsOf(media)].filter((element) => element.name === 'media-reference');
  return {
    files: references.map((element) => readFile(element, 'source')),
    caption: oneLine(select(media, 'media/media-caption')[0] ?? ''),
    credit: select(media, 'media/media-producer')[0] ?? '',
    altText: references[0]?.attributes.get('alternate-text') ?? '',
  };
}

function readFile(element: TreeElement, name: string) {
  return {
    href: element.attributes.get(name) ?? '',
    width: numberOf(element.attributes.get('width')),
    height: numberOf(element.attributes.get('height')),
  };
}

/** 20250618T050000Z as 2025-06-18T05:00:00Z. */
function rfcTime(norm: string): string {
  return norm.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
}
