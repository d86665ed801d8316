import { bodyProblems, bodyWords, linksIn, numberOf, picturesIn, readFragment } from './read-html.ts';
import { oneLine, type Said, type SaidPhoto, topicKey } from './said.ts';
import { elementsOf, property, selectJson } from './tree.ts';

/** What an article.ninjs.json says. Throws a SyntaxError for what is not JSON. */
export function readNinjs3(text: string): Said {
  const item: unknown = JSON.parse(text);
  const first = (path: string) => selectJson(item, path)[0] ?? '';
  const body = readBody(first('bodies[role=html].value'));
  return {
    identity: first('uri'),
    version: first('version'),
    headline: oneLine(first('headlines[role=main].value')),
    standfirst: oneLine(first('descriptions[role=summary].value')),
    byline: first('by'),
    dateline: first('descriptions[role=dateline].value'),
    signOff: first('infoSources[role=signOff].name'),
    slugline: first('slugline'),
    section: first('subjects[rel=section].name'),
    language: first('language'),
    priority: first('urgency'),
    usageTerms: first('usageTerms'),
    editorNote: first('edNote'),
    revision: first('altIds[role=revision].value'),
    embargo: first('embargoedUntil'),
    topics: topicsIn(list(item, 'subjects'), (subject) => {
      const [, scheme = '', code = ''] =
        /^([^:]*):(.*)$/su.exec(selectJson(subject, 'literal')[0] ?? '') ?? [];
      return [scheme, code];
    }),
    keywords: selectJson(item, 'subjects[rel=keyword].name'),
    ...body,
    photos: list(item, 'associations').map((one) => ({
      files: list(one, 'renditions').map((file) => readFile(file, 'href')),
      caption: oneLine(selectJson(one, 'descriptions[role=caption].value')[0] ?? ''),
      credit: selectJson(one, 'descriptions[role=creditline].value')[0] ?? '',
      altText: selectJson(one, 'descriptions[role=altText].value')[0] ?? '',
    })),
    times: ['firstCreated', 'versionCreated', 'embargoedUntil', 'associations.versionCreated'].flatMap(
      (name) => selectJson(item, name),
    ),
  };
}

/** What an article.ninjs-1.6.json says. Throws a SyntaxError for what is not JSON. */
export function readNinjs1(text: string): Said {
  const item: unknown = JSON.parse(text);
  const first = (path: string) => selectJson(item, path)[0] ?? '';
  const body = readBody(first('body_html'));
  return {
    identity: first('uri'),
    version: first('version'),
    headline: oneLine(first('headline')),
    standfirst: oneLine(first('description_text')),
    byline: first('byline'),
    dateline: first('description_dateline'),
    signOff: first('infosource[rel=signOff].name'),
    slugline: first('slugline'),
    section: first('subject[rel=section].name'),
    language: first('language'),
    priority: first('urgency'),
    usageTerms: first('usageterms'),
    editorNote: first('ednote'),
    revision: first('altids.revision'),
    embargo: first('embargoed'),
    topics: topicsIn(list(item, 'subject'), (subject) => [
      selectJson(subject, 'scheme')[0] ?? '',
      selectJson(subject, 'code')[0] ?? '',
    ]),
    keywords: selectJson(item, 'subject[rel=keyword].name'),
    ...body,
    photos: values(item, 'associations').map(
      (one): SaidPhoto => ({
        files: values(one, 'renditions').map((file) => readFile(file, 'href')),
        caption: oneLine(selectJson(one, 'description_text')[0] ?? ''),
        credit: selectJson(one, 'description_creditline')[0] ?? '',
        altText: selectJson(one, 'body_text')[0] ?? '',
      }),
    ),
    times: ['firstcreated', 'versioncreated', 'embargoed'].flatMap((name) => selectJson(item, name)),
  };
}

function topicsIn(subjects: readonly unknown[], codes: (subject: unknown) => [string, string]): string[] {
  return subjects
    .filter((subject) => /^(mainTopic|topic)$/.test(selectJson(subject, 'rel')[0] ?? ''))
    .map((subject) => topicKey(...codes(subject), selectJson(subject, 'name')[0] ?? ''));
}

function readBody(html: string): Pick<Said, 'body' | 'links' | 'problems'> {
  const elements = readFragment(html);
  const problems = bodyProblems(elements.flatMap((element) => [...elementsOf(element)]));
  for (const image of picturesIn(elements)) {
    if (/^[a-z]+:|^\/\//i.test(image.attributes.get('src') ?? '')) {
      problems.push({
        rule: 'image-outside',
        message: 'Its text shows a picture that is not in the package.',
      });
    }
  }
  return { body: bodyWords(elements), links: linksIn(elements), problems };
}

function readFile(file: unknown, name: string) {
  return {
    href: (selectJson(file, name)[0] ?? '').replace(/^file:(?!\/)/, ''),
    width: numberOf(selectJson(file, 'width')[0]),
    height: numberOf(selectJson(file, 'height')[0]),
  };
}

function list(value: unknown, name: string): unknown[] {
  const found = property(value, name);
  return Array.isArray(found) ? found : [];
}

function values(value: unknown, name: string): unknown[] {
  const found = property(value, name);
  return found !== null && typeof found === 'object' ? Object.values(found) : [];
}
