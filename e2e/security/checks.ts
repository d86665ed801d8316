import { readFileSync } from 'node:fs';
import type { Galley } from '../app.ts';
import type { Outside } from './server.ts';

/** What a check works with: the app, and a server that must not be reached. */
export interface Subject {
  galley: Galley;
  outside: Outside;
}

/** One item of Electron's security checklist. */
export interface Check {
  /** Its number there. */
  item: number;
  title: string;
  /** @returns what is wrong, in words; empty when all is well */
  run: (subject: Subject) => Promise<string[]>;
}

/** Lists the names of those claims that do not hold. */
function broken(claims: Record<string, boolean>): string[] {
  return Object.entries(claims).flatMap(([claim, holds]) => (holds ? [] : [claim]));
}

/** The settings that the page was really made with. */
function preferences({ galley }: Subject): Promise<Record<string, unknown>> {
  return galley.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // Electron has it for tests, and leaves it out of its types.
    const contents = window?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    return { ...contents.getLastWebPreferences() };
  });
}

const secureContent: Check = {
  item: 1,
  title: 'only secure content is loaded: pages have no network',
  async run({ galley, outside }) {
    const before = outside.asked.length;
    const answers = await galley.page.evaluate(async (origin) => {
      const loaded = <T extends HTMLElement>(element: T, change: (element: T) => void) =>
        new Promise<boolean>((resolve) => {
          element.onload = () => resolve(true);
          element.onerror = () => resolve(false);
          change(element);
          document.head.append(element);
        });
      const socket = new Promise<boolean>((resolve) => {
        try {
          const web = new WebSocket(`${origin.replace('http', 'ws')}/socket`);
          web.onopen = () => resolve(true);
          web.onerror = () => resolve(false);
        } catch {
          resolve(false);
        }
      });
      navigator.sendBeacon(`${origin}/beacon`, 'x');
      const fetched = await fetch(`${origin}/fetch`).then(
        () => true,
        () => false,
      );
      const script = await loaded(document.createElement('script'), (element) => {
        element.src = `${origin}/script`;
      });
      const style = await loaded(document.createElement('link'), (element) => {
        element.rel = 'stylesheet';
        element.href = `${origin}/style`;
      });
      const image = await loaded(new Image(), (element) => {
        element.src = `${origin}/image`;
      });
      return { fetched, script, style, image, socket: await socket };
    }, outside.origin);
    // The same once more below the page's policy: the session itself refuses.
    const session = await galley.app.evaluate(
      ({ session }, url) =>
        session.defaultSession.fetch(url).then(
          () => true,
          () => false,
        ),
      `${outside.origin}/session`,
    );
    const failed = Object.entries({ ...answers, session }).flatMap(([way, reached]) =>
      reached ? [`${way} got out`] : [],
    );
    return [...failed, ...outside.asked.slice(before).map((path) => `the server was asked for ${path}`)];
  },
};

const noNode: Check = {
  item: 2,
  title: 'pages have no Node',
  async run(subject) {
    const has = await subject.galley.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'setImmediate'].filter((name) => name in window),
    );
    const set = await preferences(subject);
    return [
      ...has.map((name) => `the page has ${name}`),
      ...broken({
        'nodeIntegration is off': set.nodeIntegration === false,
        'nodeIntegrationInWorker is off': set.nodeIntegrationInWorker !== true,
        'nodeIntegrationInSubFrames is off': set.nodeIntegrationInSubFrames !== true,
      }),
    ];
  },
};

const contextIsolation: Check = {
  item: 3,
  title: 'the preload lives in a world of its own',
  async run(subject) {
    const set = await preferences(subject);
    const answer = await subject.galley.page.evaluate(async () => {
      if (typeof window.galley?.shell !== 'function') return 'no bridge';
      const { stringify } = JSON;
      JSON.stringify = () => '{"ok":true,"value":"spoilt"}';
      try {
        const read = JSON.parse(await window.galley.files([])) as { value: unknown };
        return Array.isArray(read.value) ? 'apart' : 'shared';
      } finally {
        JSON.stringify = stringify;
      }
    });
    return broken({
      'contextIsolation is on': set.contextIsolation === true,
      'what a page spoils does not reach the preload': answer === 'apart',
    });
  },
};

const sandbox: Check = {
  item: 4,
  title: "pages run in Chromium's sandbox",
  async run(subject) {
    const { galley } = subject;
    const set = await preferences(subject);
    const { page } = await galley.pids();
    const claims: Record<string, boolean> = {
      'sandbox is on': set.sandbox === true,
      'no switch takes it off': await galley.app.evaluate(
        ({ app }) => !app.commandLine.hasSwitch('no-sandbox'),
      ),
    };
    if (process.platform === 'linux') {
      // 2: system calls are filtered (proc(5)).
      claims['the kernel filters the system calls of the page'] = /^Seccomp:\s+2$/m.test(
        readFileSync(`/proc/${page}/status`, 'utf8'),
      );
    }
    return broken(claims);
  },
};

const permissions: Check = {
  item: 5,
  title: 'every permission is refused',
  async run({ galley }) {
    return galley.page.evaluate(async () => {
      const problems: string[] = [];
      for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']) {
        const { state } = await navigator.permissions.query({ name: name as PermissionName });
        if (state !== 'denied') problems.push(`${name} is ${state}`);
      }
      if ((await Notification.requestPermission()) !== 'denied') problems.push('notifications were allowed');
      const microphone = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        (error: Error) => error.name,
      );
      if (microphone !== 'NotAllowedError') problems.push(`microphone: ${microphone}`);
      const clipboard = await navigator.clipboard.readText().then(
        () => 'read',
        (error: Error) => error.name,
      );
      if (clipboard !== 'NotAllowedError') problems.push(`clipboard: ${clipboard}`);
      const place = await new Promise<string>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          (error) =>
            resolve(error.code === error.PERMISSION_DENIED ? 'denied' : `not denied (${error.code})`),
        ),
      );
      if (place !== 'denied') problems.push(`place: ${place}`);
      return problems;
    });
  },
};

const webSecurity: Check = {
  item: 6,
  title: 'the same-origin policy is on',
  async run(subject) {
    const set = await preferences(subject);
    return broken({ 'webSecurity is on': set.webSecurity === true });
  },
};

const contentSecurityPolicy: Check = {
  item: 7,
  title: 'a strict content security policy holds',
  async run({ galley }) {
    return galley.page.evaluate(async () => {
      const problems: string[] = [];
      const policy = (await fetch(location.href)).headers.get('Content-Security-Policy') ?? '';
      for (const part of [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
      ]) {
        if (!policy.split(';').some((one) => one.trim() === part)) problems.push(`the policy lacks ${part}`);
      }
      if (/unsafe-|https?:|\*/.test(policy)) problems.push(`the policy is loose: ${policy}`);
      const marks = window as unknown as Record<string, unknown>;
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.body.append(script);
      if (marks.inlineRan) problems.push('an inline script ran');
      const image = document.createElement('button');
      image.setAttribute('onclick', 'window.handlerRan = true');
      document.body.append(image);
      image.click();
      if (marks.handlerRan) problems.push('an inline handler ran');
      try {
        // biome-ignore lint/security/noGlobalEval: whether it works is the question.
        if (window.eval('1 + 1') === 2) problems.push('eval works');
      } catch {
        // As it should be.
      }
      const styled = document.createElement('div');
      styled.setAttribute('style', 'color: rgb(1, 2, 3)');
      document.body.append(styled);
      if (getComputedStyle(styled).color === 'rgb(1, 2, 3)') problems.push('an inline style was applied');
      const frame = document.createElement('iframe');
      frame.srcdoc = '<script>parent.frameRan = true</script>';
      const settled = new Promise((resolve) => {
        frame.onload = resolve;
      });
      document.body.append(frame);
      await settled;
      if (marks.frameRan) problems.push('a script in a frame ran');
      for (const element of [script, image, styled, frame]) element.remove();
      return problems;
    });
  },
};

function setting(item: number, title: string, name: string, right: (value: unknown) => boolean): Check {
  return {
    item,
    title,
    async run(subject) {
      const value = (await preferences(subject))[name];
      return right(value) ? [] : [`${name} is ${String(value)}`];
    },
  };
}

const insecureContent = setting(
  8,
  'no insecure content in secure pages',
  'allowRunningInsecureContent',
  (value) => value === false,
);

const experimental = setting(
  9,
  'no experimental features',
  'experimentalFeatures',
  (value) => value === false,
);

const blinkFeatures: Check = {
  item: 10,
  title: 'no features of Blink are switched on',
  async run(subject) {
    const set = await preferences(subject);
    const byHand = await subject.galley.app.evaluate(({ app }) =>
      app.commandLine.getSwitchValue('enable-blink-features'),
    );
    return broken({
      'enableBlinkFeatures is not set': !set.enableBlinkFeatures,
      'no switch sets it': byHand === '',
    });
  },
};

const noWebview: Check = {
  item: 11,
  title: 'there is no webview, and so none that allows popups',
  async run(subject) {
    const set = await preferences(subject);
    const works = await subject.galley.page.evaluate(() => 'loadURL' in document.createElement('webview'));
    return broken({
      'webviewTag is off': set.webviewTag === false,
      'a webview is an unknown element': !works,
    });
  },
};

const webviewOptions: Check = {
  item: 12,
  title: 'a webview is refused even where a window would allow one',
  async run({ galley }) {
    const prevented = await galley.app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
      const asked = new Promise<boolean>((resolve) => {
        window.webContents.on('will-attach-webview', (event) => resolve(event.defaultPrevented));
      });
      await window.loadURL('app://galley/index.html');
      await window.webContents.executeJavaScript(
        `{ const view = document.createElement('webview'); view.src = 'app://galley/index.html'; document.body.append(view); } null`,
      );
      const answer = await asked;
      window.destroy();
      return answer;
    });
    return prevented ? [] : ['a webview was attached'];
  },
};

const navigation: Check = {
  item: 13,
  title: 'pages do not navigate',
  async run({ galley, outside }) {
    const address = galley.page.url();
    const problems: string[] = [];
    for (const target of [`${outside.origin}/away`, 'app://galley/index.html?again']) {
      await galley.app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        const kept = globalThis as unknown as { refused: Promise<boolean> };
        kept.refused = new Promise((resolve) => {
          // The app's own listeners came first.
          window?.webContents.once('will-frame-navigate', (event) => resolve(event.defaultPrevented));
        });
      });
      await galley.page.evaluate((url) => {
        const link = document.createElement('a');
        link.href = url;
        document.body.append(link);
        link.click();
        link.remove();
      }, target);
      const refused = await galley.app.evaluate(
        () => (globalThis as unknown as { refused: Promise<boolean> }).refused,
      );
      if (!refused) problems.push(`${target} was not refused`);
    }
    if (galley.page.url() !== address) problems.push(`the page is at ${galley.page.url()}`);
    return problems;
  },
};

const newWindows: Check = {
  item: 14,
  title: 'pages do not open windows',
  async run({ galley, outside }) {
    const opened = await galley.page.evaluate(
      (origin) =>
        [`${origin}/popup`, 'app://galley/index.html', 'about:blank'].filter(
          (url) => window.open(url) !== null,
        ),
      outside.origin,
    );
    const count = await galley.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    return [...opened.map((url) => `${url} opened`), ...(count === 1 ? [] : [`there are ${count} windows`])];
  },
};

const external: Check = {
  item: 15,
  title: 'only web and mail addresses go to the system',
  async run({ galley, outside }) {
    await galley.app.evaluate(({ shell }) => {
      const kept = globalThis as unknown as { opened: string[] };
      kept.opened = [];
      shell.openExternal = async (url) => {
        kept.opened.push(url);
      };
    });
    const bad = [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://x/y',
      'ms-msdt:/id',
      'app://galley/index.html',
      'x',
    ];
    const good = [`${outside.origin}/page`, 'https://example.org/', 'mailto:desk@example.org'];
    await galley.page.evaluate(
      async (urls) => {
        for (const url of urls) await window.galley.shell('openExternal', JSON.stringify({ url }));
      },
      [...bad, ...good],
    );
    const opened = await galley.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
    return [
      ...opened.filter((url) => !good.includes(url)).map((url) => `${url} was handed over`),
      ...good.filter((url) => !opened.includes(url)).map((url) => `${url} was not handed over`),
    ];
  },
};

const senders: Check = {
  item: 17,
  title: 'a message counts only from a page of the app',
  async run({ galley }) {
    const answers = await galley.app.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/out/preload/preload.cjs`;
      const results: string[] = [];
      for (const url of ['data:text/html,<p>strange</p>', 'app://galley/index.html']) {
        const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
        await window.loadURL(url).catch(() => undefined);
        results.push(
          String(
            await window.webContents.executeJavaScript(`window.galley?.shell('theme', 'null') ?? 'nothing'`),
          ),
        );
        window.destroy();
      }
      return results;
    });
    return answers
      .filter((answer) => !answer.includes('"code":"refused"'))
      .map((answer) => `a strange page was not refused: ${answer}`);
  },
};

const noFiles: Check = {
  item: 18,
  title: 'pages come from app:, never from file:',
  async run({ galley }) {
    const address = new URL(galley.page.url());
    const read = await galley.page.evaluate(() =>
      Promise.all(
        [
          'file:///etc/passwd',
          'app://galley/..%2f..%2fpackage.json',
          'app://galley/%2e%2e/main/index.js',
          'app://other/index.html',
        ].map((url) =>
          fetch(url).then(
            (answer) => (answer.ok ? [url] : []),
            () => [],
          ),
        ),
      ),
    );
    const loaded = await galley.app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false });
      const done = await window.loadURL('file:///etc/hostname').then(
        () => true,
        () => false,
      );
      window.destroy();
      return done;
    });
    return [
      ...broken({
        'the page is from app:': address.protocol === 'app:',
        'a window cannot load a file': !loaded,
      }),
      ...read.flat().map((url) => `${url} was readable`),
    ];
  },
};

const BRIDGE = ['call', 'files', 'onEvent', 'onShell', 'platform', 'shell'];

const exposure: Check = {
  item: 20,
  title: 'nothing of Electron reaches a page',
  async run({ galley }) {
    const seen = await galley.page.evaluate(async () => {
      const { galley } = window;
      const kinds = Object.values(galley).map((value) => typeof value);
      const answer: unknown = await galley.shell('theme', 'null');
      return {
        names: Object.keys(galley).sort(),
        kinds: kinds.filter((kind) => kind !== 'function' && kind !== 'string'),
        answer: typeof answer,
        globals: ['electron', 'ipcRenderer', 'contextBridge', 'webFrame'].filter((name) => name in window),
      };
    });
    return broken({
      'the bridge is what it is meant to be': seen.names.join() === BRIDGE.join() && seen.kinds.length === 0,
      'answers are strings': seen.answer === 'string',
      'no part of Electron is a global': seen.globals.length === 0,
    });
  },
};

/** The items that are asked of a running app; 16 (a current Electron) and 19 (fuses) are asked of what is built. */
export const CHECKS: readonly Check[] = [
  secureContent,
  noNode,
  contextIsolation,
  sandbox,
  permissions,
  webSecurity,
  contentSecurityPolicy,
  insecureContent,
  experimental,
  blinkFeatures,
  noWebview,
  webviewOptions,
  navigation,
  newWindows,
  external,
  senders,
  noFiles,
  exposure,
];
