/** Progress of long runs: on standard error, only where a person watches. */
import { inLocale } from '../features/convert';
import type { Locale } from '../standard/analysis';

/** Milliseconds before anything is shown, and between two lines. */
const patience = 500;
const interval = 100;

export class Progress {
  private readonly started = Date.now();
  private last = 0;
  private shown = false;

  constructor(private readonly total: number, private readonly locale: Locale, private readonly stream: NodeJS.WriteStream = process.stderr) {}

  report(done: number, path: string): void {
    const now = Date.now();
    if (!this.stream.isTTY || now - this.started < patience || now - this.last < interval) return;
    this.last = now;
    this.shown = true;
    const text = inLocale({ ja: `点検中 ${done}/${this.total}　${path}`, en: `Checking ${done}/${this.total} ${path}` }, this.locale);
    // Full-width characters take two columns.
    this.stream.write(`\r\u001b[K${text.slice(0, Math.max(20, Math.floor((this.stream.columns ?? 80) / 2)))}`);
  }

  clear(): void {
    if (this.shown) this.stream.write('\r\u001b[K');
    this.shown = false;
  }
}
