// Makes a store of every layout that ever landed: `npm run old:stores -- FOLDER`.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DATA, makeOldStore } from './old-stores/make.ts';
import { say, stop } from './say.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) stop('Name the folder for the stores: npm run old:stores -- FOLDER');
for (const layout of DATA.keys()) {
  const store = join(resolve(folder ?? ''), `layout-${layout}`);
  if (existsSync(store)) stop(`${store} is there already.`);
  makeOldStore(store, layout);
  say(`  ${store}`);
}
