/** Starts mocha inside the extension host, as VS Code's test runner expects: rejects when a test fails. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { suiteMark } from '../mark';

export function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, slow: 2_000, color: false, reporter: 'spec', forbidOnly: Boolean(process.env['CI']) });
  // In the browser everything that is logged arrives at one place: the mark tells run-web.ts what is the suite's.
  if (process.env['CONTRACT_SPEC_MARK']) Mocha.reporters.Base.consoleLog = (...args: unknown[]) => console.log(suiteMark + format(...args));
  // `npm run bench` asks for one.
  const only = process.env['CONTRACT_SPEC_SUITE'] ?? '';
  for (const name of readdirSync(__dirname).sort()) if (name.startsWith(only) && name.endsWith('.test.js')) mocha.addFile(path.join(__dirname, name));
  return new Promise((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} of the tests in VS Code failed`))));
  });
}
