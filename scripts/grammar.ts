/**
 * Writes syntaxes/contract-markdown.tmLanguage.json: `npm run grammar`. A TextMate grammar has no names for parts of its expressions; here they have.
 * A test fails when the file and this script differ.
 *
 * The grammar is Markdown with injections, so that contracts look like Markdown wherever they are nothing more. Colours are those that themes have for
 * the scopes' first parts.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

// Numbers as contracts write them: 5, ５, 五.
const digits = '[0-9０-９]+';
const kanji = '[〇一二三四五六七八九十百千]+';
const number = `(?:${digits}|${kanji})`;
const space = '[ \\t　]';
// 第5条の2; no 枝番号 begins with 一, and 第5条の二者 is none.
const branch = `(?:の(?:${digits}|[二三四五六七八九十]{1,3}(?![者人つ週年月日回以])))*`;
const article = `第${space}*${number}${space}*条${branch}`;
// 条件, 条例, 条文 and 条約 are words of their own; so are 項目 and 号室.
const notAWord = '(?![件例文約目室])';

const open = '[（(]';
const close = '[）)]';

/** Article headings after `#`: 第5条, 第５条の２, 第5, 5条. */
const headingNumber = `(?:${article}|${number}${space}*条${branch}|第${space}*${number}(?=${space}|${open}|$))`;
const titleCaptures = { name: 'entity.name.section.article.contract', patterns: [{ include: '#placeholders' }] };

export const grammar = {
  information_for_contributors: 'Written by scripts/grammar.ts. Change it there.',
  name: 'Contract Markdown',
  scopeName: 'text.html.markdown.contract',
  patterns: [{ include: 'text.html.markdown' }],
  injections: {
    // L: before Markdown's own rules. Code, raw text and the front matter are left to them.
    'L:text.html.markdown.contract - (markup.fenced_code | markup.inline.raw | markup.raw | meta.embedded | comment | meta.injected.contract)': {
      patterns: [
        { include: '#annotation' }, { include: '#headings' }, { include: '#numbers' }, { include: '#definitions' },
        { include: '#statutes' }, { include: '#references' }, { include: '#placeholders' },
      ],
    },
    'L:meta.embedded.block.frontmatter - (string | comment)': { patterns: [{ include: '#marker' }] },
  },
  repository: {
    marker: {
      comment: 'contract-spec: 1 makes the file Contract Markdown.',
      match: '^(contract-spec)(?=\\s*:)',
      captures: { 1: { name: 'entity.name.tag.yaml keyword.control.marker.contract' } },
    },
    annotation: {
      comment: '<!-- 準拠: 3(5) -->: the author says that the article meets a section.',
      match: `(<!--)\\s*(準拠|satisfies)\\s*([:：])\\s*(.*?)\\s*(-->)`,
      name: 'meta.injected.contract comment.block.annotation.contract',
      captures: {
        1: { name: 'punctuation.definition.comment.begin.contract' },
        2: { name: 'keyword.control.annotation.contract' },
        3: { name: 'punctuation.separator.annotation.contract' },
        4: { name: 'constant.other.section.contract' },
        5: { name: 'punctuation.definition.comment.end.contract' },
      },
    },
    headings: {
      patterns: [
        {
          comment: '## 第5条（再委託の禁止）',
          match: `^(#{1,6})[ \\t]+(${headingNumber})${space}*(?:(${open})(.*?)(${close})|(.*?))\\s*$`,
          name: 'meta.injected.contract markup.heading.article.contract',
          captures: {
            1: { name: 'punctuation.definition.heading.markdown' },
            2: { name: 'entity.name.section.number.contract' },
            3: { name: 'punctuation.definition.title.begin.contract' },
            4: titleCaptures,
            5: { name: 'punctuation.definition.title.end.contract' },
            6: titleCaptures,
          },
        },
        {
          comment: '第５条　乙は、… and 第５条（再委託の禁止）, as pasted from Word. 第5条の規定により… is a sentence.',
          match: `^(${article})(?=${space}|${open}|$)(?:${space}*(${open})([^（）()]{1,40})(${close})(?=${space}|$))?`,
          name: 'meta.injected.contract markup.heading.article.contract',
          captures: {
            1: { name: 'entity.name.section.number.contract' },
            2: { name: 'punctuation.definition.title.begin.contract' },
            3: titleCaptures,
            4: { name: 'punctuation.definition.title.end.contract' },
          },
        },
        {
          comment: '（再委託の禁止） on a line of its own.',
          match: `^${space}*(${open})([^（）()。]{2,40})(${close})${space}*$`,
          name: 'meta.injected.contract markup.heading.caption.contract',
          captures: {
            1: { name: 'punctuation.definition.title.begin.contract' },
            2: titleCaptures,
            3: { name: 'punctuation.definition.title.end.contract' },
          },
        },
        {
          comment: '第2章　総則, 附則, 別紙1, 別記様式; with or without #. A line with 。 or 、 is a sentence about it.',
          match: `^(?:(#{1,6})[ \\t]+)?(第${number}[編章節款目]|附${space}*則|(?:別[紙記表添]|様式|別記様式)(?:第?${number}号?)?)(?=${space}|${open}|$)([^。、]*)$`,
          name: 'meta.injected.contract markup.heading.division.contract',
          captures: {
            1: { name: 'punctuation.definition.heading.markdown' },
            2: { name: 'entity.name.section.number.contract' },
            3: { name: 'entity.name.section.division.contract', patterns: [{ include: '#placeholders' }] },
          },
        },
      ],
    },
    numbers: {
      patterns: [
        {
          comment: '2 乙は、…: 項',
          match: `^([0-9０-９]{1,2})(?=[ 　]\\S)`,
          captures: { 1: { name: 'constant.numeric.paragraph.contract' } },
        },
        {
          comment: '(1), （一）, ①, (ア), (i): 号 and below',
          match: `^${space}*(${open}(?:${number}|[ア-ンｱ-ﾝ]|[ivxIVX]{1,4}|[a-zA-Z])${close}|[①-⑳])`,
          captures: { 1: { name: 'constant.numeric.item.contract' } },
        },
        {
          comment: '一　…, ア　…',
          match: `^${space}*([一二三四五六七八九十]{1,3}|[アイウエオカキクケコサシスセソタチツテト])(?=[ 　]\\S)`,
          captures: { 1: { name: 'constant.numeric.item.contract' } },
        },
      ],
    },
    definitions: {
      patterns: [
        {
          comment: '（以下「甲」という。）, （以下「個人情報」又は「データ」と総称する。）',
          match: `(${open})(以下[^「」（）()。]{0,40})((?:「[^」]{1,40}」(?:又は|及び|、)?)+)(と[^（）()「」]{1,12})(${close})`,
          name: 'meta.injected.contract meta.definition.contract',
          captures: {
            1: { name: 'punctuation.definition.definition.begin.contract' },
            2: { name: 'other.definition.contract' },
            3: { patterns: [{ include: '#term' }] },
            4: { name: 'other.definition.contract' },
            5: { name: 'punctuation.definition.definition.end.contract' },
          },
        },
        {
          comment: '「秘密情報」とは、…をいう。',
          match: '(「[^」]{1,40}」)(とは)',
          name: 'meta.injected.contract meta.definition.contract',
          captures: { 1: { patterns: [{ include: '#term' }] }, 2: { name: 'other.definition.contract' } },
        },
      ],
    },
    term: {
      match: '(「)([^」]+)(」)',
      captures: {
        1: { name: 'punctuation.definition.term.begin.contract' },
        2: { name: 'entity.name.type.term.contract' },
        3: { name: 'punctuation.definition.term.end.contract' },
      },
    },
    statutes: {
      comment: '民法第415条第1項, 個人情報の保護に関する法律（平成15年法律第57号）第66条: no article of this document.',
      match: `(?:[一-龠々ァ-ヶー]{0,20}(?:法律?|条例|規則|[政省府]令|規程|約款))(?:${open}[^（）()]{0,60}${close})?(?:第${number}条${branch}(?:第${number}項)?(?:第${number}号)?)`,
      name: 'meta.injected.contract support.other.statute.contract',
    },
    references: {
      comment: '第3条第2項第1号, 前条, 同項, 前各号, 別紙1',
      match: `${article}${notAWord}(?:第${number}項)?(?:第${number}号)?|第${number}項${notAWord}(?:第${number}号)?|(?:[前次同本各]|前(?:各|${number}))[条項号]${notAWord}|別[紙記表]${number}?`,
      name: 'meta.injected.contract variable.other.reference.contract',
    },
    placeholders: {
      patterns: [
        {
          comment: '〇〇, ○○, ●●, 第○条, 【　】, ＿＿. 二〇〇五 is a number.',
          match: `(?<![一二三四五六七八九十])[〇○●◯]{2,}|(?<=第)[○●◯](?=[条項号])|【[^】]{0,40}】|＿{2,}|_{3,}`,
          name: 'meta.injected.contract keyword.other.placeholder.contract',
        },
        {
          comment: '{{client}}: filled from the front matter',
          match: '(\\{\\{)([^{}]{1,60})(\\}\\})',
          name: 'meta.injected.contract keyword.other.placeholder.contract',
          captures: {
            1: { name: 'punctuation.definition.placeholder.begin.contract' },
            2: { name: 'variable.parameter.placeholder.contract' },
            3: { name: 'punctuation.definition.placeholder.end.contract' },
          },
        },
      ],
    },
  },
} as const;

export const grammarFile = path.resolve(__dirname, '../syntaxes/contract-markdown.tmLanguage.json');
export const serialised = (): string => `${JSON.stringify(grammar, undefined, 2)}\n`;

if (require.main === module) writeFileSync(grammarFile, serialised());
