import { createContext, useContext } from 'react';
import type { Bridge } from '../../shared/shell/shell.ts';

const BridgeContext = createContext<Bridge | null>(null);
export const BridgeProvider = BridgeContext.Provider;

/** The world outside the page: the desk service and the app's own dialogs. */
export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (!bridge) throw new TypeError('There is no bridge above this part');
  return bridge;
}
