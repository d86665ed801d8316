// An Electron app with one window and nothing in it but the page named on its command line.
const { dirname, basename, join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { app, BrowserWindow, net, protocol } = require('electron');
const page = process.argv.find((argument) => argument.startsWith('--page='))?.slice(7);
protocol.registerSchemesAsPrivileged([
  { scheme: 'plain', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  if (!page) {
    window.loadURL('data:text/html,<h1 id="ready">ready</h1>');
    return;
  }
  const folder = dirname(page);
  protocol.handle('plain', (request) =>
    net.fetch(pathToFileURL(join(folder, decodeURIComponent(new URL(request.url).pathname))).href),
  );
  window.loadURL(`plain://page/${basename(page)}`);
});
app.on('window-all-closed', () => app.quit());
