import { splitByline } from '../../../shared/article/byline.ts';
import type { Content } from '../../../shared/article/content.ts';
import type { Fields } from '../../../shared/article/fields.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { findTopic } from '../../../shared/topics/resolve.ts';
import { type Assignment, readAssignments } from '../assignment.ts';
import type { Command, Surroundings } from '../command.ts';
import { needMany, UsageError } from '../usage.ts';
import { articleText, readArticle } from './article.ts';
import { readLanguage, readPriority, readTime } from './values.ts';

export const set: Command = {
  name: 'set',
  usage: 'ID FIELD=VALUE…',
  summary: 'sets fields; dateline=… is read as typed, topic+=NAME and topic-=NAME tag, an empty value clears',
  options: {},
  async run(here) {
    const [[id = ''], pairs] = needMany(here.args, ['ID'], 'FIELD=VALUE');
    const changes = readAssignments(pairs).map((one) => ({ one, setter: setterOf(one) }));
    const desk = await here.deskAs();
    const { content, seq } = await desk.call('articles.peek', { id });
    const fields: Partial<Fields> = {};
    const facts: DeskFacts = {};
    for (const { one, setter } of changes) {
      // Later assignments see what earlier ones made: two topics can be added at once.
      const now = { ...content.fields, ...fields };
      await setter(one, { desk, here, now, content, fields, facts });
    }
    if (Object.keys(fields).length > 0) await desk.call('articles.patch', { id, seq: seq + 1, fields });
    if (Object.keys(facts).length > 0) await desk.call('articles.setDesk', { ids: [id], ...facts });
    const article = await readArticle(desk, id);
    here.print(article, articleText(article));
  },
};

interface DeskFacts {
  assignee?: string;
  due?: string | null;
}

interface Work {
  desk: DeskClient;
  here: Surroundings;
  /** The fields as they stand with what was set so far. */
  now: Fields;
  content: Content;
  /** What is to be patched. */
  fields: Partial<Fields>;
  facts: DeskFacts;
}

type Setter = (assignment: Assignment, work: Work) => void | Promise<void>;

const line =
  (field: 'profile' | 'slugline' | 'section' | 'signOff' | 'genre' | 'editorNote' | 'usageTerms'): Setter =>
  ({ value }, { fields }) => {
    fields[field] = value;
  };
const inline =
  (field: 'headline' | 'standfirst'): Setter =>
  ({ value }, { fields }) => {
    fields[field] = inlineFromText(value);
  };

/** Fields that take `=`, by their names in lower case. */
const SETTERS: Readonly<Record<string, Setter>> = {
  profile: line('profile'),
  slugline: line('slugline'),
  section: line('section'),
  signoff: line('signOff'),
  genre: line('genre'),
  editornote: line('editorNote'),
  usageterms: line('usageTerms'),
  headline: inline('headline'),
  standfirst: inline('standfirst'),
  byline: ({ value }, { fields }) => {
    fields.byline = splitByline(value);
  },
  keywords: ({ value }, { fields }) => {
    fields.keywords = words(value);
  },
  language: ({ value }, { fields }) => {
    fields.language = readLanguage(value);
  },
  priority: ({ value }, { fields }) => {
    fields.priority = readPriority(value);
  },
  embargo: ({ value }, { fields }) => {
    fields.embargo = readTime('embargo', value);
  },
  due: ({ value }, { facts }) => {
    facts.due = readTime('due', value);
  },
  assignee: async ({ value }, { desk, facts }) => {
    facts.assignee = value === '' ? '' : await personId(desk, value);
  },
  dateline: async ({ value }, { desk, fields, now }) => {
    const { house } = await desk.call('desk.status', null);
    fields.dateline = await desk.call('dateline.read', {
      text: value,
      language: now.language,
      style: house.datelineStyle,
      year: new Date().getUTCFullYear(),
    });
  },
};

/** Fields that take `+=` and `-=`. */
const LISTS: Readonly<Record<string, Setter>> = {
  topic: changeTopic,
  topics: changeTopic,
  keyword: changeKeyword,
  keywords: changeKeyword,
};

function setterOf({ field, sign }: Assignment): Setter {
  const table = sign === '=' ? SETTERS : LISTS;
  const name = field.toLowerCase();
  const setter = Object.hasOwn(table, name) ? table[name] : undefined;
  if (setter) return setter;
  if (sign === '=') {
    throw new UsageError(
      `“${field}” cannot be set. These can: ${Object.keys(SETTERS).join(', ')}, topic+=, topic-=.`,
    );
  }
  throw new UsageError(`“${field}” takes no ${sign}: topic and keyword do.`);
}

async function changeTopic({ sign, value }: Assignment, { desk, here, now, fields }: Work): Promise<void> {
  if (value.trim() === '') throw new UsageError('A topic needs a name.');
  if (sign === '-=') {
    const gone = findTopic(value, now.topics);
    if (!gone) {
      throw new DeskError('no-topic', `The article has no topic “${value}”.`, 'See `show` for those it has.');
    }
    fields.topics = now.topics.filter((topic) => topic.scheme !== gone.scheme || topic.code !== gone.code);
    return;
  }
  const { topic, made } = await desk.call('topics.resolve', { name: value });
  if (made) here.say(`“${topic.name}” is in no vocabulary: it was made a topic of the house.`);
  const has = now.topics.some((other) => other.scheme === topic.scheme && other.code === topic.code);
  fields.topics = has ? now.topics : [...now.topics, topic];
}

function changeKeyword({ sign, value }: Assignment, { now, fields }: Work): void {
  const given = words(value);
  fields.keywords =
    sign === '+='
      ? [...new Set([...now.keywords, ...given])]
      : now.keywords.filter((word) => !given.includes(word));
}

/** "a, b" → ["a", "b"] */
function words(value: string): string[] {
  return value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

async function personId(desk: DeskClient, initials: string): Promise<string> {
  const { people } = await desk.call('desk.status', null);
  const person = people.find((one) => one.initials.toLowerCase() === initials.trim().toLowerCase());
  if (person) return person.id;
  const known = people.map((one) => one.initials).join(', ');
  throw new DeskError('no-person', `Nobody here has the initials ${initials}.`, `These are known: ${known}.`);
}
