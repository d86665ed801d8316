import { type Json, objects, property, textProperty } from './json.ts';
import { addKeyword, addTopic, decoded, type SourceStory, splitConcept } from './source.ts';

/** Subjects become topics, what the story mentions (persons, places, organisations, events) keywords. */
export function readNinjsSubjects(story: SourceStory, item: Json): void {
  for (const subject of objects(property(item, 'subjects', 'subject'))) readSubject(story, subject);
  for (const kind of ['persons', 'organisations', 'events', 'objects']) {
    const singular = kind.slice(0, -1);
    for (const one of objects(property(item, kind, singular, singular === 'person' ? 'people' : kind))) {
      addKeyword(story, textProperty(one, 'name'));
    }
  }
  for (const place of objects(property(item, 'places', 'place'))) {
    if (textProperty(place, 'rel') !== 'dateline') addKeyword(story, textProperty(place, 'name'));
  }
  for (const word of keywordsOf(property(item, 'keywords', 'keyword'))) addKeyword(story, word);
}

function keywordsOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => (typeof one === 'string' ? [one] : [textProperty(one, 'name', 'value')]));
}

function readSubject(story: SourceStory, subject: Json): void {
  const name = textProperty(subject, 'name');
  const rel = textProperty(subject, 'rel');
  if (rel === 'section') story.draft.fields.section = name;
  else if (rel === 'keyword') addKeyword(story, name);
  else {
    const uri = textProperty(subject, 'uri');
    const parts = splitConcept(uri);
    // Galley's own files say scheme and code once more as they were.
    const own = story.own ? /^([^:]+):(.+)$/s.exec(textProperty(subject, 'literal')) : null;
    const scheme = own?.[1] ?? textProperty(subject, 'scheme') ?? '';
    const code = own?.[2] ?? textProperty(subject, 'code');
    if (scheme !== '' && code !== '') addTopic(story, scheme, own ? code : decoded(code), name);
    else addTopic(story, parts.scheme, parts.code, name);
  }
}
