import type { Page } from '@playwright/test';
import { type CallInput, type CallName, type CallOutput, contract } from '../../shared/contract/contract.ts';
import { outcomeSchema } from '../../shared/shell/calls.ts';

/** Calls the desk service as the page does: to bring a store into a state, and to look at what it holds. */
export async function callDesk<N extends CallName>(
  page: Page,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const json = await page.evaluate(([call, text]) => window.galley.call(call, text), [
    name,
    JSON.stringify(input),
  ] as const);
  const outcome = outcomeSchema.parse(JSON.parse(json));
  if (!outcome.ok) throw new Error(`${name}: ${outcome.error.message}`);
  return contract[name].output.parse(outcome.value) as CallOutput<N>;
}

/** A file as a test has it. */
export interface TestFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** Drops files on the part of the page that a selector names, as from the system's file manager. */
export async function dropFiles(page: Page, selector: string, files: readonly TestFile[]): Promise<void> {
  const plain = files.map(({ name, type, bytes }) => ({
    name,
    type,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  await page.evaluate(
    ([target, list]) => {
      const transfer = new DataTransfer();
      for (const { name, type, base64 } of list) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type }));
      }
      const element = document.querySelector(target);
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        element?.dispatchEvent(
          new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
      }
    },
    [selector, plain] as const,
  );
}
