/** How heads are written. Every pattern is anchored and bounded: a line of five million characters costs no more than it is long. */
import { numeralPattern as N } from './numerals';

const space = '[ \\t\\u3000]';
/** What may not follow a number or bracket directly, or it is a reference within a sentence: 第5条の規定により. */
export const particle = /^(?:の(?!\d)|に(?!ぎわい)|を|が|は(?!じめに)|と(?!りまとめ)|で|へ|も(?!の)|や|及び|および|又は|または|並びに|ならびに|若しくは|もしくは|から|まで|、|,|」|）|\)|から|等(?!級|号|価)|(?:shall|of|and|or|is|are|to|in|hereof|above|below|does|may|must|will|applies)\b)/;
/** 第5条（再委託）第2項: the bracket belongs to a reference. */
export const deeper = /^第[0-9０-９一二三四五六七八九十]+[項号]/;
export const titleLike = /^[^。、，．]{1,40}$/;
/** How a sentence ends, and a title does not: 取扱い is a noun. */
export const sentenceEnd = /(?:る|(?<![扱払願伺誓違疑競商補])い|た|ない|こと|もの|とする|ます|です)[。]?$/;

export const articleNumber = new RegExp(`^第?${space}?(${N})${space}?条((?:${space}?[のノ之]${space}?${N})*)`);
/** 【第５条】 */
export const enclosedNumber = new RegExp(`^[【［〔](第${space}?${N}${space}?条(?:${space}?[のノ之]${space}?${N})*)[】］〕]`);
/** ■第５条. */
export const ornament = /^[■◆●○□◇▼▽★☆▶・]{1,3}[ \t\u3000]*(?=[【［〔]?第)/;
export const ordinalNumber = new RegExp(`^第${space}?(${N})((?:の${N})*)(?=${space}|[（(【\\[]|$)`);
export const plainNumber = new RegExp(`^(${N}(?:[.．・\\-－](?:${N}))*)([.．、]?)(?=${space}|$)`);
export const dottedNumber = new RegExp(`^((?:[0-9]+|[０-９]+))([.．])(?=[^0-9０-９ \\t\\u3000])`);
export const parenNumber = new RegExp(`^[(（](${N})[)）]`);
export const division = new RegExp(`^第${space}?(${N})${space}?([編部章節款目])(?:の(?:${N}))?`);
/** Ⅱ　調達の内容. */
export const romanDivision = /^[Ⅰ-Ⅻ][.．、]?[ \t\u3000]+(?=[^ \t\u3000])/;
/** 目次, and the entries of one: 「第１章　総則（第１条－第３条）」, 「第１条　目的……３」. */
export const contentsTitle = new RegExp(`^(?:目${space}*次|(?:Table of )?Contents)$`, 'i');
export const contentsRange = /[（(]第[0-9０-９一二三四五六七八九十百]+条[^）)]{0,40}[）)]$/;
export const contentsPage = /(?:[.．・…‥･]|[ \t\u3000]{2}){2,40}[ \t\u3000]*[0-9０-９]{1,3}$/;
/** 第４条及び第５条　削除, 第７条から第９条まで　削除. */
export const deleted = new RegExp(`^第(${N})条(?:の${N})*(?:及び|、|から|～|－|-)第(${N})条(?:の${N})*(?:まで)?${space}*削除[。]?$`);
export const supplementary = new RegExp(`^[附付]${space}*則(?:${space}*[（(].*[)）])?$`);
const annexWord = '(?:別紙|別記|別表|別添|別冊|付属書|附属書|付録|様式|別記様式|別紙様式)';
const annexNumber = `(?:${space}?(?:第?${space}?${N}(?:号|表)?(?:(?:の|[-－―])${N})?|[A-Z]|[Ａ-Ｚ]))?`;
export const annex = new RegExp(`^[（(【\\[［<＜〈]?((?:${annexWord}${annexNumber}(?:様式)?|(?:別記|別紙)?第${N}号様式(?:の${N})?))[)）】\\]］>＞〉]?(${space}*(?:[（(「『][^。]{0,40}[)）」』]|[^。、]{0,40}))$`);
export const englishAnnex = /^((?:Annex|Appendix|Schedule|Exhibit|Attachment)\s+[A-Z0-9]+)\b[ .:—-]*([^.]{0,80})$/;
export const englishArticle = /^(?:Article|Section|Clause|ARTICLE|SECTION|CLAUSE)\s+(\d+)((?:\.\d+)*)(?=$|[ .:(—-])/;
export const annexTitle = /^[^。、]{0,40}(?:特記事項|特約条項|特記仕様書|特約事項|約款|遵守事項|誓約書)(?:[（(][^。]{0,30}[)）])?$/;
export const closing = /^(?:この|本|上記|以上|前記)[^。]{0,60}?(?:証する|証として|証しとして|証拠として|成立を証|締結を証|証明する)/;
export const closingTitle = /^(?:署名|署名欄|記名押印|記名押印欄|契約当事者|Signatures?)$/i;
export const closingEnglish = /^IN WITNESS WHEREOF/i;
export const dateLine = /^(?:令和|平成|西暦|20\d\d|２０|[〇○●＿_]+)?[ \u3000\d０-９〇○●＿_一二三四五六七八九十元]*年[ \u3000\d０-９〇○●＿_一二三四五六七八九十]*月[ \u3000\d０-９〇○●＿_一二三四五六七八九十]*日$/;
export const signatureLine = /^[ \t\u3000]*(?:[^。、]{0,16}(?:市長|町長|村長|知事|区長|管理者|組合長|委員長)[^。、は]{0,16}[様殿宛印]|[（(]?(?:宛先|あて先)|[（(]?(?:甲|乙|委託者|受託者|発注者|受注者|請負者|注文者|賃貸人|賃借人|売主|買主|住所|所在地|氏名|商号|代表者|市町村|契約担当者)[)）]?)(?:[ \t\u3000:：]|$|住所|氏名|所在)/;
