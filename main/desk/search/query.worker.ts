import { parentPort, workerData } from 'node:worker_threads';
import { parseQuery } from '../../../shared/search/query.ts';
import { type Answer, placesSchema, type Question, questionSchema, type SearchResult } from './messages.ts';
import { IndexReader } from './reader.ts';

const port = parentPort;
if (!port) throw new Error('This file is a worker thread.');
const places = placesSchema.parse(workerData);
const index = new IndexReader(places.searchFile);

function answer(question: Question): SearchResult {
  const query = parseQuery(question.text);
  if (question.ask === 'find') return index.search(query, question.filter, question.page, question.snippets);
  if (question.ask === 'numbers') {
    const numbers = index.numbers(query, question.filter);
    return { hits: [], total: numbers.length, about: false, numbers };
  }
  const hits = index.snippets(query, question.articles);
  return { hits, total: hits.length, about: false };
}

port.on('message', (message: unknown) => {
  if (message === 'close') {
    index.close();
    port.close();
    return;
  }
  const question = questionSchema.parse(message);
  let reply: Answer;
  try {
    reply = { ok: true, id: question.id, result: answer(question) };
  } catch (cause) {
    reply = { ok: false, id: question.id, message: cause instanceof Error ? cause.message : String(cause) };
  }
  port.postMessage(reply);
});
