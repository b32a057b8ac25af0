// Stands in for @vscode/spdlog, whose C++ would have to be compiled (a compiler, Python and Node's headers) to run a test.
// It writes the same log files with Node alone, so that output channels show what was logged to them.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

function createLogger(_name, file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  let least = 2;
  let plain = false;
  const write = (level, message) => {
    if (level < least) return;
    fs.appendFileSync(file, plain ? message : `${new Date().toISOString()} [${levels[level]}] ${message}\n`);
  };
  return {
    ...Object.fromEntries(levels.map((name, level) => [name, (message) => write(level, message)])),
    getLevel: () => least,
    setLevel: (level) => void (least = level),
    clearFormatters: () => void (plain = true),
    setPattern() {},
    flush() {},
    drop() {},
  };
}

// One assignment for each name: VS Code imports this file as an ES module, and Node finds the names by reading the text.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = async (name, file) => createLogger(name, file);
