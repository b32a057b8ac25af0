/** What a standard says, and what an article has of it, written for hovers. */
import type { Placed, Span } from '../dialect/types';
import type { Analysis, Locale } from '../standard/analysis';
import type { CoverageState, ElementCoverage, RequirementCoverage, Standard } from '../standard/types';
import { contains, inLocale } from './convert';
import { sectionOf } from './links';
import { headingText } from './outline';
import { shortfallText } from './shortfall';
import type { Writer } from './text';

/** Sections quoted in full in one hover; the others are named. */
const quoted = 4;

const states: Readonly<Record<CoverageState, { readonly ja: string; readonly en: string }>> = {
  met: { ja: '充足しています', en: 'Met' },
  partial: { ja: '一部が不足しています', en: 'Incomplete' },
  missing: { ja: '不足しています', en: 'Missing' },
  asserted: { ja: '準拠する旨の注記があります', en: 'Asserted by an annotation' },
  waived: { ja: '適用除外とされています', en: 'Waived' },
  'not-applicable': { ja: 'この文書は対象外です', en: 'Does not apply to this document' },
};

/** Number, title and verbatim text of a section, with the notes on its oddities. */
export function writeSection(standard: Standard, number: string, locale: Locale, writer: Writer): void {
  const section = standard.sections.find((candidate) => candidate.number === number);
  if (!section) return;
  writer.paragraph(writer.bold(`${section.number} ${section.title}`), ' ― ', writer.text(standard.title));
  if (section.text.trim() !== '') writer.quote(section.text);
  for (const note of section.notes) writer.paragraph(writer.text(inLocale({ ja: `注：${note.ja}`, en: `Note: ${note.en ?? note.ja}` }, locale)));
}

/** The section that a document names by its number or by a requirement's id. False when there is none. */
export function writeSectionNamed({ coverage, available, locale }: Analysis, number: string, standardId: string | undefined, writer: Writer): boolean {
  const candidates: readonly Standard[] = standardId === undefined ? coverage.map(({ standard }) => standard) : available.filter(({ id }) => id === standardId);
  for (const standard of candidates) {
    const section = sectionOf(standard, number);
    if (section === undefined) continue;
    writeSection(standard, section, locale, writer);
    return true;
  }
  return false;
}

interface Carried {
  readonly standard: Standard;
  readonly entry: RequirementCoverage;
  /** 0 where the article is the one that carries most of it. */
  readonly rank: number;
}

/** Everything that the standards ask for and this article deals with. */
export function writeArticle({ coverage, locale }: Analysis, placed: Placed, writer: Writer): void {
  const carried: Carried[] = coverage.flatMap(({ standard, requirements }) =>
    requirements.flatMap((entry) => {
      const rank = entry.articles.findIndex((article) => article.file === undefined && article.placed === placed);
      return rank < 0 ? [] : [{ standard, entry, rank }];
    }),
  );
  const bySection = new Map<string, Carried[]>();
  for (const item of carried.sort((a, b) => Number(a.rank > 0) - Number(b.rank > 0))) {
    const key = `${item.standard.id} ${item.entry.requirement.section}`;
    bySection.set(key, [...(bySection.get(key) ?? []), item]);
  }
  const groups = [...bySection.values()];
  for (const group of groups.slice(0, quoted)) {
    const { standard, entry } = group[0]!;
    writer.rule();
    writeSection(standard, entry.requirement.section, locale, writer);
    for (const { entry: each } of group) writeRequirement(each, locale, writer);
  }
  const rest = groups.slice(quoted).map(([first]) => writer.text(`${first!.entry.requirement.section} ${inLocale(first!.entry.requirement.title, locale)}`));
  if (rest.length > 0) writer.rule().paragraph(writer.text(inLocale({ ja: 'このほか、次の事項に関係します。', en: 'Also deals with:' }, locale))).list(rest);
}

function writeRequirement(entry: RequirementCoverage, locale: Locale, writer: Writer): void {
  const because = entry.because === undefined ? '' : `（${entry.because}）`;
  writer.paragraph(writer.bold(inLocale(entry.requirement.title, locale)), writer.text(`：${inLocale(states[entry.state], locale)}${because}`));
  writer.list(entry.elements.filter(({ met, required, weak }) => met || required || weak).map((element) => elementLine(element, locale, writer)));
}

function elementLine(element: ElementCoverage, locale: Locale, writer: Writer): string {
  const title = inLocale({ ja: element.element.title, en: element.element.titleEn }, locale);
  const shown = element.evidence[0] ?? element.weak;
  const words = shown ? [...new Set(shown.words.map(({ span }) => shown.placed.segment.text.slice(span.start, span.end)))].slice(0, 4).map((word) => `「${word}」`).join('') : '';
  const where = shown?.file !== undefined ? `（${shown.file} ${headingText(shown.placed.segment)}）` : '';
  if (element.met) return writer.text(`✓ ${title}${words === '' ? '' : ` ${words}`}${where}`);
  if (element.weak) return writer.text(`△ ${title} ${inLocale({ ja: '義務とされていません', en: 'not stated as a duty' }, locale)} ${words}`);
  // Of an element whose matter is there: what its nearest statement lacks. Of the rest there is nothing to say.
  const { nearest } = element;
  return writer.text(`✗ ${title}${nearest && nearest.absent.length < 2 ? `：${shortfallText(nearest, locale)}` : ''}`);
}

/** What the words at an offset of a segment count for. Their span, relative to the segment. */
export function writeElementsShown({ coverage, locale }: Analysis, placed: Placed, at: number, writer: Writer): Span | undefined {
  let word: Span | undefined;
  const lines: string[] = [];
  for (const { requirements } of coverage) {
    for (const { requirement, elements } of requirements) {
      for (const { element, evidence } of elements) {
        const found = evidence.filter((one) => one.file === undefined && one.placed === placed).flatMap(({ words }) => words).find(({ span }) => contains(span, at));
        if (!found) continue;
        word ??= found.span;
        lines.push(writer.text(`${requirement.section} ${inLocale(requirement.title, locale)}：${inLocale({ ja: element.title, en: element.titleEn }, locale)}`));
      }
    }
  }
  if (lines.length === 0) return undefined;
  writer.paragraph(writer.text(inLocale({ ja: '次の要素の根拠となる語です。', en: 'These words show:' }, locale))).list([...new Set(lines)].slice(0, 8));
  return word;
}
