import assert from 'node:assert/strict';
import { keptWith } from '../../../server/src/dialect/kept-with';

describe('what is kept with an object', () => {
  it('is found with that object alone, and nobody sees it', () => {
    const names = keptWith<object, string>();
    const object = { text: '甲' };
    assert.equal(names.get(object), undefined);
    names.set(object, 'the client');
    assert.equal(names.get(object), 'the client');
    assert.equal(names.get({ ...object }), undefined, 'a copy');
    assert.equal(names.get(Object.create(object) as object), undefined, 'an heir');
    assert.deepEqual(Reflect.ownKeys(object), ['text']);
  });

  it('is one of many, each of its own', () => {
    const [names, ages] = [keptWith<object, string>(), keptWith<object, number>()];
    const object = {};
    names.set(object, '甲');
    ages.set(object, 1);
    names.set(object, '乙');
    assert.deepEqual([names.get(object), ages.get(object)], ['乙', 1]);
    names.delete(object);
    assert.deepEqual([names.get(object), ages.get(object)], [undefined, 1]);
  });
});
