import { FilePlus, FileText } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useBridge } from '../../app/bridge-context.tsx';
import { useDesk } from '../../app/queries.ts';
import { navigate } from '../../app/route.ts';
import { holdKeys } from '../../app/type-ahead.ts';
import { useCommand } from '../../commands/provider.tsx';
import { PickDialog } from '../../ui/pick-dialog.tsx';
import { sayError } from '../../ui/toasts.tsx';
import { matchesText } from './matches-text.ts';

/** A new story, blank or from a template, from any screen. Returns what floats. */
export function useNewStory(): ReactNode {
  const bridge = useBridge();
  const [choosing, setChoosing] = useState(false);
  const create = async (template?: string) => {
    const letGo = template === undefined ? holdKeys() : () => undefined;
    try {
      const { id } = await bridge.call('articles.create', template === undefined ? {} : { template });
      if (!(await navigate({ screen: 'article', id }))) letGo();
    } catch (cause) {
      letGo();
      sayError(cause, 'The story could not be made.');
    }
  };
  useCommand('article.new', () => void create());
  useCommand('article.newFromTemplate', () => setChoosing(true));
  return choosing && <TemplateDialog onPick={create} onClose={() => setChoosing(false)} />;
}

function TemplateDialog({ onPick, onClose }: { onPick(template?: string): void; onClose(): void }) {
  const [text, setText] = useState('');
  const templates = useDesk('desk.templates', null).data ?? [];
  const blank = { id: '', name: 'Blank story' };
  const rows = [blank, ...templates]
    .filter(({ name }) => matchesText(name, text))
    .map(({ id, name }) => ({
      id: `template-${id}`,
      template: id,
      label: name,
      icon: id === '' ? <FilePlus aria-hidden="true" /> : <FileText aria-hidden="true" />,
    }));
  return (
    <PickDialog
      label="New story from a template"
      placeholder="Which template?"
      text={text}
      onText={setText}
      rows={rows}
      onPick={({ template }) => {
        onClose();
        onPick(template === '' ? undefined : template);
      }}
      onClose={onClose}
      none="No template is called that."
    />
  );
}
