import { CommandButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import type { DeskViewName } from './view-state.ts';

interface DeskEmptyProps {
  name: DeskViewName;
  filtered: boolean;
  search: string;
}

/** Why the list is empty, and the first key to press. */
export function DeskEmpty({ name, filtered, search }: DeskEmptyProps) {
  if (filtered) {
    return (
      <Empty title={search.trim() === '' ? 'No story fits these filters' : `No story has “${search.trim()}”`}>
        Words are found from their beginning, in headline, text, captions and topics. Escape in the search bar
        clears it.
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
