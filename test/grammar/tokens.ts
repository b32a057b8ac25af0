/** Tokenizes Contract Markdown as VS Code does: its TextMate engine, its Markdown grammar, and ours over it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';
import { grammarFile } from '../../scripts/grammar';

const grammars: Record<string, string> = {
  'text.html.markdown.contract': grammarFile,
  'text.html.markdown': require.resolve('tm-grammars/grammars/markdown.json'),
  'source.yaml': require.resolve('tm-grammars/grammars/yaml.json'),
  'text.html.derivative': require.resolve('tm-grammars/grammars/html-derivative.json'),
  'text.html.basic': require.resolve('tm-grammars/grammars/html.json'),
};

let grammar: Promise<IGrammar> | undefined;

async function loadGrammar(): Promise<IGrammar> {
  const wasm = readFileSync(path.join(path.dirname(require.resolve('vscode-oniguruma')), 'onig.wasm'));
  const registry = new Registry({
    onigLib: loadWASM(wasm).then(() => ({
      createOnigScanner: (patterns: string[]) => new OnigScanner(patterns),
      createOnigString: (text: string) => new OnigString(text),
    })),
    loadGrammar: async (scope) => {
      const file = grammars[scope];
      // Languages of code fences: no contract holds them.
      return file ? parseRawGrammar(readFileSync(file, 'utf8'), file) : null;
    },
  });
  const loaded = await registry.loadGrammar('text.html.markdown.contract');
  if (!loaded) throw new Error('The grammar of Contract Markdown is missing.');
  return loaded;
}

export interface Token {
  readonly text: string;
  /** From the outermost to the innermost, without the grammar's own. */
  readonly scopes: readonly string[];
}

/** The tokens of a text, line by line. */
export async function tokenize(text: string): Promise<Token[][]> {
  const loaded = await (grammar ??= loadGrammar());
  let state = INITIAL;
  return text.split('\n').map((line) => {
    const result = loaded.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes: scopes.slice(1).flatMap((scope) => scope.split(' ')) }));
  });
}
