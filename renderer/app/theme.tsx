import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Theme } from '../../shared/shell/shell.ts';
import { useCommand } from '../commands/provider.tsx';
import { useBridge } from './bridge-context.tsx';

interface ThemeChoice {
  theme: Theme;
  setTheme(theme: Theme): void;
}
const ThemeContext = createContext<ThemeChoice>({ theme: 'system', setTheme: () => undefined });

/** Light, dark or as the system; kept by the app. */
export function useTheme(): ThemeChoice {
  return useContext(ThemeContext);
}

export function ThemeProvider({ children }: { children: ReactNode }) {
  const { shell } = useBridge();
  const [theme, show] = useState<Theme>('system');
  useEffect(() => {
    let current = true;
    void shell.theme().then((kept) => {
      if (current) show(kept);
    });
    return () => {
      current = false;
    };
  }, [shell]);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  const setTheme = useCallback(
    (next: Theme) => {
      show(next);
      void shell.setTheme(next);
    },
    [shell],
  );
  useCommand('theme.system', () => setTheme('system'), { checked: theme === 'system' });
  useCommand('theme.light', () => setTheme('light'), { checked: theme === 'light' });
  useCommand('theme.dark', () => setTheme('dark'), { checked: theme === 'dark' });
  const choice = useMemo(() => ({ theme, setTheme }), [theme, setTheme]);
  return <ThemeContext value={choice}>{children}</ThemeContext>;
}
