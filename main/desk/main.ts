import { keepCompiled } from './compiled.ts';

// The entry of the utility process. What it serves is imported only once the compiled code of the last start is at
// hand: reading it anew takes longer than all else until the store is open.
const at = process.argv.indexOf('--compiled');
const folder = at < 0 ? undefined : process.argv[at + 1];
if (folder !== undefined) keepCompiled(folder);
await import('./serve.ts');
