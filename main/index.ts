import { app } from 'electron';
import { startApp } from './app/app.ts';
import { readArguments } from './app/arguments.ts';

// The arguments follow the executable, and in a checkout the name of the app's folder, which is no switch of ours.
const { cli, store } = readArguments(process.argv.slice(1), process.cwd());
if (cli === null) startApp(store);
else app.exit(2);
