/** Numerals as Japanese documents write them: 5, ５, 五, ⑤, オ, ホ, v. Reading and writing are inverse for every script. */
import type { Numeral, NumeralScript } from './types';

const kanjiDigits = '〇一二三四五六七八九';
const katakana = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン';
const iroha = 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス';
const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿';
const romanOnes = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
const romanTens = ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc'];

/** Source of a regular expression that matches an Arabic or kanji numeral, the two that number articles and paragraphs. */
export const numeralPattern = '(?:[0-9]+|[０-９]+|[〇一二三四五六七八九十百千]+)';

/** 二十三 → 23, 二三 → 23 (positional), 百五 → 105. `undefined` for what is no number. */
function readKanji(text: string): number | undefined {
  if (!/[十百千]/.test(text)) {
    let value = 0;
    for (const char of text) value = value * 10 + kanjiDigits.indexOf(char);
    return value;
  }
  let total = 0;
  let digit = 0;
  let lastUnit = 10000;
  for (const char of text) {
    const unit = char === '十' ? 10 : char === '百' ? 100 : char === '千' ? 1000 : 0;
    if (unit === 0) {
      if (digit !== 0) return undefined;
      digit = kanjiDigits.indexOf(char);
    } else {
      if (unit >= lastUnit) return undefined;
      total += (digit || 1) * unit;
      digit = 0;
      lastUnit = unit;
    }
  }
  return total + digit;
}

function writeKanji(value: number): string {
  if (value === 0) return '〇';
  let text = '';
  let rest = value;
  for (const [unit, name] of [[1000, '千'], [100, '百'], [10, '十']] as const) {
    const digit = Math.floor(rest / unit);
    if (digit > 0) text += (digit > 1 ? kanjiDigits[digit] : '') + name;
    rest %= unit;
  }
  return text + (rest > 0 ? kanjiDigits[rest] : '');
}

const fullwidthToAscii = (text: string) => text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
const asciiToFullwidth = (text: string) => text.replace(/[0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

/** A numeral that stands at an offset; `undefined` when the text is none. */
export function numeralAt(text: string, start: number): Numeral | undefined {
  const read = readNumeral(text);
  return read && { value: read.value, script: read.script, span: { start, end: start + text.length } };
}

/** The value of a numeral and the script it is written in; `undefined` when the text is no numeral. */
export function readNumeral(text: string): { readonly value: number; readonly script: NumeralScript } | undefined {
  if (/^[0-9]{1,6}$/.test(text)) return { value: Number(text), script: 'ascii' };
  if (/^[０-９]{1,6}$/.test(text)) return { value: Number(fullwidthToAscii(text)), script: 'fullwidth' };
  if (/^[0-9０-９]{1,6}$/.test(text)) return { value: Number(fullwidthToAscii(text)), script: 'fullwidth' };
  if (/^[〇一二三四五六七八九十百千]{1,9}$/.test(text)) {
    const value = readKanji(text);
    return value === undefined ? undefined : { value, script: 'kanji' };
  }
  if (text.length === 1) {
    const inCircle = circled.indexOf(text);
    if (inCircle >= 0) return { value: inCircle + 1, script: 'circled' };
    const inKatakana = katakana.indexOf(text);
    if (inKatakana >= 0) return { value: inKatakana + 1, script: 'katakana' };
    const inIroha = iroha.indexOf(text);
    if (inIroha >= 0) return { value: inIroha + 1, script: 'iroha' };
    const small = text.toLowerCase();
    if (small >= 'ⅰ' && small <= 'ⅻ') return { value: small.charCodeAt(0) - 'ⅰ'.charCodeAt(0) + 1, script: 'roman' };
    if (small >= 'a' && small <= 'z') return { value: small.charCodeAt(0) - 96, script: 'latin' };
  }
  const roman = readRoman(text.toLowerCase());
  return roman === undefined ? undefined : { value: roman, script: 'roman' };
}

function readRoman(text: string): number | undefined {
  if (!/^[ivxlc]{1,9}$/.test(text)) return undefined;
  for (let value = 1; value < 100; value++) if (writeRoman(value) === text) return value;
  return undefined;
}

const writeRoman = (value: number) => (romanTens[Math.floor(value / 10)] ?? '') + (romanOnes[value % 10] ?? '');

/** The position of a katakana in the イロハ order, from 1; 0 for what is not in it. A list that starts with イ counts this way. */
export const irohaValue = (text: string): number => iroha.indexOf(text) + 1;

/** Writes a number in a script. Where the script has no sign for it (the 51st circled number) Arabic digits serve. */
export function writeNumeral(value: number, script: NumeralScript): string {
  switch (script) {
    case 'fullwidth':
      return asciiToFullwidth(String(value));
    case 'kanji':
      return writeKanji(value);
    case 'circled':
      return circled[value - 1] ?? String(value);
    case 'katakana':
      return katakana[value - 1] ?? String(value);
    case 'iroha':
      return iroha[value - 1] ?? String(value);
    case 'roman':
      return value < 100 ? writeRoman(value) : String(value);
    case 'latin':
      return value <= 26 ? String.fromCharCode(96 + value) : String(value);
    case 'ascii':
      return String(value);
  }
}
