/** How a language says who must do what. One file a language beside this one; the engine asks which by the script of the sentence. */
import type { Parties } from '../../dialect/types';

/**
 * What a clause does. `exception`: この限りでない, takes back what the clause before says. `exempt`: 要しない, 責めを負わない.
 * `effort`: 努める. `definition`: とは…をいう, or what a document is for. `deferred`: 別に定める, says nothing itself.
 */
export type Force = 'duty' | 'prohibition' | 'right' | 'effort' | 'exception' | 'exempt' | 'definition' | 'deferred';

/** Bits: who owes the duty or has the right. Both for 甲及び乙は; none for a third party. */
export const client = 1;
export const contractor = 2;

/** A clause of a sentence, in offsets of the sentence. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly force: Force;
  /** Undefined when the clause names nobody: whoever the passage before it, or the document, is about. */
  readonly bearer: number | undefined;
  /** A noun phrase without a verb, as an item of a list may be: its lead-in says what is to be done. */
  readonly nominal: boolean;
  /** It says itself what must be done (しなければならない, …ものとする), whatever introduces it. */
  readonly finite: boolean;
  /** It leaves to the contractor what it speaks of: 承諾が得られない場合は乙の判断で再委託することができる. */
  readonly givesAway: boolean;
  /** It speaks of what the clause before it says: 秘密は厳に保持されるものとし、これを漏らしてはならない. */
  readonly recalls: boolean;
}

/** What a sentence takes back: what it goes on from, what it says itself, or whatever its article says of the same. */
export type TakenBack = 'before' | 'itself' | 'alike';

export interface Grammar {
  /** The clauses of a normalised sentence; at least one. */
  clauses(sentence: string, parties: Parties): readonly Clause[];
  /** Whether something new is spoken of between two words of a clause. */
  readonly barrier: RegExp;
  /** Whether the rest of a clause, after a word, shows that the word stands in a condition: …するときは、. */
  readonly conditional: (rest: string) => boolean;
  /** Whether a sentence takes back what stands before it, or excepts from itself, at the contractor's own will: ただし、乙が必要と認めるときは、この限りでない. `before`: the sentence it follows. */
  atWill(sentence: string, parties: Parties, before: string): TakenBack | undefined;
  /** Whether a proviso says what it is about (…の複製については), rather than take back all that stands before it. */
  namesAct(proviso: string): boolean;
  /** Whether a sentence (of a policy) says what contracts shall hold: 契約書には、次の事項を明記する. Its items bind the other party, though they name nobody. */
  putsIntoContract(sentence: string): boolean;
  /** Whether a sentence says of something else what the one before says: …についても、同様とする. */
  likewise(sentence: string): boolean;
  /** Whether a sentence has provisions before it hold for something else: 前各項の規定は、…に準用する. */
  appliesOthers(sentence: string): boolean;
  /** Parts of a sentence that name what is not to be: 検査に代えて, (派遣労働者を除く。). */
  unsaid(sentence: string): readonly { readonly start: number; readonly end: number }[];
  /** Openings that lean on the paragraph before. */
  readonly leaning: RegExp;
}
