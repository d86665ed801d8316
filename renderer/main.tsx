import './no-eval.ts';
import { createRoot } from 'react-dom/client';
import { Root } from './app/root.tsx';
import { connectBridge } from './bridge.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
createRoot(root).render(<Root bridge={connectBridge(window.galley)} />);
