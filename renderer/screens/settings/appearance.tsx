import { Monitor, Moon, Sun } from 'lucide-react';
import { themeSchema } from '../../../shared/shell/shell.ts';
import { useTheme } from '../../app/theme.tsx';
import { Segments } from '../../ui/segments.tsx';
import css from './settings.module.css';

/** Light, dark, or as the system is. */
export function Appearance() {
  const { theme, setTheme } = useTheme();
  return (
    <section className={css.section} aria-labelledby="appearance">
      <h2 id="appearance">Appearance</h2>
      <Segments
        label="Appearance"
        value={theme}
        onChange={(id) => setTheme(themeSchema.parse(id))}
        choices={[
          { id: 'system', label: 'As the system', icon: <Monitor aria-hidden="true" /> },
          { id: 'light', label: 'Light', icon: <Sun aria-hidden="true" /> },
          { id: 'dark', label: 'Dark', icon: <Moon aria-hidden="true" /> },
        ]}
      />
    </section>
  );
}
