// Measures Galley against references of the same run. Prints ratios; asserts nothing.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { benchAutosave } from './bench/autosave.ts';
import { benchBackup } from './bench/backup.ts';
import { benchExport } from './bench/export.ts';
import { benchGrowth } from './bench/growth.ts';
import { benchList } from './bench/list.ts';
import { benchOpen } from './bench/open.ts';
import { type BenchRow, table } from './bench/report.ts';
import { benchScroll } from './bench/scroll.ts';
import { benchSearch } from './bench/search.ts';
import { benchStart } from './bench/start.ts';
import { benchTyping } from './bench/typing.ts';
import { stop } from './say.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string' },
    articles: { type: 'string', default: '100000' },
    whole: { type: 'boolean', default: false },
  },
});
const articles = Number(values.articles);
if (!Number.isInteger(articles) || articles < 1) stop('--articles takes a whole number.');
const say = (line: string) => process.stderr.write(`  ${line}\n`);

const benches: Record<string, () => Promise<BenchRow[]>> = {
  start: () => benchStart(articles, say),
  open: benchOpen,
  typing: benchTyping,
  autosave: benchAutosave,
  search: () => benchSearch(articles, say),
  list: () => benchList(articles, say),
  scroll: () => benchScroll(articles, say),
  export: () => benchExport(say),
  growth: () => benchGrowth(articles, values.whole, say),
  backup: () => benchBackup(say),
};
const names = Object.keys(benches).filter((name) => values.only === undefined || name === values.only);
if (names.length === 0) stop(`--only takes one of: ${Object.keys(benches).join(', ')}`);

const rows: BenchRow[] = [];
for (const name of names) {
  say(`${name} …`);
  rows.push(...((await benches[name]?.()) ?? []));
}
const cpu = cpus();
console.log(
  `${cpu.length} × ${cpu[0]?.model ?? 'processor'}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
);
console.log(table(rows));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
