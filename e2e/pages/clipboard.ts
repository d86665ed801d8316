import { expect, type Galley } from '../app.ts';

/** As if another program had copied plain text. */
export async function copyText(galley: Galley, text: string): Promise<void> {
  await galley.app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text);
}

/** As if another program had copied words with their HTML. */
export async function copyHtml(galley: Galley, text: string, html: string): Promise<void> {
  await galley.page.evaluate(
    (clip) => {
      document.addEventListener(
        'copy',
        (event) => {
          event.stopImmediatePropagation();
          event.preventDefault();
          event.clipboardData?.setData('text/plain', clip.text);
          event.clipboardData?.setData('text/html', clip.html);
        },
        { once: true, capture: true },
      );
      document.execCommand('copy');
    },
    { text, html },
  );
}

/** What another program would get from the clipboard. */
export async function pastedElsewhere(galley: Galley): Promise<{ text: string; html: string }> {
  const { page } = galley;
  await page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('textarea'));
    field.id = 'elsewhere';
    field.addEventListener('paste', ({ clipboardData }) => {
      field.dataset.text = clipboardData?.getData('text/plain') ?? '';
      field.dataset.html = clipboardData?.getData('text/html') ?? '';
    });
    field.focus();
  });
  await page.keyboard.press('Control+v');
  const field = page.locator('#elsewhere');
  await expect(field).toHaveAttribute('data-html');
  const clip = await field.evaluate((element) => ({
    text: element.dataset.text ?? '',
    html: element.dataset.html ?? '',
  }));
  await field.evaluate((element) => element.remove());
  return clip;
}
