import { splitBar } from '../../../shared/search/bar.ts';
import { Button, CommandButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { type ChangeView, type DeskView, type DeskViewName, refiltered } from './view-state.ts';

interface DeskEmptyProps {
  name: DeskViewName;
  view: DeskView;
  change: ChangeView;
  /** The list again has the keys. */
  onDone(): void;
}

/** Why the list is empty, and what to do. */
export function DeskEmpty({ name, view, change, onDone }: DeskEmptyProps) {
  const { filters, words } = splitBar(view.search);
  const set = (search: string) => {
    change(refiltered({ search, sort: null }));
    onDone();
  };
  if (view.search.trim() !== '') {
    return (
      <Empty
        title={words.trim() === '' ? 'No story fits these filters' : `No story has “${words.trim()}”`}
        actions={
          <>
            {filters.length > 0 && words.trim() !== '' && (
              <Button onPress={() => set(words)}>Search without the filters</Button>
            )}
            <Button onPress={() => set('')}>Show all stories</Button>
          </>
        }
      >
        {filters.length > 0
          ? 'Take a filter away: it stands before the words, and Backspace there removes the last one.'
          : 'Words are found from their beginning, in headline, text, captions and topics. Try fewer words, or the beginning of one. Spiked stories are found with state:spiked.'}
      </Empty>
    );
  }
  if (name === 'trash') {
    return (
      <Empty
        title="The trash is empty"
        actions={<CommandButton command="go.desk">To the desk</CommandButton>}
      >
        What is spiked comes here with Delete, and comes back from here. Nothing leaves it by itself.
      </Empty>
    );
  }
  if (name === 'mine') {
    return (
      <Empty
        title="Nothing is assigned to you"
        actions={<CommandButton command="go.desk">To the desk</CommandButton>}
      >
        Choose a story on the desk and press A to take it.
      </Empty>
    );
  }
  return (
    <Empty
      title="The desk is empty"
      actions={
        <>
          <CommandButton command="article.new" look="go" />
          <CommandButton command="desk.import" />
        </>
      }
    >
      Write the first story, or bring some in: clippings, Word files, packages and hand-offs.
    </Empty>
  );
}
