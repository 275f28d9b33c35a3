import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const backEnd = process.env.BASE_URL ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  build: {
    outDir: process.env.TICKETSTREAM_DIST ?? 'dist',
    emptyOutDir: true,
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/api': backEnd, '/live': { target: backEnd, ws: true } },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    // One page environment for all files: building it anew for each costs more than the tests.
    isolate: false,
    maxWorkers: 1,
    testTimeout: 30_000,
  },
});
