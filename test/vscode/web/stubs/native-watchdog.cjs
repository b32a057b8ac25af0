// Stands in for @vscode/native-watchdog, which would have to be compiled. The extension host also looks by itself whether its parent lives.
'use strict';
exports.start = () => {};
