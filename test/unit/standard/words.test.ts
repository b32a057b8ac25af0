/** Words of the standards meet the text however either is spelt. */
import assert from 'node:assert/strict';
import { builtinStandards } from '../../../server/src/standard/index';
import { normalise } from '../../../server/src/standard/text/normalise';
import { readWord } from '../../../server/src/standard/text/words';

describe('the words of a standard', () => {
  const literals = new Set(
    builtinStandards()
      .flatMap(({ concepts }) => concepts.flatMap(({ words, except = [] }) => [...words, ...except]))
      .flatMap((word) => {
        const pattern = readWord(word);
        return 'problem' in pattern ? [] : pattern.parts.flat();
      }),
  );

  it('are written as a text that holds them is, whatever follows', () => {
    assert.ok(literals.size > 3_000, `${literals.size} words`);
    const broken = [...literals].flatMap((word) => [...'にはをのでともがるしいたき、'].filter((next) => !normalise(word + next).text.startsWith(normalise(word).text)).map((next) => word + next));
    assert.deepEqual(broken, []);
  });
});
