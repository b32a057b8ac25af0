/** English: modal verbs, and the party named before them. */
import type { Parties } from '../../dialect/types';
import { client, contractor, type Clause, type Force, type Grammar } from './types';

const modal =
  /\b(?:shall not be (?:required|obliged)|(?:need|needs) not|is not (?:required|obliged)|(?:shall|must|may|will|can) not|cannot|shall never|is (?:prohibited|forbidden)|shall refrain|(?:shall|will|must)? ?(?:use (?:its )?(?:best|reasonable|commercially reasonable) (?:efforts|endeavours)|endeavour)|should|is encouraged|(?:is|are) entitled|has the right|reserves the right|may|shall|must|will|undertakes|agrees|is required|is obliged)\b/g;
const boundary = /;|, and (?=the \w+ (?:shall|must|may|will)\b)/g;

export const english: Grammar = {
  barrier: /;|\b(?:shall|must|may)\b/,
  conditional: () => false,
  namesAct: () => false,
  atWill: () => undefined,
  putsIntoContract: (sentence) => /\b(?:contract|agreement)s?\b.{0,40}\b(?:contain|include|provide|stipulate|specify)/i.test(sentence),
  likewise: () => false,
  appliesOthers: () => false,
  unsaid: () => [],
  leaning: /^(?:this|such|these|the same|in such|it )/,
  clauses(sentence, parties) {
    const cuts = [0, ...[...sentence.matchAll(boundary)].map((match) => match.index + match[0].length), sentence.length];
    const clauses: Clause[] = [];
    for (let i = 0; i + 1 < cuts.length; i++) {
      const part = sentence.slice(cuts[i]!, cuts[i + 1]!);
      if (part === '') continue;
      const found = [...part.matchAll(modal)][0];
      const bearer = partyIn(found ? part.slice(0, found.index) : part, parties) ?? clauses.at(-1)?.bearer;
      clauses.push({ start: cuts[i]!, end: cuts[i + 1]!, force: forceOf(found?.[0]), bearer, nominal: !found, finite: found !== undefined, givesAway: false, recalls: false });
    }
    return clauses;
  },
};

function forceOf(verb: string | undefined): Force {
  if (!verb) return 'duty';
  if (/not (?:be )?(?:required|obliged)|needs? not/.test(verb)) return 'exempt';
  if (/efforts|endeavour|should|encouraged/.test(verb)) return 'effort';
  if (/not\b|never|prohibited|forbidden|refrain/.test(verb)) return 'prohibition';
  return /may|entitled|right/.test(verb) ? 'right' : 'duty';
}

function partyIn(text: string, parties: Parties): number | undefined {
  let bearer: number | undefined;
  let at = -1;
  const look = (names: readonly string[], bit: number): void => {
    for (const name of names) {
      const found = /^[a-z ]+$/i.test(name) ? text.lastIndexOf(name.toLowerCase()) : -1;
      if (found > at) [at, bearer] = [found, bit];
    }
  };
  look(parties.clientNames, client);
  look(parties.contractorNames, contractor);
  return bearer;
}
