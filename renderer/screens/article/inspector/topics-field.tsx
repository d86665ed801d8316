import { Tag as TagIcon } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import type { Topic } from '../../../../shared/article/fields.ts';
import { useBridge } from '../../../app/bridge-context.tsx';
import { useAnswer, useDesk } from '../../../app/queries.ts';
import { Combo, type ComboItem } from '../../../ui/combo.tsx';
import { FieldHead } from '../../../ui/field.tsx';
import { say, sayError } from '../../../ui/toasts.tsx';
import { useArticle } from '../use-article.ts';
import { useFieldWhy, useWorkspace } from '../workspace-context.tsx';
import { Chips, moved } from './chips.tsx';

interface TopicItem extends ComboItem {
  /** Null: a topic of the house, to be made. */
  topic: Topic | null;
}

const keyOf = (topic: Topic): string => `${topic.scheme}:${topic.code}`;

/** What readers follow: from the vocabulary, or made for this house on the spot. The first is the main one. */
export function TopicsField() {
  const { session } = useWorkspace();
  const { topics } = useArticle(session, 'fields').fields;
  const bridge = useBridge();
  const [text, setText] = useState('');
  const typed = useDeferredValue(text.trim());
  const search = useDesk('topics.search', { text: typed, limit: 12 }, { enabled: typed !== '' });
  const found = useAnswer(search).answer ?? [];
  const pending = text.trim() !== '' && (text.trim() !== typed || search.isFetching);
  const why = useFieldWhy('topics');

  const add = (topic: Topic) => {
    setText('');
    if (!topics.some((other) => keyOf(other) === keyOf(topic)))
      session.setField('topics', [...topics, topic]);
  };
  const make = async (name: string) => {
    setText('');
    try {
      const { topic, made } = await bridge.call('topics.resolve', { name });
      // Others may have been added while the service answered.
      const now = session.snapshot.fields.topics;
      if (!now.some((other) => keyOf(other) === keyOf(topic))) session.setField('topics', [...now, topic]);
      if (made) say({ text: `“${topic.name}” is a new topic of the house.` });
    } catch (cause) {
      sayError(cause, 'The topic was not added.');
    }
  };

  const items: TopicItem[] = typed === '' ? [] : found.map(topicItem);
  // While the vocabulary is being asked there is no telling whether the name is new.
  const isNew =
    !pending &&
    !search.isLoadingError &&
    !found.some((topic) => topic.name.toLowerCase() === typed.toLowerCase());
  if (typed !== '' && isNew) {
    items.push({
      id: 'new',
      label: typed,
      note: 'new topic of the house',
      icon: <TagIcon aria-hidden="true" />,
      topic: null,
    });
  }
  return (
    <div>
      <FieldHead note="first is the main one">Topics</FieldHead>
      <Chips
        label="Topics"
        mainFirst
        chips={topics.map((topic) => ({ id: keyOf(topic), label: topic.name }))}
        onRemove={(id) =>
          session.setField(
            'topics',
            topics.filter((topic) => keyOf(topic) !== id),
          )
        }
        onMove={(id, to) =>
          session.setField(
            'topics',
            moved(
              topics,
              topics.findIndex((topic) => keyOf(topic) === id),
              to,
            ),
          )
        }
      />
      <Combo<TopicItem>
        label="Add topic"
        quietLabel
        placeholder="Add a topic"
        text={text}
        onText={setText}
        items={items}
        pending={pending}
        onPick={(item) => (item.topic ? add(item.topic) : void make(item.label))}
        onLeave={() => {
          if (text.trim() !== '') void make(text.trim());
        }}
        onKeyDown={(event) => {
          if (event.key === 'Backspace' && text === '' && topics.length > 0)
            session.setField('topics', topics.slice(0, -1));
        }}
        why={why}
        place="field:topics"
      />
    </div>
  );
}

function topicItem({ parent, ...topic }: Topic & { parent: string }): TopicItem {
  return {
    id: keyOf(topic),
    label: topic.name,
    ...(parent !== '' ? { note: parent } : topic.scheme === 'house' ? { note: 'house' } : {}),
    icon: <TagIcon aria-hidden="true" />,
    topic,
  };
}
