/** Japanese: topics (乙は), predicates at the end of a clause, and where one sentence holds several (…ものとし、甲は…). */
import type { Parties } from '../../dialect/types';
import { outsideBrackets } from '../text/normalise';
import { namesOf, type Names } from './ja-parties';
import { atWill, dutyAtWill, forbidsManner, givesAway } from './ja-will';
import { client, contractor, type Clause, type Force, type Grammar } from './types';

/** Forms after which a clause with a predicate of its own has ended, though the sentence goes on. */
const medial =
  /(?:(?:けれ|ね)ばならず|(?:けれ|ね)ばなりませんが|(?:けれ|ね)ばならない(?:が|ものとし|とともに|ほか)|(?:て|で)はならず|(?:て|で)はならない(?:が|ものとし|ほか)|(?:もの|こと)とし|(?:もの|こと)とする(?:が|ほか)|ことができ|ことができる(?:が|ものとし)|(?:しない|させない)もの?とし|を禁止し|義務を負い|責任を負い|とするほか|し得るものとし)、|(?<=[さかわらまなばがせえけてめれべじみりい])(?<!かかわら|拘ら|拘わら|関わら|問わ|のみなら|及ば|限ら|よら|知ら|得|絶え|少なから)ず、/g;

const rest = '(?:もの|こと)?(?:と(?:する|し|します|いたします|なる)|です|である)?';
/** Forms at the end of a clause, the first that fits decides. */
const endings: readonly (readonly [Force, RegExp])[] = [
  // 秘密の保持に関する事項: names a matter and says nothing of it.
  ['deferred', /に(?:関する|係る)(?:事項|こと|定め|規定)$/],
  ['exception', /(?:この限り(?:で|に)(?:は)?(?:ない|あらず|ありません)|(?:適用|準用)し(?:ない|ません))(?:もの|こと)?(?:とする|とします)?$/],
  ['exempt', new RegExp(`(?:要しない|要さない|要しません|要せず|要せぬ|必要(?:は|が|と)?(?:し)?(?:ない|ありません|しません)|足りる|足ります|不要(?:とする|である)?|妨げない|妨げません|妨げるものではない|負わない|負わず|負いません|負うものではない|免れる|免責(?:される|とする)|(?:責任|責め|責)(?:は|を)問わない|含(?:ま|め|まれ)ない|(?<!場合|とき)を除く|対象(?:と|に)しない|対象外(?:とする|である)|差支えない|構わない|省略(?:する|し|(?:する)?ことができる)|免除する)${rest}$`)],
  ['deferred', new RegExp(`(?:別に|別途|別紙に|協議(?:の?(?:上|うえ)|して|により)、?(?:別途|別に)?)(?:定め|取り?決め|協議し|協議の上)(?:る|て定める)?${rest}$`)],
  // 契約書第7条に定めるところによる, 規則による.
  ['deferred', new RegExp(`(?:原契約|基本契約|個別契約|契約約款|契約書|約款|規則|規程|要綱|要領|条例)(?:(?:の|に)?(?:第[^、]{1,12})?(?:の|に|で)?定めるところ(?:による|とする)?|(?:の定め)?による)${rest}$`)],
  // A table of shares that is annexed says something; a provision elsewhere does not.
  ['deferred', new RegExp(`別(?:に|途|紙|記|添)(?![^、]{0,14}表)[^、]{0,40}(?:による|とおりとする|のとおり)${rest}$`)],
  ['effort', new RegExp(`(?:努め|努力し|努力す|尽力し|尽力す|配慮し|配慮す|留意し|留意す|心掛け|心がけ|心得|望ましい|望まし|好ましい|推奨す|推奨し|奨励す|奨励し|検討し|検討す|努力義務を負う|努力義務とす|期待され|期待す|勧奨す|意を用い|注意を払)(?:る|う|い|なければならない|なければならず|なければなりません|ます)?${rest}$`)],
  ['prohibition', /(?:(?:て|で)(?:は|も)(?:(?:なら|いけ)(?:ない|ず|ぬ)|(?:なり|いけ)ません))(?:もの|こと)?(?:とす|とし|です)?(?:る|ます)?$/],
  ['prohibition', new RegExp(`(?:(?:ことは?|が|は|も)?(?:でき(?:ない|ず|ません|ぬ)|得ない|許さない|許されない|許しません|認めない|認めません|認められない|認められません|認めず)|禁(?:止|ずる|じる|じ)(?:する|し|します|される|とする)?|禁物とする|厳禁とする)${rest}$`)],
  ['right', new RegExp(`(?:でき(?:る|ます|)|し得る|(?:する|求める)?権利を有する|権限を有する|可能とする|可能である|可とする|よい|てもよい|差し支えない|支障ない|とすることができる)${rest}$`)],
  // 周知の方法は、乙の判断に委ねる; 報告するかどうかを自ら判断する.
  ['right', /か(?:どうか|否か)[^、。]{0,10}(?:自ら|自己で|適宜|任意に)[^、。]{0,8}(?:判断|決)[^、。]{0,10}$/],
  ['right', new RegExp(`(?:(?:判断|裁量|任意|選択)に(?:委ね|任せ)(?:る|られる|ます)?|任意(?:とする|である)|(?:裁量|任意)による|禁止し(?:ない|ません)|要否(?:を|は|については?)[^、。]{0,14}(?:判断|決定)する)${rest}$`)],
  ['definition', /(?:をいう|という|と称する|と呼ぶ)(?:もの|こと)?(?:とする)?$/],
  ['duty', /(?:けれ|ね)ばな(?:ら(?:ない|ず|ぬ)|りません)(?:もの|こと)?(?:とする|とし|とします|です)?$/],
  ['prohibition', /(?:ない|ず|ぬ|ません)(?:もの|こと|ように(?:する|し(?:なければならない)?)?|よう)?(?:と(?:する|し|します))?$/],
];
/** できる限り速やかに is a time limit still. */
const asFarAsPossible = /(?:できる(?:限り|かぎり|だけ)|可能な(?:限り|かぎり|範囲で)|極力|なるべく|努めて)(?!、?(?:速やか|早|迅速|詳細|詳し|直ち|遅滞))/;
/** 承諾を得た場合又は業務上必要な場合に限り: not the consent alone. */
const orOtherwise = /(?:又は|若しくは)[^、。]{0,16}(?:必要|届出|通知|やむを得|判断)/;
/** 委託業務のためにのみ使用することができる. */
const onlyForThat = /(?:ために?|目的(?:に|で|の範囲内?(?:で|において))?)(?:のみ|だけ|に限り|に限って)[^。]{0,12}(?:使用|利用|用い)/;
/** 漏らさないようにしなければならない, …しないよう必要な措置を講じる: the first forbids, the second is a duty. */
const forbidsByCare = /ない(?:よう|様)(?:に)?(?:し|する|)(?:なければならない|ものとする|こと|ものとし)?$/;
const nominalEnd = /(?:[一-龠々ァ-ヶーa-z0-9)」』]|等|もの|とき|場合|ところ|こと(?=と)|方法|旨)$/;
const verbalEnd = /(?:する|こと|ない|なる|いる|ある|れる|せる|める|える|ける|つ|う|く|す|む|る|です|ます|ず|い|し|て|により)$/;
const finiteEnd = /(?:なら(?:ない|ず)|なりません|とする|とします|できる|できない|限りでない)$/;
/** 秘密は厳に保持されるものとし、これを漏らしてはならない. */
const recalls = /これ(?:を|ら)/;
const likewise = /(?:も|又)、?(?:また、?|これと)?(?:同様|同じ|同一|同じく)(?:とする|である|とします|です|とすること)。?$/;
const nominalProhibition = /(?:の|を)?禁止$/;

const when = /(?:とき|場合|際|限り|に当たり|に当たって|に際し|に際して)(?:は|に|には|においては|において|にあっては|も|にも|を除き|に限り|を除いて|を除くほか)?$/;
const medialVerb = /(?:[しいきちりみびえけせてねべめれ]|とともに|ほか|ず|ものとし)$/;

/** Looked for first. */
const mayUnsay = /[代替換]え|代わりに|除く/;
/** 検査に代えて, (派遣労働者を除く。). Not (承諾を得た場合を除く。): that is a condition. */
const unsaid = /[^、。はが()]{1,40}(?:に(?:代|替|換)え|の代わりに)|\([^()]{1,80}(?<!場合|とき|際|もの)(?:を|は)除く。?\)/g;

/** How a sentence says what contracts shall hold. */
const intoContract: readonly RegExp[] = [
  // 契約書には、次の事項を定める; 委託契約において、…を義務付ける.
  /(?:契約|契約書|契約条項|約款|協定|協定書|仕様書)(?:(?:又は|及び|若しくは|、)(?:特記事項|仕様書|約款))?(?:等)?(?:案)?(?:の締結)?(?:に当たって|に当たり|に際して|に際し|において|には|に|の中で|で)、?[^。]{0,160}(?:定め|明記し?|明記す|規定し?|規定す|盛り込(?:み|む|ま)|設け|置[かきく]|入れ|入ってい|含ま|加え|掲げ|記載し|記載す|含め|義務付け|義務づけ|明示し|明示す|約定し|課し|課す|課さ|禁じ|禁止し|禁止す|負わせ)(?:る|なければならない|なければならず|てください|ます)?(?:もの|こと)?(?:とする|とし)?[、。:]?$/,
  // 次の要件を明記した契約を締結する.
  /(?:明記|規定|記載)(?:した|する)(?:委託)?契約(?:書)?(?:を|により)|(?:盛り込んだ|含む|含めた|定めた)(?:委託)?契約(?:書)?を(?:締結|結)/,
  // 契約書案に次の条項が全て入っていることを確かめる.
  /契約(?:書)?(?:案|等)?に、?次の[^。]{0,20}(?:条項|事項|定め)[^。]{0,20}(?:入って|含まれて|記載されて|定められて|盛り込まれて)い/,
  // 契約書には、次に掲げる事項を定め、…しなければならない.
  /契約(?:書|条項)?(?:等)?に(?:は|おいて)?、?[^。]{0,160}次(?:に掲げる|の)(?:事項|義務|条項|内容)を[^、。]{0,16}(?:定め|明記|規定|盛り込|記載|設け|置|含め)/,
  // 表３　契約で負わせる義務.
  /契約(?:書)?(?:で|により|に)(?:負わせ|課|義務付け|定め|入れ|盛り込)(?:る|す|む)(?:義務|事項|条項|内容)$/,
];

export const japanese: Grammar = {
  // 直ちに甲に対し報告する: who is told is nothing new.
  barrier: /は、|(?<!^に[^、。]{1,8})に対|(?<!者|うち|中)から|が、|;/,
  conditional: (rest) => {
    const phrases = rest.split('、');
    // 施錠して保管し、持ち出すときは、…: the word's own phrase has ended with its verb, or as a topic, before the condition begins.
    return phrases.length > 1 && (when.test(phrases[0]!) || (!medialVerb.test(phrases[0]!) && !phrases[0]!.endsWith('ことは') && phrases.slice(1, -1).some((phrase) => when.test(phrase))));
  },
  namesAct: (proviso) => !/^前(?:各)?項の[^、。]{1,12}は、/.test(proviso) && /について|に関して|こと(?:は|を|が(?!でき))/.test(proviso) && !/拒|省略|免除|これ/.test(proviso),
  atWill,
  putsIntoContract: (sentence) => intoContract.some((form) => form.test(outsideBrackets(sentence))),
  likewise: (sentence) => likewise.test(sentence),
  appliesOthers: (sentence) => /^(?:前(?:各)?項|前[0-9二三四五]項|第[0-9]+項)[^。]{0,30}(?:規定|定め)は、[^。]*(?:準用|適用)/.test(sentence),
  unsaid: (sentence) => (!mayUnsay.test(sentence) ? [] : Array.from(sentence.matchAll(unsaid), (match) => ({ start: match.index, end: match.index + match[0].length }))),
  leaning: /^(?:また|なお|この場合|ただし|その|これ|当該|更に|同)/,
  clauses(sentence, parties) {
    const bare = withoutBrackets(sentence);
    const cuts = [0, ...cutsOf(bare, parties), bare.length];
    const clauses: Clause[] = [];
    for (let i = 0; i + 1 < cuts.length; i++) {
      const from = cuts[i]!;
      const to = cuts[i + 1]!;
      if (to <= from) continue;
      const part = bare.slice(from, to);
      const { force, nominal, finite } = forceOf(part);
      const bearer = bearerOf(part, nominal, parties) ?? clauses.at(-1)?.bearer;
      clauses.push({ start: from, end: to, force: meantBy(part, force, bearer, parties), nominal, finite, bearer, givesAway: bearer !== client && givesAway(part, force, parties), recalls: i > 0 && recalls.test(part) });
    }
    return clauses;
  },
};

/** What a form amounts to: 承諾を得た場合に限り…することができる forbids the rest, 暗号化せずに持ち出してはならない tells to encrypt. */
function meantBy(part: string, force: Force, bearer: number | undefined, parties: Parties): Force {
  if (force === 'prohibition') return forbidsManner(part) ? 'duty' : force;
  if (force === 'right' && bearer !== client && isForbiddenOtherwise(part, parties)) return 'prohibition';
  if (force === 'right' && bearer !== client && /ないことができ/.test(part)) return 'exempt';
  if (force === 'exempt' && /^ただし[^。]*を除く/.test(part)) return 'exception';
  return (force === 'duty' || force === 'right') && bearer !== client && dutyAtWill(part, bearer, parties) ? 'effort' : force;
}

const isForbiddenOtherwise = (part: string, parties: Parties): boolean => onlyForThat.test(part) || (namesOf(parties).onlyIfAllowed.test(part) && !orOtherwise.test(part));

/** What stands in brackets says nothing of its own here: blanks of the same length instead. */
function withoutBrackets(sentence: string): string {
  if (!/[(「『]/.test(sentence)) return sentence;
  let depth = 0;
  let out = '';
  for (const character of sentence) {
    if (character === '(') depth++;
    out += depth > 0 ? ' '.repeat(character.length) : character;
    if (character === ')' && depth > 0) depth--;
  }
  return depth > 0 ? sentence : out;
}

/** UTF-16 units before a topic that are looked at, blanks for brackets included. */
const nearby = 200;

function cutsOf(bare: string, parties: Parties): number[] {
  const cuts: number[] = [];
  for (const match of bare.matchAll(medial)) cuts.push(match.index + match[0].length);
  // A second party as topic opens a clause of its own, unless what stands before only says when: …ときは、乙は….
  let previous: number | undefined;
  for (const match of bare.matchAll(namesOf(parties).topic)) {
    const before = bare.slice(Math.max(0, match.index - nearby), match.index).trimEnd();
    if (previous !== undefined && before.endsWith('、') && !/(?:とき|場合|際|ため|には|ては|より|限り|上で|後|たら|ば|前に|おいて|ほか)(?:は|には|において|においては|に|も|で)?、$/.test(before)) cuts.push(match.index);
    previous = match.index;
  }
  return [...new Set(cuts)].sort((a, b) => a - b);
}

function bearerOf(part: string, nominal: boolean, parties: Parties): number | undefined {
  const names = namesOf(parties);
  let bearer: number | undefined;
  let end = 0;
  for (const match of part.matchAll(names.topic)) {
    const who = match[1] !== undefined ? client : match[2] !== undefined ? contractor : 0;
    const joined = match.index > 0 && /(?:及び|並びに|と|又は)$/.test(part.slice(Math.max(0, match.index - 3), match.index));
    bearer = joined ? partyBefore(part.slice(0, match.index), names) | who : who;
    end = match.index + match[0].length;
  }
  // 甲は、乙に…を提出させるものとする: what the one has done is what the other must do.
  if ((bearer === client || bearer === undefined) && causative.test(part) && contractorTold(part.slice(end), parties)) return client | contractor;
  // 委託先による再委託は、認めない
  if ((bearer === client || bearer === undefined) && refuses.test(part) && names.by.test(part)) return client | contractor;
  if (bearer === undefined && names.forbidden.test(part)) return client | contractor;
  if (bearer !== undefined) return bearer;
  // 前条第6号の承諾に係る申請書には、…を記載しなければならない: who applies writes it.
  if (applied.test(part) || handedIn.test(part)) return client | contractor;
  const staff = /(?:検査|監査|調査|確認|前項)[^、]{0,12}職員は/.test(part);
  if (staff) return client;
  // 申請書は、市の職員が書庫に保管する: not 市の職員が指定する書庫.
  if (!nominal && names.clientsStaff.test(part)) return client;
  // 再委託先が取り扱う情報: whose verb it is says nothing of who owes what.
  if (nominal || otherTopic.test(part)) return undefined;
  for (const match of part.matchAll(names.subject)) {
    const after = part.slice(match.index + match[0].length, match.index + match[0].length + 60);
    // 再委託先が実施する安全対策: the verb only describes a noun.
    if (/[うる]$/.test(match[0]) && /^[一-龠ァ-ヶ]/.test(after)) continue;
    if (!/とき|場合|際|限り|こと(?:に|を)|もの(?:に|を)/.test(after)) bearer = match[1] !== undefined ? client : match[2] !== undefined ? contractor : 0;
  }
  return bearer;
}

/** Who lets an application be handed in has another hand it in: 承諾の求めがあったときは、申請書を提出させ、…. */
const handedIn = /(?:申請書|承諾願|届出書)[^、。]{0,6}を(?:提出させ|出させ)/;

const refuses = /(?:認め|許可し|許さ|承認し|承諾し)(?:ない|ません|ず)(?:もの|こと)?(?:とする|とし)?(?:、|。?$)/;

/** What is applied for with the municipality. */
const applied = /^(?:[前次][条項][^、。]{0,12}?)?(?:の|に係る)?(?:(?:承諾|承認|許可)(?:の|に係る))?申請(?:書)?(?:は|には)、/;

/** Something else is spoken of: 所属長は、委託先が…. */
const otherTopic = /(?:[^きに合際ためでてり後ら限ほか])は、/;

const causative = /(?:させ|わせ|せしめ)(?:る|なければならない|てはならない)?(?:もの|こと)?(?:とする|とし)?(?:、|。?$)/;

const contractorTold = (text: string, parties: Parties): boolean => namesOf(parties).told.test(text);

function partyBefore(text: string, names: Names): number {
  const bare = text.replace(/(?:及び|並びに|と|又は)$/, '') + 'は';
  let bearer = 0;
  for (const match of bare.matchAll(names.topic)) bearer = match[1] !== undefined ? client : match[2] !== undefined ? contractor : 0;
  return bearer;
}

function forceOf(part: string): { force: Force; nominal: boolean; finite: boolean } {
  const tail = part.replace(/[ 。、,.]+$/, '').slice(-40).trimEnd();
  const finite = finiteEnd.test(tail);
  for (const [force, ending] of endings) if (ending.test(tail)) return { force: force === 'duty' && asFarAsPossible.test(part) ? 'effort' : force, nominal: false, finite };
  if (asFarAsPossible.test(part)) return { force: 'effort', nominal: false, finite };
  if (forbidsByCare.test(tail)) return { force: 'prohibition', nominal: false, finite };
  if (/^(?:この|本)(?:契約|特記事項|仕様書|規程|要綱|要領|基準|覚書|規則|特記仕様書|約款|協定)(?:書)?は/.test(part) && /定め(?:る|た)(?:もの|こと)?(?:とする|である)?$/.test(tail)) return { force: 'definition', nominal: false, finite };
  if (nominalProhibition.test(tail)) return { force: 'prohibition', nominal: false, finite };
  return { force: 'duty', nominal: nominalEnd.test(tail) && !verbalEnd.test(tail), finite };
}
