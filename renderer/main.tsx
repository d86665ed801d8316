import './no-eval.ts';
import { createRoot } from 'react-dom/client';
import { connectBridge } from './bridge.ts';

const bridge = connectBridge(window.galley);
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
createRoot(root).render(<p>{bridge.shell.platform}</p>);
