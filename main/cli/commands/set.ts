import { splitByline } from '../../../shared/article/byline.ts';
import { type Fields, fieldsSchema } from '../../../shared/article/fields.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { misfit } from '../../../shared/contract/misfit.ts';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { type Assignment, readAssignments } from '../assignment.ts';
import type { Command, Surroundings } from '../command.ts';
import { needMany, UsageError } from '../usage.ts';
import { articleText, readArticle } from './article.ts';
import { datelineDoubt } from './dateline.ts';
import { TopicPlan } from './topics.ts';
import { readLanguage, readPriority, readTime } from './values.ts';
import { lineOf, linesOf, sameWord, uniqueWords, wordsOf } from './words.ts';

interface DeskFacts {
  assignee?: string;
  due?: string | null;
}

interface Work {
  desk: DeskClient;
  here: Surroundings;
  /** The fields as they stand with what was set so far. */
  now: Fields;
  topics: TopicPlan;
  /** What is to be patched. */
  fields: Partial<Fields>;
  facts: DeskFacts;
}

type Setter = (assignment: Assignment, work: Work) => void | Promise<void>;

const line =
  (field: 'slugline' | 'section' | 'signOff' | 'genre'): Setter =>
  ({ value }, { fields }) => {
    fields[field] = lineOf(value);
  };
const lines =
  (field: 'editorNote' | 'usageTerms'): Setter =>
  ({ value }, { fields }) => {
    fields[field] = linesOf(value);
  };
const inline =
  (field: 'headline' | 'standfirst'): Setter =>
  ({ value }, { fields }) => {
    fields[field] = inlineFromText(linesOf(value));
  };

/** Fields that take `=`. */
const SETTERS: Readonly<Record<string, Setter>> = {
  slugline: line('slugline'),
  headline: inline('headline'),
  standfirst: inline('standfirst'),
  byline: ({ value }, { fields }) => {
    fields.byline = splitByline(lineOf(value));
  },
  section: line('section'),
  dateline: setDateline,
  language: async ({ value }, { desk, fields }) => {
    fields.language = readLanguage(value, (await desk.call('desk.status', null)).house.language);
  },
  signOff: line('signOff'),
  keywords: ({ value }, { fields }) => {
    fields.keywords = wordsOf(value);
  },
  priority: ({ value }, { fields }) => {
    fields.priority = readPriority(value);
  },
  genre: line('genre'),
  profile: ({ value }, { fields }) => {
    fields.profile = lineOf(value) || 'news';
  },
  embargo: ({ value }, { fields, here }) => {
    fields.embargo = readTime('embargo', value);
    const over = fields.embargo !== null && Date.parse(fields.embargo) < Date.now();
    if (over) here.say(`The embargo ${fields.embargo} is already over: it holds nothing back.`);
  },
  editorNote: lines('editorNote'),
  usageTerms: lines('usageTerms'),
  assignee: async ({ value }, { desk, facts }) => {
    facts.assignee = value.trim() === '' ? '' : await personId(desk, value);
  },
  due: ({ value }, { facts }) => {
    facts.due = readTime('due', value);
  },
};

/** Fields that take `+=` and `-=`. */
const LISTS: Readonly<Record<string, Setter>> = {
  topic: changeTopic,
  topics: changeTopic,
  keyword: changeKeyword,
  keywords: changeKeyword,
};

const NAMES = `${Object.keys(SETTERS).join(', ')}; topic+=, topic-=, keyword+=, keyword-=`;

export const set: Command = {
  name: 'set',
  usage: 'ID FIELD=VALUE…',
  summary: 'sets fields; dateline=… is read as typed, topic+=NAME and topic-=NAME tag, an empty value clears',
  details: [
    `Fields: ${NAMES}.`,
    'Times need their zone (2026-11-04T06:00:00Z). An empty priority is 5, an empty language that of the house.',
    'All of it is set, or nothing where one value cannot be.',
  ].join('\n'),
  options: {},
  async run(here) {
    const [[id = ''], pairs] = needMany(here.args, ['ID'], 'FIELD=VALUE');
    const changes = readAssignments(pairs).map((one) => ({ one, setter: setterOf(one) }));
    const desk = await here.deskAs();
    const { content, seq } = await desk.call('articles.peek', { id });
    const topics = new TopicPlan(desk, content.fields.topics);
    const fields: Partial<Fields> = {};
    const facts: DeskFacts = {};
    for (const { one, setter } of changes) {
      // Later assignments see what earlier ones made: two keywords can be added at once.
      await setter(one, { desk, here, now: { ...content.fields, ...fields }, topics, fields, facts });
    }
    requireFit(fields);
    // From here on nothing of what was typed can be wrong any more: now, and only now, new topics are made.
    if (topics.topics !== content.fields.topics) {
      fields.topics = await topics.settle(({ name }) =>
        here.say(`“${name}” is in no vocabulary: it was made a topic of the house.`),
      );
    }
    if (Object.keys(fields).length > 0) await desk.call('articles.patch', { id, seq: seq + 1, fields });
    if (Object.keys(facts).length > 0) await desk.call('articles.setDesk', { ids: [id], ...facts });
    const article = await readArticle(desk, id);
    here.print(article, articleText(article));
  },
};

function setterOf({ field, sign }: Assignment): Setter {
  const table = sign === '=' ? SETTERS : LISTS;
  const name = Object.keys(table).find((known) => known.toLowerCase() === field.toLowerCase());
  const setter = name === undefined ? undefined : table[name];
  if (setter) return setter;
  if (sign === '=') throw new UsageError(`“${field}” cannot be set. These can: ${NAMES}.`);
  throw new UsageError(`“${field}” takes no ${sign}: topic and keyword do.`);
}

/** Says of the first field that an article could not hold why, by the field's name. */
function requireFit(fields: Partial<Fields>): void {
  const issue = fieldsSchema.partial().safeParse(fields).error?.issues[0];
  if (!issue) return;
  throw new DeskError('does-not-fit', misfit(issue, `The ${String(issue.path[0])}`), 'Nothing was set.');
}

/** Datelines and topics go to the desk as words: more than the contract takes is told in words, too. */
function requireShort(what: string, text: string): void {
  if (text.length <= 400) return;
  throw new DeskError(
    'does-not-fit',
    `The ${what} is too long: at most 400 characters fit.`,
    'Nothing was set.',
  );
}

async function setDateline({ value }: Assignment, { desk, here, now, fields }: Work): Promise<void> {
  const text = lineOf(value);
  requireShort('dateline', text);
  const { house } = await desk.call('desk.status', null);
  fields.dateline = await desk.call('dateline.read', {
    text,
    language: now.language,
    style: house.datelineStyle,
    year: new Date().getUTCFullYear(),
  });
  const doubt = fields.dateline && datelineDoubt(text, fields.dateline);
  if (doubt) here.say(doubt);
}

async function changeTopic({ sign, value }: Assignment, { topics }: Work): Promise<void> {
  const name = lineOf(value);
  if (name === '') throw new UsageError('A topic needs a name.');
  requireShort('topic', name);
  if (sign === '-=') topics.remove(name);
  else await topics.add(name);
}

function changeKeyword({ sign, value }: Assignment, { now, fields }: Work): void {
  const given = wordsOf(value);
  if (given.length === 0) throw new UsageError('A keyword needs a word.');
  if (sign === '+=') {
    fields.keywords = uniqueWords([...now.keywords, ...given]);
    return;
  }
  const missing = given.find((word) => !now.keywords.some((other) => sameWord(other) === sameWord(word)));
  if (missing !== undefined) {
    throw new DeskError(
      'no-keyword',
      `The article has no keyword “${missing}”.`,
      'Nothing was set. See `show --json` for those it has.',
    );
  }
  const gone = new Set(given.map(sameWord));
  fields.keywords = now.keywords.filter((word) => !gone.has(sameWord(word)));
}

async function personId(desk: DeskClient, initials: string): Promise<string> {
  const { people } = await desk.call('desk.status', null);
  const person = people.find((one) => one.initials.toLowerCase() === initials.trim().toLowerCase());
  if (person) return person.id;
  const known = people.map((one) => one.initials).join(', ');
  throw new DeskError('no-person', `Nobody here has the initials ${initials}.`, `These are known: ${known}.`);
}
