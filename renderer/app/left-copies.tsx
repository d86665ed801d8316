import { useEffect, useState } from 'react';
import { type Content, contentSchema } from '../../shared/article/content.ts';
import { canonicalJson } from '../../shared/canonical.ts';
import { inlineToText } from '../../shared/manuscript/inline.ts';
import type { LeftCopy } from '../../shared/shell/rescue.ts';
import type { Bridge } from '../../shared/shell/shell.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { fullTime } from '../ui/time.ts';
import { say, sayError } from '../ui/toasts.tsx';
import { useBridge } from './bridge-context.tsx';
import { navigate } from './route.ts';

/** Words that an earlier run could not save, offered until somebody decides on them. */
export function LeftCopies() {
  const bridge = useBridge();
  const [copies, setCopies] = useState<readonly LeftCopy[]>([]);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let shown = true;
    worthOffering(bridge).then(
      (found) => shown && setCopies(found),
      () => undefined,
    );
    return () => {
      shown = false;
    };
  }, [bridge]);
  const [copy, ...others] = copies;
  if (!copy) return null;
  const decide = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
      await bridge.shell.decideCopy(copy.file.token);
      setCopies(others);
    } catch (cause) {
      sayError(cause, 'The copy stays where it is.');
    } finally {
      setBusy(false);
    }
  };
  const headline = inlineToText(copy.content.fields.headline) || copy.content.fields.slugline || 'Untitled';
  return (
    <Notice
      name="left-copy"
      tone="plain"
      title={`Words of “${headline}” are in an emergency copy`}
      hint={`They could not be saved on ${fullTime(copy.at)}, and the story says something else. Bringing them back keeps what is there as a version.${others.length > 0 ? ` ${others.length} more.` : ''}`}
    >
      <Button
        size="small"
        look="go"
        isDisabled={busy}
        onPress={() => void decide(() => bringBack(bridge, copy))}
      >
        Bring them back
      </Button>
      <Button
        size="small"
        isDisabled={busy}
        onPress={() =>
          void decide(async () => {
            say({ text: 'The copy is set aside.', hint: `It is in ${copy.folder}, under “decided”.` });
          })
        }
      >
        Set aside
      </Button>
    </Notice>
  );
}

async function worthOffering(bridge: Bridge): Promise<LeftCopy[]> {
  const offered: LeftCopy[] = [];
  for (const copy of await bridge.shell.leftCopies()) {
    if ((await present(bridge, copy.articleId)) === unpinned(copy.content)) {
      await bridge.shell.decideCopy(copy.file.token);
    } else offered.push(copy);
  }
  return offered;
}

/** What the store has of an article, or null when there is none of that name. */
async function present(bridge: Bridge, id: string): Promise<string | null> {
  return bridge.call('articles.peek', { id }).then(
    ({ content }) => unpinned(content),
    () => null,
  );
}

/** The words alone: which version of a photo prints is settled anew with each version of the story. */
function unpinned(content: Content): string {
  return canonicalJson(contentSchema.parse(withoutPins(content)));
}

function withoutPins(content: Content): Content {
  return {
    ...content,
    placements: content.placements.map((placement) => ({ ...placement, photoRevision: null })),
  };
}

async function bringBack(bridge: Bridge, copy: LeftCopy): Promise<void> {
  const id = copy.articleId;
  if ((await present(bridge, id)) === null) {
    const [result] = await bridge.call('intake.files', { files: [{ token: copy.file.token }] });
    if (result && !result.ok) throw new Error(result.error.message);
  } else {
    const note = `From the emergency copy of ${copy.at}`;
    await bridge.call('articles.adopt', { id, content: withoutPins(copy.content), note });
  }
  say({ text: 'The words are back.', hint: 'What was there before is a version in History.' });
  await navigate({ screen: 'article', id });
}
