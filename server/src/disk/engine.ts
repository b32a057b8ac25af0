/** How V8, the engine of Node.js, is to work. What it does by itself is made for programs that run for long and alone. */
import { setFlagsFromString } from 'node:v8';

const version = Number(process.versions.v8.split('.')[0]);

/** An option that V8 does not know it complains of on standard error: it is given only to the versions, the last included, with which it was tried. */
function set(option: string, last: number): void {
  if (version >= 11 && version <= last) setFlagsFromString(option);
}

/**
 * Machine code later: V8 makes it of a function after 66 kB of bytecode, when the function has not met all that it will meet, makes it again when it has, on threads that the rest needs, and
 * a short run is over before it is of use. It takes a fifth of the time of a first look at a document, and a third of the slowest keystrokes; a run over a thousand files is as long. Of Node.js 20
 * only: later ones have a compiler in between.
 */
export function compileLater(): void {
  set('--interrupt-budget=400000', 11);
}

/**
 * V8 makes bytecode of a regular expression when it first meets it, and machine code when it meets it again. Ours are met again, all of them: a
 * fourteenth of a short run.
 */
export function compileExpressionsOnce(): void {
  set('--no-regexp-tier-up', 13);
}

/** Rather collect garbage a little more often than let the heap grow to several times of what is needed: other programs run beside this one. */
export function keepHeapSmall(): void {
  set('--heap-growing-percent=50', 13);
}

/** The space for new things stays at a megabyte: to touch memory for the first time takes longer than to collect garbage in it, until there is much to do. */
export function keepNewSpaceSmall(): void {
  set('--semi-space-growth-factor=1', 13);
}

/** There is much to do: the space for new things grows as V8 lets it grow by itself. */
export function letNewSpaceGrow(): void {
  set('--semi-space-growth-factor=2', 13);
}
