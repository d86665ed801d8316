import { isObject, type Json, objects, property, textProperty } from '../structured/json.ts';

/** What a page says of its story in schema.org's words. */
export interface NewsArticle {
  headline: string;
  description: string;
  authors: string[];
  section: string;
  keywords: string[];
  language: string;
  dateline: string;
  datelineDate: string;
  signOff: string;
  genre: string;
  topics: { scheme: string; code: string; name: string }[];
  images: Json[];
}

/** The story among a page's JSON-LD, or null. What is no JSON is passed over. */
export function newsArticleOf(sources: readonly string[]): NewsArticle | null {
  for (const source of sources) {
    const found = find(parsed(source), 0);
    if (found) return read(found);
  }
  return null;
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}

function find(value: unknown, depth: number): Json | null {
  if (depth > 4) return null;
  if (Array.isArray(value)) {
    for (const one of value) {
      const found = find(one, depth + 1);
      if (found) return found;
    }
    return null;
  }
  if (!isObject(value)) return null;
  const types = [property(value, '@type')].flat();
  if (types.some((type) => typeof type === 'string' && /Article$|^BlogPosting$|^Report$/.test(type)))
    return value;
  return find(property(value, '@graph'), depth + 1);
}

function read(item: Json): NewsArticle {
  return {
    headline: textProperty(item, 'headline') || textProperty(item, 'name'),
    description: textProperty(item, 'description'),
    authors: names(property(item, 'author')),
    section: names(property(item, 'articleSection'))[0] ?? '',
    keywords: names(property(item, 'keywords'))
      .flatMap((word) => word.split(/\s*,\s*/))
      .filter((word) => word !== ''),
    language: textProperty(item, 'inLanguage'),
    dateline: textProperty(item, 'dateline'),
    datelineDate: textProperty(item, 'contentReferenceTime'),
    signOff: textProperty(item, 'creditText'),
    genre: names(property(item, 'genre'))[0] ?? '',
    topics: listOf(property(item, 'about')).map((topic) => {
      const identifier = property(topic, 'identifier');
      return {
        scheme: textProperty(identifier, 'propertyID'),
        code: textProperty(identifier, 'value'),
        name: textProperty(topic, 'name'),
      };
    }),
    images: listOf(property(item, 'image')),
  };
}

/** Names of persons and things, whether written as texts, objects or lists of either. */
function names(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(names);
  const name = textProperty(value, 'name');
  return name === '' || /^https?:/.test(name) ? [] : [name];
}

function listOf(value: unknown): Json[] {
  return isObject(value) ? [value] : objects(value);
}
