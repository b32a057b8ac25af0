import { keptWith } from '../dialect/kept-with';
import type { Judgement, Standard } from '../standard/types';

/** A derivation from a judgement and its standard, kept as long as the judgement is. */
export function perJudgement<T>(derive: (judgement: Judgement, standard: Standard) => T): (judgement: Judgement, standard: Standard) => T {
  const kept = keptWith<Judgement, { readonly value: T }>();
  return (judgement, standard) => {
    let entry = kept.get(judgement);
    if (!entry) kept.set(judgement, (entry = { value: derive(judgement, standard) }));
    return entry.value;
  };
}
