import '../ui/tokens.css';
import '../ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Bridge } from '../../shared/shell/shell.ts';
import { CommandProvider } from '../commands/provider.tsx';
import { askForDesk } from '../screens/desk/articles-query.ts';
import { Errand } from '../screens/upkeep/errand.tsx';
import { NewsDialog } from '../screens/upkeep/news-dialog.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { BridgeProvider } from './bridge-context.tsx';
import { Catch } from './catch.tsx';
import { Gate } from './gate.tsx';
import { makeQueryClient, useLiveQueries } from './queries.ts';
import { ThemeProvider } from './theme.tsx';

/** The whole page: what `main.tsx` mounts. */
export function Root({ bridge }: { bridge: Bridge }) {
  const [client] = useState(() => {
    const made = makeQueryClient();
    askForDesk(bridge, made);
    return made;
  });
  useLiveQueries(bridge, client);
  return (
    <StrictMode>
      <I18nProvider locale="en-GB">
        <BridgeProvider value={bridge}>
          <QueryClientProvider client={client}>
            <CommandProvider>
              <ThemeProvider>
                <Catch>
                  <Gate />
                </Catch>
                <Errand />
                <NewsDialog />
                <Toasts />
              </ThemeProvider>
            </CommandProvider>
          </QueryClientProvider>
        </BridgeProvider>
      </I18nProvider>
    </StrictMode>
  );
}
