// Fails when what a browser loads first (index.html's scripts and styles, gzipped) outgrows its budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budgets = { js: 250_000, css: 40_000 };
const dist = process.env.TICKETSTREAM_DIST ?? 'dist';
const html = readFileSync(`${dist}/index.html`, 'utf8');
const first = [...html.matchAll(/(?:src|href)="\/([^"]+\.(js|css))"/g)];
const sizes = { js: 0, css: 0 };
for (const [, file, kind] of first) {
  sizes[kind] += gzipSync(readFileSync(`${dist}/${file}`)).length;
}
console.log(`first load: ${sizes.js} bytes of script, ${sizes.css} bytes of style (gzipped)`);
process.exit(sizes.js > budgets.js || sizes.css > budgets.css ? 1 : 0);
