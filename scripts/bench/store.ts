// Makes a store of made-up articles for benches and trials: npm run bench:store -- --articles 100000
import { parseArgs } from 'node:util';
import { stop } from '../say.ts';
import { syntheticStore } from './make-store.ts';

const { values } = parseArgs({ options: { articles: { type: 'string', default: '100000' } } });
const articles = Number(values.articles);
if (!Number.isInteger(articles) || articles < 1) stop('--articles takes a whole number.');
console.log(syntheticStore(articles, (line) => process.stderr.write(`  ${line}\n`)));
