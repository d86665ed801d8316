import { Field } from '../../../ui/field.tsx';
import { languagesWith } from '../../../ui/languages.ts';
import { Select } from '../../../ui/select.tsx';
import { useArticle } from '../use-article.ts';
import { useFieldWhy, useWorkspace } from '../workspace-context.tsx';
import { DatelineField } from './dateline-field.tsx';
import { DeskFacts } from './desk-facts.tsx';
import { EmbargoField } from './embargo-field.tsx';
import { KeywordsField } from './keywords-field.tsx';
import css from './panel.module.css';
import { SuggestField } from './suggest-field.tsx';
import { TopicsField } from './topics-field.tsx';

/** IPTC urgency, in the desk's words. */
const PRIORITIES = [
  [1, 'Flash'],
  [2, 'Urgent'],
  [3, 'High'],
  [4, 'Above normal'],
  [5, 'Normal'],
  [6, 'Below normal'],
  [7, 'Low'],
  [8, 'Lowest'],
  [9, 'As it comes'],
] as const;
const GENRES = [
  'Analysis',
  'Background',
  'Current',
  'Feature',
  'Interview',
  'Obituary',
  'Opinion',
  'Profile',
  'Summary',
];

/** The fields that readers do not see, and the dateline and topics that they do. */
export function Details() {
  const { session } = useWorkspace();
  const { fields } = useArticle(session, 'fields');
  return (
    <div className={css.panel}>
      <Field
        label="Slugline"
        value={fields.slugline}
        onChange={(text) => session.setField('slugline', text)}
        why={useFieldWhy('slugline')}
        place="field:slugline"
        maxLength={2000}
      />
      <DatelineField />
      <TopicsField />
      <KeywordsField />
      <div className={css.pair}>
        <Select
          label="Priority"
          value={String(fields.priority)}
          choices={PRIORITIES.map(([number, word]) => ({ id: String(number), label: `${number} · ${word}` }))}
          onChange={(id) => session.setField('priority', Number(id))}
          place="field:priority"
        />
        <Select
          label="Language"
          value={fields.language}
          choices={languagesWith(fields.language)}
          onChange={(language) => session.setField('language', language)}
          place="field:language"
        />
      </div>
      <div className={css.pair}>
        <SuggestField
          label="Section"
          value={fields.section}
          offers="sections"
          onChange={(section) => session.setField('section', section)}
          place="field:section"
        />
        <SuggestField
          label="Genre"
          value={fields.genre}
          offers={GENRES}
          onChange={(genre) => session.setField('genre', genre)}
          place="field:genre"
        />
      </div>
      <EmbargoField />
      <Field
        label="Editor’s note"
        note="not published"
        rows={2}
        value={fields.editorNote}
        onChange={(text) => session.setField('editorNote', text)}
        place="field:editorNote"
        why={useFieldWhy('editorNote')}
        maxLength={20000}
      />
      <Field
        label="Usage terms"
        rows={1}
        value={fields.usageTerms}
        onChange={(text) => session.setField('usageTerms', text)}
        place="field:usageTerms"
        why={useFieldWhy('usageTerms')}
        maxLength={20000}
      />
      <DeskFacts />
    </div>
  );
}
