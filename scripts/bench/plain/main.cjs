// An Electron app with one window and nothing in it but the page named on its command line.
const { app, BrowserWindow } = require('electron');
const page = process.argv.find((argument) => argument.startsWith('--page='))?.slice(7);
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  if (page) window.loadFile(page);
  else window.loadURL('data:text/html,<h1 id="ready">ready</h1>');
});
app.on('window-all-closed', () => app.quit());
