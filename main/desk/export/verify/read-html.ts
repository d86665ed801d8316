import { dense, oneLine, type Said, type SaidPhoto, topicKey } from './said.ts';
import { elementsOf, parseHtml, property, select, selectJson, type TreeElement, textOf } from './tree.ts';

/** Elements that a story is printed with. Anything else has no business in a body. */
const PRINTED = new Set(
  'p h2 h3 ul ol li blockquote figure figcaption img a strong em u s sup sub br span'.split(' '),
);
const ALLOWED_ATTRIBUTES = new Set(['href', 'src', 'alt', 'width', 'height', 'start', 'class']);

/** What is wrong with a body's elements: whatever could run, load or disguise something. */
export function bodyProblems(elements: Iterable<TreeElement>): Said['problems'] {
  const problems: Said['problems'] = [];
  for (const element of elements) {
    if (!PRINTED.has(element.name)) {
      problems.push({ rule: 'body-element', message: `The text holds a ${element.name} element.` });
    }
    for (const name of element.attributes.keys()) {
      if (!ALLOWED_ATTRIBUTES.has(name)) {
        problems.push({ rule: 'body-attribute', message: `${element.name} has the attribute ${name}.` });
      }
    }
  }
  return problems;
}

/** Elements of a piece of HTML, as a browser would read it inside a page. */
export function readFragment(html: string): TreeElement[] {
  const body = parseHtml(html).children.find((child) => typeof child !== 'string' && child.name === 'body');
  if (!body || typeof body === 'string') return [];
  return body.children.filter((child) => typeof child !== 'string');
}

/** The words of a body without its figures. */
export function bodyWords(elements: readonly TreeElement[]): string {
  return dense(
    elements
      .filter(({ name }) => name !== 'figure' && name !== 'header' && name !== 'footer')
      .map(textOf)
      .join(''),
  );
}

/** Addresses of links. */
export function linksIn(elements: readonly TreeElement[]): string[] {
  return elements.flatMap((element) =>
    [...elementsOf(element)].flatMap((one) => (one.name === 'a' ? [one.attributes.get('href') ?? ''] : [])),
  );
}

/** Sources of pictures that stand in a body. */
export function picturesIn(elements: readonly TreeElement[]): TreeElement[] {
  return elements.flatMap((element) => [...elementsOf(element)].filter((one) => one.name === 'img'));
}

/** What article.html says, by its page and its JSON-LD, which must agree. */
export function readHtmlArticle(text: string): Said {
  const page = parseHtml(text);
  const problems = pageProblems(page);
  const article = [...elementsOf(page)].find((element) => element.name === 'article');
  const body = (article?.children ?? []).filter((child) => typeof child !== 'string');
  const printed = body.filter(({ name }) => name !== 'header' && name !== 'footer');
  problems.push(...bodyProblems(printed.flatMap((element) => [...elementsOf(element)])));
  const data = linkedData(page, problems);
  const first = (path: string) => selectJson(data, path)[0] ?? '';
  const inHeader = (element: string) => oneLine(select(page, `html/body/article/header/${element}`)[0] ?? '');
  const headline = inHeader('h1');
  const [standfirst, byline] = [inHeader('p[class=standfirst]'), inHeader('p[class=byline]')];
  const usageTerms = metaOf(page, 'usage-terms');
  problems.push(
    ...headProblems(page, data, { headline, standfirst, byline, usageTerms }),
    ...footerProblems(page, usageTerms),
  );
  return {
    identity: first('identifier'),
    version: first('version'),
    headline,
    standfirst,
    byline,
    dateline: first('dateline'),
    signOff: first('creditText'),
    slugline: metaOf(page, 'slugline'),
    section: first('articleSection'),
    language: select(page, 'html@lang')[0] ?? '',
    priority: metaOf(page, 'priority'),
    usageTerms,
    // It is for editors: the page has no place for it.
    editorNote: null,
    revision: null,
    embargo: metaOf(page, 'embargo'),
    topics: topicsIn(data),
    keywords: selectJson(data, 'keywords'),
    body: bodyWords(printed),
    links: linksIn(body),
    photos: body.filter(({ name }) => name === 'figure').map(readFigure),
    times: ['dateCreated', 'dateModified', 'datePublished'].flatMap((name) => selectJson(data, name)),
    problems,
  };
}

function metaOf(page: TreeElement, name: string): string {
  return select(page, `html/head/meta[name=${name}]@content`)[0] ?? '';
}

/** What the page says of itself in its head and in JSON-LD is what it shows. */
function headProblems(
  page: TreeElement,
  data: unknown,
  shown: { headline: string; standfirst: string; byline: string; usageTerms: string },
): Said['problems'] {
  const problems: Said['problems'] = [];
  const same = (rule: string, what: string, said: string, wanted: string) => {
    if (oneLine(said) !== oneLine(wanted))
      problems.push({ rule, message: `${what} is not what the page shows.` });
  };
  const linked = (path: string) => selectJson(data, path)[0] ?? '';
  const topics = selectJson(data, 'about.name');
  same('json-ld', 'The headline of its JSON-LD', linked('headline'), shown.headline);
  same('json-ld', 'The description of its JSON-LD', linked('description'), shown.standfirst);
  same('json-ld', 'The author of its JSON-LD', selectJson(data, 'author.name').join(', '), shown.byline);
  same('json-ld', 'The usage of its JSON-LD', linked('usageInfo.text'), shown.usageTerms);
  same('meta-differs', 'The description in its head', metaOf(page, 'description'), shown.standfirst);
  same('meta-differs', 'The author in its head', metaOf(page, 'author'), shown.byline);
  same(
    'meta-differs',
    'The keywords in its head',
    metaOf(page, 'keywords'),
    selectJson(data, 'keywords').join(', '),
  );
  same('meta-differs', 'The topics in its head', metaOf(page, 'news_keywords'), topics.join(', '));
  same('meta-differs', 'The copyright in its head', metaOf(page, 'copyright'), linked('copyrightNotice'));
  const title = oneLine(select(page, 'html/head/title')[0] ?? '');
  // A long headline is cut there.
  const cut = title.endsWith('…') && shown.headline.startsWith(title.slice(0, -1));
  if (shown.headline !== '' && title !== shown.headline && !cut) {
    problems.push({ rule: 'title-differs', message: 'Its title is not the headline that the page shows.' });
  }
  return problems;
}

function footerProblems(page: TreeElement, usageTerms: string): Said['problems'] {
  const wanted = [metaOf(page, 'copyright'), usageTerms].map(oneLine).filter((text) => text !== '');
  const printed = select(page, 'html/body/article/footer/p').map(oneLine);
  if (printed.join('\n') === wanted.join('\n')) return [];
  return [
    { rule: 'meta-differs', message: 'Its last lines are not the copyright and usage terms of its head.' },
  ];
}

function topicsIn(data: unknown): string[] {
  const about = property(data, 'about');
  if (!Array.isArray(about)) return [];
  return about.map((one: unknown) =>
    topicKey(
      selectJson(one, 'identifier.propertyID')[0] ?? '',
      selectJson(one, 'identifier.value')[0] ?? '',
      selectJson(one, 'name')[0] ?? '',
    ),
  );
}

function readFigure(figure: TreeElement): SaidPhoto {
  const [image] = picturesIn([figure]);
  const credit = textOf(
    [...elementsOf(figure)].find((one) => one.attributes.get('class') === 'credit') ?? figureless,
  );
  const words = select(figure, 'figure/figcaption')[0] ?? '';
  return {
    files: [
      {
        href: image?.attributes.get('src') ?? '',
        width: numberOf(image?.attributes.get('width')),
        height: numberOf(image?.attributes.get('height')),
      },
    ],
    caption: oneLine(words.endsWith(credit) ? words.slice(0, words.length - credit.length) : words),
    credit: oneLine(credit),
    altText: image?.attributes.get('alt') ?? '',
  };
}

const figureless: TreeElement = { name: '', attributes: new Map(), children: [] };

/** A page that stands alone runs nothing and loads nothing but its own pictures. */
function pageProblems(page: TreeElement): Said['problems'] {
  const problems: Said['problems'] = [];
  for (const element of elementsOf(page)) {
    const { name, attributes } = element;
    if (name === 'script' && attributes.get('type') !== 'application/ld+json') {
      problems.push({ rule: 'html-script', message: 'The page holds a script.' });
    }
    if (['iframe', 'object', 'embed', 'link', 'base', 'form', 'svg', 'math'].includes(name)) {
      problems.push({ rule: 'html-element', message: `The page holds a ${name} element.` });
    }
    for (const attribute of attributes.keys()) {
      if (/^on/i.test(attribute)) {
        problems.push({ rule: 'html-handler', message: `${name} has the attribute ${attribute}.` });
      }
    }
  }
  return problems;
}

function linkedData(page: TreeElement, problems: Said['problems']): unknown {
  const scripts = [...elementsOf(page)].filter(
    (element) => element.attributes.get('type') === 'application/ld+json',
  );
  const [script] = scripts;
  if (!script || scripts.length > 1) {
    problems.push({ rule: 'json-ld', message: 'The page does not have exactly one JSON-LD.' });
    return null;
  }
  try {
    const data: unknown = JSON.parse(textOf(script));
    if (selectJson(data, '@type')[0] !== 'NewsArticle') {
      problems.push({ rule: 'json-ld', message: 'Its JSON-LD is no NewsArticle.' });
    }
    return data;
  } catch {
    problems.push({ rule: 'json-ld', message: 'Its JSON-LD is not JSON.' });
    return null;
  }
}

export function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}
