import { runOnStreams } from './streams.ts';

// npm runs scripts in the project's folder and says in INIT_CWD where it was called from.
const cwd = process.env.npm_lifecycle_event === 'galley' ? process.env.INIT_CWD : undefined;

process.exitCode = await runOnStreams(process.argv.slice(2), { cwd: cwd ?? process.cwd(), env: process.env });
