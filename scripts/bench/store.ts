// Makes a store of made-up articles for benches and trials: npm run bench:store -- --articles 100000 [--out DIR]
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stop } from '../say.ts';
import { makeStore, syntheticStore } from './make-store.ts';

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '100000' }, out: { type: 'string' } },
});
const articles = Number(values.articles);
if (!Number.isInteger(articles) || articles < 1) stop('--articles takes a whole number.');
const say = (line: string) => process.stderr.write(`  ${line}\n`);
if (values.out === undefined) console.log(await syntheticStore(articles, say));
else {
  const out = resolve(values.out);
  if (existsSync(out)) stop(`${out} is there already. Name a folder that is not.`);
  await makeStore(out, articles, say);
  console.log(out);
}
