import { useState } from 'react';
import { useStatus } from '../../app/queries.ts';
import { StatusLine } from '../../app/status-bar.tsx';
import { Bar, BarTitle } from '../../ui/bar.tsx';
import { BackupsSection } from '../upkeep/backups-section.tsx';
import { Appearance } from './appearance.tsx';
import { HouseForm } from './house-form.tsx';
import { PeopleList } from './people.tsx';
import { PersonForm } from './person-form.tsx';
import css from './settings.module.css';

/** Who sits here, who else works on these stories, what the house prints, how the app looks. */
export function SettingsScreen() {
  const { store, app } = useStatus();
  const [saved, setSaved] = useState('');
  return (
    <div className={css.settings}>
      <Bar>
        <BarTitle>Settings</BarTitle>
        <span role="status" className={css.saved}>
          {saved}
        </span>
      </Bar>
      <div className={css.scroll}>
        <div className={css.column}>
          <PersonForm onSaved={() => setSaved('Saved: you')} />
          <PeopleList onSaved={() => setSaved('Saved: people')} />
          <HouseForm onSaved={() => setSaved('Saved: the house')} />
          <BackupsSection onSaved={() => setSaved('Saved: versions')} />
          <Appearance />
          <section className={css.section} aria-labelledby="about">
            <h2 id="about">On this machine</h2>
            <p className={css.path}>
              Everything is in <span className="selectable">{store}</span>
            </p>
            <p className={css.dim}>Galley {app}</p>
          </section>
        </div>
      </div>
      <StatusLine>
        <span>Changes are kept when you leave a field.</span>
      </StatusLine>
    </div>
  );
}
