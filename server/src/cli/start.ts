/**
 * dist/cli.js: runs the command line, dist/cli-main.js, from what V8 made of it at an earlier run: reading the program takes a quarter of a short run. V8 takes it
 * only where it made it itself, of the same length; the build's hash in the name tells programs apart, and without the file everything is as before.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { constants, Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
import { textOf } from '../disk/decode';
import { compileExpressionsOnce, compileLater, keepHeapSmall, keepNewSpaceSmall } from '../disk/engine';
import { writeWhole } from '../disk/whole';

/** Of dist/cli-main.js, written in by the build; empty while it is built again and again. */
declare const BUILD_HASH: string;

const program = path.join(__dirname, 'cli-main.js');
const cache = BUILD_HASH === '' || process.env['NODE_DISABLE_COMPILE_CACHE'] ? undefined : cacheFile();
const cachedData = cache === undefined ? undefined : readOwn(cache);
// Before anything is compiled: V8 takes compiled code only where it was made under the same options. They are those of the process, and not for a worker to set beside its work.
if (isMainThread) {
  compileLater();
  compileExpressionsOnce();
  keepHeapSmall();
  keepNewSpaceSmall();
}
const script = new Script(`(function (exports, require, module, __filename, __dirname) {${textOf(readFileSync(program))}\n})`, { filename: program, importModuleDynamically: constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER, ...(cachedData && { cachedData }) });
// At the end, when all that was needed has been compiled.
if (cache !== undefined && isMainThread && (!cachedData || script.cachedDataRejected)) process.once('exit', () => keep(cache, script.createCachedData()));
(script.runInThisContext() as (...args: unknown[]) => void)(exports, require, module, __filename, __dirname);

/** Undefined for a user without a home, as in some containers. */
function cacheFile(): string | undefined {
  try {
    return path.join(cacheFolder(), `cli-${BUILD_HASH}-${process.version}-${process.arch}.bin`);
  } catch {
    return undefined;
  }
}

/** Where a user's programs keep what they can make again. Throws where there is no such place. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'win32') return path.join(LOCALAPPDATA || path.join(homedir(), 'AppData', 'Local'), 'contract-spec');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'contract-spec');
  // A relative path is to be taken for none (XDG Base Directory Specification).
  return path.join(XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : path.join(homedir(), '.cache'), 'contract-spec');
}

/** Undefined where there is none, and where it is somebody else's: it would be run. */
function readOwn(file: string): Buffer | undefined {
  try {
    const { uid, mode } = statSync(file);
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    return isOwn ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/** Another run may read it meanwhile. What earlier builds left goes. */
function keep(file: string, data: Buffer): void {
  const folder = path.dirname(file);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder)) if (/^cli-[0-9a-f]{16}-.*\.bin$/.test(name) && !name.startsWith(`cli-${BUILD_HASH}-`)) rmSync(path.join(folder, name));
    writeWhole(file, data, 0o600);
  } catch {
    // A home that cannot be written to: the next run compiles again.
  }
}
