/** How V8, the engine of Node.js, is to work. What it does by itself is made for programs that run for long and alone. */
import { setFlagsFromString } from 'node:v8';

/** Of V8, from Node.js 20 to 24. A later one that did not know the option would write so to standard error. */
const knowInterruptBudget = /^1[1-3]\./;

/**
 * Machine code later: V8 makes it of a function after 66 kB of bytecode, when the function has not met all that it will meet, makes it again when it has, on threads that the rest needs, and
 * a short run is over before it is of use. It takes a fifth of the time of a first look at a document, and a third of the slowest keystrokes; a run over a thousand files is as long
 * (docs/performance.md).
 */
export function compileLater(): void {
  if (knowInterruptBudget.test(process.versions.v8)) setFlagsFromString('--interrupt-budget=400000');
}

/** Rather collect garbage a little more often than let the heap grow to several times of what is needed: other programs run beside this one. */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
}
