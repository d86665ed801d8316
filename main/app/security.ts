import { app, type Session, session, type WebPreferences } from 'electron';
import { logger } from '../log.ts';

const log = logger('security');

/** How every page of the app runs: without Node, in the sandbox, in a world of its own. */
export function pagePreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    // Chromium's own spelling would fetch dictionaries from the network.
    spellcheck: false,
  };
}

/** Before the app is ready: nothing in Chromium may go out on its own account. */
export function restrictChromium(): void {
  // As root, which only a development machine has, the sandbox takes every child process down with it.
  if (process.getuid?.() !== 0) app.enableSandbox();
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('dns-prefetch-disable');
}

const OWN_SCHEMES = new Set(['app:', 'asset:', 'blob:', 'devtools:']);

/** Whether a page may load an address at all. The rest is the network, which pages never see. */
export function mayLoad(address: string): boolean {
  return URL.canParse(address) && OWN_SCHEMES.has(new URL(address).protocol);
}

function restrictSession(pages: Session): void {
  pages.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn({ permission }, 'permission refused');
    answer(false);
  });
  pages.setPermissionCheckHandler(() => false);
  pages.setDevicePermissionHandler(() => false);
  pages.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  pages.webRequest.onBeforeRequest((details, answer) => {
    const allowed = mayLoad(details.url);
    if (!allowed) log.warn({ kind: details.resourceType }, 'network request refused');
    answer({ cancel: !allowed });
  });
  pages.on('will-download', (event) => event.preventDefault());
}

/** Once the app is ready: no permission, no network, no navigation, no new window, no guest page. */
export function restrictPages(): void {
  restrictSession(session.defaultSession);
  app.on('session-created', restrictSession);
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}
