import type { CDPSession, Locator, Page } from '@playwright/test';

/** So many keys warm the engine and are not counted. */
const WARM = 20;
const TEXT = 'the harbour master said the ferry would leave at nine ';

export interface TypingFigures {
  /** Script, style and layout of each key, ms; what falls between two keys counts to the one before. */
  work: number[];
  /** From the key to the painted frame, ms, one for each key. */
  frames: number[];
  /** The same for those keys alone in whose frame the page began or ended a save. */
  saveFrames: number[];
}

interface Painted {
  ms: number;
  saved: boolean;
}

/**
 * Types in a paragraph in the middle, one key at a time, each after the frame of the one before. The work is read
 * from the counters of the engine, so that nothing of the measure itself runs in the page but a few lines.
 */
export async function typeIn(page: Page, body: Locator, keys: number): Promise<TypingFigures> {
  await goToMiddle(body);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const painted = await watchFrames(page, session);
  const figures: TypingFigures = { work: [], frames: [], saveFrames: [] };
  let before = await workSoFar(session);
  for (let key = 0; key < keys + WARM; key++) {
    const frame = painted();
    await page.keyboard.press(keyName(TEXT[key % TEXT.length] ?? ' '));
    const { ms, saved } = await frame;
    const after = await workSoFar(session);
    if (key >= WARM) {
      figures.work.push(after - before);
      figures.frames.push(ms);
      if (saved) figures.saveFrames.push(ms);
    }
    before = after;
  }
  await session.detach();
  return figures;
}

/** The caret goes into the paragraph in the middle, which is on screen. */
export async function goToMiddle(body: Locator): Promise<void> {
  const middle = body.locator('p').nth(Math.floor((await body.locator('p').count()) / 2));
  await middle.scrollIntoViewIfNeeded();
  await middle.click();
}

/** Returns a function that resolves with the time from the next key to its painted frame. */
async function watchFrames(page: Page, session: CDPSession): Promise<() => Promise<Painted>> {
  let tell: (painted: Painted) => void = () => undefined;
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'benchPainted' });
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name !== 'benchPainted') return;
    const [ms, saved] = payload.split(' ');
    tell({ ms: Number(ms), saved: saved === 'true' });
  });
  await page.evaluate(() => {
    const { benchPainted } = window as unknown as { benchPainted(payload: string): void };
    let key = 0;
    let saved = false;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => benchPainted(`${performance.now() - key} ${saved}`);
    const frame = () => channel.port2.postMessage(null);
    addEventListener(
      'keydown',
      (event) => {
        key = event.timeStamp;
        saved = false;
        requestAnimationFrame(frame);
      },
      true,
    );
    // Galley says at the foot of the window when a save begins and ends.
    const foot = document.querySelector('footer');
    if (foot) {
      new MutationObserver(() => {
        saved = true;
      }).observe(foot, { subtree: true, childList: true });
    }
  });
  return () =>
    new Promise((resolve) => {
      tell = resolve;
    });
}

function keyName(letter: string): string {
  return letter === ' ' ? 'Space' : letter;
}

async function workSoFar(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return (value('ScriptDuration') + value('LayoutDuration') + value('RecalcStyleDuration')) * 1000;
}
