import type { House } from '../../../shared/workflow/people.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { useStatus } from '../../app/queries.ts';
import { Field } from '../../ui/field.tsx';
import { languagesWith } from '../../ui/languages.ts';
import { Select } from '../../ui/select.tsx';
import { HOUSE_STYLES, isDatelineStyle } from './house-styles.ts';
import css from './settings.module.css';
import { useDraft } from './use-draft.ts';

/** The profile of the newsroom, which every package prints. */
export function HouseForm({ onSaved }: { onSaved(): void }) {
  const bridge = useBridge();
  const { house } = useStatus();
  const draft = useDraft<House>(house, (next) => bridge.call('desk.setHouse', next), onSaved);
  const line = (
    name: 'provider' | 'publisher' | 'copyrightLine' | 'signOff',
    label: string,
    hint: string,
  ) => (
    <Field
      label={label}
      value={draft.value[name]}
      onChange={(text) => draft.set(name, text)}
      onCommit={() => draft.commit()}
      hint={hint}
    />
  );
  return (
    <section className={css.section} aria-labelledby="house">
      <h2 id="house">The house</h2>
      <div className={css.pair}>
        {line('provider', 'Provider', 'Who supplies the story: the agency or paper.')}
        {line('publisher', 'Publisher', 'Who publishes it, if that is another name.')}
      </div>
      {line('copyrightLine', 'Copyright line', 'Goes into every package as it stands here.')}
      <div className={css.pair}>
        <Select
          label="Dateline style"
          choices={HOUSE_STYLES}
          value={draft.value.datelineStyle}
          onChange={(id) => {
            if (!isDatelineStyle(id)) return;
            draft.set('datelineStyle', id);
            draft.commit({ datelineStyle: id });
          }}
        />
        <Select
          label="Default language"
          choices={languagesWith(draft.value.language)}
          value={draft.value.language}
          onChange={(language) => {
            draft.set('language', language);
            draft.commit({ language });
          }}
        />
      </div>
      {line('signOff', 'Sign-off', 'Printed at the end of a new story, for instance the agency’s name.')}
    </section>
  );
}
