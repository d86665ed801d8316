import { useState } from 'react';
import { Field, FieldHead } from '../../../ui/field.tsx';
import { useArticle } from '../use-article.ts';
import { useFieldWhy, useWorkspace } from '../workspace-context.tsx';
import { Chips, moved } from './chips.tsx';

/** Words to find the story by, besides its topics. Comma or Enter ends one. */
export function KeywordsField() {
  const { session } = useWorkspace();
  const { keywords } = useArticle(session, 'fields').fields;
  const [text, setText] = useState('');
  const add = (typed: string) => {
    const words = typed
      .split(/[,;、،\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== '');
    session.setField('keywords', [...new Set([...keywords, ...words])]);
    setText('');
  };
  return (
    <div>
      <FieldHead>Keywords</FieldHead>
      <Chips
        label="Keywords"
        chips={keywords.map((word) => ({ id: word, label: word }))}
        onRemove={(id) =>
          session.setField(
            'keywords',
            keywords.filter((word) => word !== id),
          )
        }
        onMove={(id, to) => session.setField('keywords', moved(keywords, keywords.indexOf(id), to))}
      />
      <Field
        label="Add keyword"
        quietLabel
        placeholder="Add a keyword"
        value={text}
        onChange={(next) => (/[,;、،]$/.test(next) ? add(next) : setText(next))}
        onCommit={(typed) => {
          if (typed.trim() !== '') add(typed);
        }}
        why={useFieldWhy('keywords')}
        place="field:keywords"
        maxLength={2000}
      />
    </div>
  );
}
