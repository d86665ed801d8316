import { COMMANDS, type Command, MENU_LABELS, type MenuName } from '../../../shared/commands/commands.ts';
import { keysFor, keysLabel } from '../../../shared/commands/keys.ts';
import { useCommandCenter } from '../../commands/provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import css from './keys-sheet.module.css';

/** Every key there is, by menu. */
export function KeysSheet({ onClose }: { onClose(): void }) {
  const { platform } = useCommandCenter();
  return (
    <Dialog title="Keys" onClose={onClose} size="wide" toRead>
      <div className={css.columns}>
        {(Object.keys(MENU_LABELS) as MenuName[]).map((name) => {
          const entries: Command[] = COMMANDS.filter(
            (entry) => entry.menu?.name === name && entry.keys !== undefined,
          );
          return entries.length === 0 ? null : (
            <section key={name} className={css.group}>
              <h3 className={css.title}>{MENU_LABELS[name]}</h3>
              <dl className={css.list}>
                {entries.map((entry) => (
                  <div key={entry.id} className={css.row}>
                    <dt>{entry.label}</dt>
                    <dd>
                      {[entry.keys, entry.alsoKeys].map((keys) => {
                        const chord = keysFor(keys, platform);
                        return chord === null ? null : <Kbd key={chord}>{keysLabel(chord, platform)}</Kbd>;
                      })}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
