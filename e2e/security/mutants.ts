import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One guard taken out of the built app. */
interface Undoing {
  /** A pattern: the bundler chooses in which file a guard ends up. */
  files: string;
  from: string;
  to: string;
}

/** An app with guards undone, and the items of the checklist that must go red for it. */
export interface Mutant {
  name: string;
  undo: readonly Undoing[];
  red: readonly number[];
}

const main = (from: string, to: string): Undoing => ({ files: 'out/main/{index.js,chunks/*.js}', from, to });
const preload = (from: string, to: string): Undoing => ({ files: 'out/preload/*.cjs', from, to });

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'settings of the page',
    undo: [
      main('webSecurity: true', 'webSecurity: false'),
      main('allowRunningInsecureContent: false', 'allowRunningInsecureContent: true'),
      main('experimentalFeatures: false', 'experimentalFeatures: true, enableBlinkFeatures: "CSSVariables"'),
      main('webviewTag: false', 'webviewTag: true'),
    ],
    red: [6, 8, 9, 10, 11],
  },
  {
    name: 'walls between page and app',
    undo: [
      main('sandbox: true', 'sandbox: false'),
      main('app.enableSandbox()', 'void 0'),
      main('contextIsolation: true', 'contextIsolation: false'),
      main('nodeIntegration: false', 'nodeIntegration: true'),
      preload(
        'electron.contextBridge.exposeInMainWorld("galley", bridge)',
        'Object.assign(window, { galley: { ...bridge, ipcRenderer: electron.ipcRenderer } })',
      ),
    ],
    red: [2, 3, 4, 20],
  },
  {
    name: 'what pages may do',
    undo: [
      main('"Content-Security-Policy": CONTENT_SECURITY_POLICY,', ''),
      main('answer({ cancel: !allowed })', 'answer({ cancel: false })'),
      main('app.commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND")', 'void 0'),
      main('answer(false)', 'answer(true)'),
      main(
        'if (window === void 0 || frame === null || frame.parent !== null || !isPage(frame.url))',
        'if (false)',
      ),
      main('setPermissionCheckHandler(() => false)', 'setPermissionCheckHandler(() => true)'),
    ],
    red: [1, 5, 7, 17, 18],
  },
  {
    name: 'ways out of the page',
    undo: [
      main('contents.on("will-navigate", (event) => event.preventDefault())', 'void 0'),
      main('contents.on("will-frame-navigate", (event) => event.preventDefault())', 'void 0'),
      main('contents.on("will-attach-webview", (event) => event.preventDefault())', 'void 0'),
      main('({ action: "deny" })', '({ action: "allow" })'),
      main('if (!SCHEMES.has(url.protocol)) return null;', ''),
    ],
    red: [12, 13, 14, 15],
  },
];

/**
 * Undoes guards in a copy of the app. Each must be found exactly once: a guard that was rewritten makes the
 * mutant fail, and not the check pass unseen.
 */
export function mutate(app: string, mutant: Mutant): void {
  for (const { files, from, to } of mutant.undo) {
    const texts = globSync(files, { cwd: app }).map((file) => {
      const path = join(app, file);
      return { path, parts: readFileSync(path, 'utf8').split(from) };
    });
    const found = texts.filter(({ parts }) => parts.length > 1);
    const [only] = found;
    if (only === undefined || found.length > 1 || only.parts.length !== 2) {
      throw new Error(`"${from}" is not there exactly once in ${files}`);
    }
    // The copy may share its file with the original: a new one takes its place.
    rmSync(only.path);
    writeFileSync(only.path, only.parts.join(to));
  }
}
