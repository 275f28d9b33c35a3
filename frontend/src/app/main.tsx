import './styles.css';
import '@/shared/i18n/i18n';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { App } from './app';

// Compiled checks need eval, which our content security policy forbids.
z.config({ jitless: true });

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
setNonce(nonce);

const root = document.getElementById('root');
if (root) createRoot(root).render(<App nonce={nonce} />);
