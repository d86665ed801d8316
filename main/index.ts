import { readArguments } from './app/arguments.ts';
import { compiledFolder } from './app/compiled-folder.ts';
import { keepCompiled } from './desk/compiled.ts';

// Electron waits for this module before it becomes ready: the command line never lets it, and so needs no display.
// The arguments follow the executable, and in a checkout the name of the app's folder, which is no switch of ours.
const { cli, store, mediaWorker } = readArguments(process.argv.slice(1), process.cwd());
if (mediaWorker) {
  const { runMediaWorker } = await import('./app/command-line.ts');
  await runMediaWorker();
} else if (cli !== null) {
  const { runCommandLine } = await import('./app/command-line.ts');
  await runCommandLine(cli);
} else {
  const compiled = compiledFolder();
  keepCompiled(compiled);
  const { startApp } = await import('./app/app.ts');
  startApp(store, compiled);
}
