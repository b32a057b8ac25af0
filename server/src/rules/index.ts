/** All rules, in the order of docs/rules/README.md. */
import { articleNumberGap } from './article-number-gap';
import { brokenReference } from './broken-reference';
import { dateOrder } from './date-order';
import { duplicateArticleNumber } from './duplicate-article-number';
import { duplicateDefinition } from './duplicate-definition';
import { expiredWaiver } from './expired-waiver';
import { frontMatterRule } from './front-matter';
import { incompleteClause } from './incomplete-clause';
import { itemNumberGap } from './item-number-gap';
import { missingAnnex } from './missing-annex';
import { missingClause } from './missing-clause';
import { mixedDigits } from './mixed-digits';
import { paragraphNumberGap } from './paragraph-number-gap';
import { partyName } from './party-name';
import { selfReference } from './self-reference';
import { termBeforeDefinition } from './term-before-definition';
import type { Rule } from './types';
import { unclosedBlock } from './unclosed-block';
import { undefinedTerm } from './undefined-term';
import { unfilledPlaceholder } from './unfilled-placeholder';
import { unknownSection } from './unknown-section';
import { unknownStandard } from './unknown-standard';
import { unreadableAnnex } from './unreadable-annex';
import { unusedTerm } from './unused-term';
import { waiverWithoutReason } from './waiver-without-reason';
import { weakObligation } from './weak-obligation';

export const allRules: readonly Rule[] = [
  // The standard
  missingClause,
  incompleteClause,
  weakObligation,
  unknownSection,
  unknownStandard,
  waiverWithoutReason,
  expiredWaiver,
  // The document
  frontMatterRule,
  unclosedBlock,
  unreadableAnnex,
  missingAnnex,
  // Numbers and references
  brokenReference,
  duplicateArticleNumber,
  articleNumberGap,
  paragraphNumberGap,
  itemNumberGap,
  selfReference,
  mixedDigits,
  // Terms
  undefinedTerm,
  unusedTerm,
  duplicateDefinition,
  termBeforeDefinition,
  partyName,
  unfilledPlaceholder,
  // Dates
  dateOrder,
];
