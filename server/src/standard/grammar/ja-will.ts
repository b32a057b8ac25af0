/** Where Japanese leaves it to the contractor: provisos and limits by which a rule binds nobody. */
import type { Parties } from '../../dialect/types';
import { namesOf, type Names } from './ja-parties';
import { contractor, type Force, type TakenBack } from './types';

/** Looked for first: most sentences leave nothing to anybody. */
const will = /^(?:ただし|前(?:各)?項|この場合)|認め|判断|決定|考え|裁量|任意|都合|必要|支障|やむを得ない|みなす|支払|入金|自由に|随時|負わ|拒|に限/;
const businessNeeds = /(?:業務|作業|履行|事務|管理)(?:の(?:遂行|実施|処理|性質|都合|効率|運営))?(?:上|のため|のために|に)?、?(?:特に)?(?:必要|支障|やむを得ない)(?:な|が|と|の|である|があ|を)[^、。]{0,8}(?:とき|場合|範囲|限度|もの)/;
const approvals = '承諾|承認|許可|同意|許諾|了承';
const agreement = new RegExp(`${approvals}|協議|指示`);
const consent = new RegExp(`${agreement.source}|通知|届け?出`);
/** 甲の承諾を要しない, 承諾を得ることなく is no consent. */
const consentWaived = new RegExp(`(?:${approvals})(?:(?:を|は)(?:要し(?:ない|ません)|要さない|必要としない|不要|得ることなく|得ずに?|得ないで)|(?:なく|なしに))`, 'g');
/** 関連会社に開示する場合, 親会社に再委託する場合. */
const affiliates = /子会社|親会社|関連会社|関係会社|グループ会社|グループ企業/;
/** 製品の改良のために使用する場合, 在宅勤務を行う場合, 届け出たとき: of no use to the customer, or without its say. */
const ownEnds = /(?:製品|サービス|技術|ソフトウェア)の(?:改善|改良|開発|研究)|統計|在宅勤務|テレワーク|(?:届け?出|届け?出をし|通知し|報告し|連絡し)た(?:とき|場合)/;
const excepts = /^ただし[^。]*この限り/;
/** 法令に基づく場合, 統計法に基づく場合, 災害: not for the contractor to bring about. Statutes by name: a 処理法 of its own is none. */
const givenGround = /法令|法律|条例|緊急|災害|生命|裁判|(?:統計|個人情報保護|情報公開|訴訟|地方自治|基本台帳|番号|著作権|国税通則|国税徴収|民|刑|会社)法(?:に基づ|の規定|第)/;
/** What the contractor shall not do with data. Work may be handed on, and people changed, upon a mere telling. */
const withData = /複製|複写|持ち?出|搬出|提供|開示|漏ら|漏えい|漏洩|(?:使用|利用)して/;
/** 携帯を要しない, 省略することができる: nothing is left of the duty where the proviso holds, whoever agrees. */
const exempts = /^ただし[^。]*(?:要し(?:ない|ません)|要さない|必要(?:は|が)?ない|省略すること?ができ|省略でき|免除)/;
/** 既に誓約書を提出した者については、重ねて提出することを要しない: what is asked for has been done. */
const done = /既に|重ねて/;
const takesBack = /この限り|できる|できます|でき、|負わない|し得る|妨げ|適用し(?:ない|ません)|要し(?:ない|ません)|足りる|拒|除く/;
const excepting = /(?:場合|とき|もの|範囲|限度)(?:を除き|を除いて|を除くほか|以外|でなければ|でない限り)/;
/** 回答がないときは、承諾があったものとみなす. */
const deemsConsent = new RegExp(`(?:${approvals})(?:が(?:あらかじめ|事前に)?(?:あった|得られた)|を(?:得た|受けた)|した|された|があ|とみなす)[^、。]{0,6}みなす`);
/** 甲が料金を支払った場合に限り: more than the price that was agreed. */
const onlyIfPaid = /(?:費用|料金|手数料|対価|追加|別途|別に)[^。]{0,40}支払[^。]{0,30}(?:場合|とき)[^。]{0,12}に限|(?:費用|料金|手数料)[^。]{0,20}支払わないときは、?[^。]{0,80}でき|追加費用[^。]{0,80}(?:支払|入金)[^。]{0,80}後(?:とする|に行う)/;
/** 前項の第三者には、関連会社を含まない. */
const leavesOutAffiliates = new RegExp(`^前(?:各)?項[^。]*(?:${affiliates.source})[^。]*含(?:まない|まれない|めない|まず)`);
/** ただし、子会社に委託する場合は、再委託に当たらない. */
const notMeantOfAffiliates = new RegExp(`^ただし[^。]*(?:${affiliates.source})[^。]*(?:当たらない|該当しない|含(?:まない|まれない|めない))`);
/** 前項の規定は、乙の責めに帰すべき事由による場合に限り適用する. */
const appliesNarrowly = /^前(?:各)?項の規定は、[^。]*(?:責めに帰すべき|日から)[^。]*に限り、?(?:これを)?適用/;
/** この場合において、承諾の申請は、着手した後に行えば足りる. */
const afterTheFact = /^この場合[^。]*(?:承諾|申請)[^。]*した後[^。]*足りる/;
/** ただし、従事者が希望しないときは. */
const asWorkersWish = /^ただし、?[^。]{0,12}(?:従事者|従業者|従業員|作業者|作業員|再委託先|担当者)が[^。]{0,16}希望し?(?:ない|た|する)/;
/** 甲の指示が…と認めるときは、これに従わないことができる. */
const refusesIt = /(?:従わ|応じ|行わ)ないことができ/;
/** その承認を. */
const thatConsent = new RegExp(`(?:その|当該|前項の)(?:${approvals})`, 'g');
/** Beyond its will, or for a reason. */
const notItsFault = /天災|不可抗力|帰す|帰責|正当な|やむを得ない|支障/;
/** 承諾が得られない場合は乙の判断で…. */
const withoutConsent = new RegExp(`(?:${approvals})[がを](?:得|受け)(?:られ)?ない(?:場合|とき)`);

const narrowing: readonly RegExp[] = [leavesOutAffiliates, notMeantOfAffiliates, appliesNarrowly, afterTheFact, asWorkersWish];

/** A sentence that may take back what is said. */
interface Said {
  readonly sentence: string;
  readonly before: string;
  readonly names: Names;
}

/** …は、この限りでない, on no ground that is out of anybody's hands. */
const isProviso = ({ sentence }: Said): boolean => excepts.test(sentence) && !givenGround.test(sentence);
/** 乙が…する場合. */
const actsByItself = ({ sentence, names }: Said): boolean => names.acts.test(sentence) && !consent.test(sentence);
const servesItself = ({ sentence, before, names }: Said): boolean =>
  ((withData.test(before) && ownEnds.test(sentence)) || affiliates.test(sentence)) && !agreement.test(sentence) && !names.clientsWill.test(sentence);
/** 乙の責任者が承認した場合. */
const agreesWithItself = ({ sentence, names }: Said): boolean => {
  const rest = sentence.replace(names.ownConsent, '');
  return rest !== sentence && !agreement.test(rest.replace(thatConsent, ''));
};
/** 乙が必要と認める, 業務上必要な場合. */
const judgesItself = ({ sentence, names }: Said): boolean => names.will.test(sentence) || (businessNeeds.test(sentence) && !consent.test(sentence.replace(consentWaived, '')));
const isExempt = ({ sentence, names }: Said): boolean => exempts.test(sentence) && !done.test(sentence) && !consent.test(sentence.replace(consentWaived, '')) && !names.clientsWill.test(sentence);

/** 前項の規定にかかわらず、乙は…することができる: nobody is asked. */
const overrules = (said: Said): boolean => said.names.overrules.test(said.sentence) && takesBack.test(said.sentence) && (isUnasked(said) || refusesIt.test(said.sentence));
/** 乙は、自由に再委託することができる. */
const doesFreely = (said: Said): boolean => said.names.freely.test(said.sentence) && isUnasked(said);
const isUnasked = ({ sentence, names }: Said): boolean => !givenGround.test(sentence) && !agreement.test(sentence.replace(consentWaived, '')) && !names.clientsWill.test(sentence);
/** 乙の責任者が同意した場合に限る, 甲が料金を支払った場合に限り. */
const onlyOnItsTerms = (said: Said): boolean => (/に限/.test(said.sentence) && agreesWithItself(said)) || onlyIfPaid.test(said.sentence);
/** 乙は、前項の求めに応じる義務を負わない. */
const owesNothing = ({ sentence, names }: Said): boolean => names.owesNothing.test(sentence) && !notItsFault.test(sentence) && !givenGround.test(sentence);

/** {@link Grammar.atWill} of Japanese. */
export function atWill(sentence: string, parties: Parties, before: string): TakenBack | undefined {
  if (!will.test(sentence)) return undefined;
  const said: Said = { sentence, before, names: namesOf(parties) };
  if (isProviso(said) && (actsByItself(said) || servesItself(said) || agreesWithItself(said))) return 'before';
  const goesOn = /^(?:ただし|前(?:各)?項|第[0-9一二三四五六七八九]項|本条)/.test(sentence);
  const refersBack = goesOn || /前(?:各)?項|^この場合/.test(sentence);
  if (deemsConsent.test(sentence) || onlyOnItsTerms(said)) return refersBack ? 'before' : 'itself';
  if (narrowing.some((form) => form.test(sentence)) || said.names.needsItsConsent.test(sentence) || owesNothing(said) || overrules(said)) return 'before';
  if (doesFreely(said)) return goesOn ? 'before' : 'alike';
  const judges = judgesItself(said);
  if (!judges && !isExempt(said)) return undefined;
  if (goesOn) return takesBack.test(sentence) ? 'before' : undefined;
  return judges && (excepting.test(sentence) || withoutConsent.test(sentence)) ? 'itself' : undefined;
}

/** 承諾が得られない場合は乙の判断で再委託することができる: a clause that gives away what the rest of its sentence keeps. */
export const givesAway = (part: string, force: Force, parties: Parties): boolean => (force === 'right' || force === 'exempt') && namesOf(parties).will.test(part);

/** 乙が必要と認めるときに限り, 従業者が希望する場合に限り, 協議が調ったときに限り. */
const onlyIfWanted = /(?:希望(?:する|した|がある)|協議が(?:調|整)|合意(?:した|が)|(?:支障|差し?支え)(?:が|の)?ない)[^、。]{0,12}(?:とき|場合|者)(?:に限り|に限って|のみ)/;
/** 乙は、必要と認めるときは. */
const ifItWants = /(?:必要|適当|相当|支障(?:が|の)ない|差し?支えない)[^、。]{0,6}(?:認め|判断し|考え)[^、。]{0,4}(?:とき|場合|ところによる)/;
/** 乙は、従事者に対し、必要があると認めるときは: nobody else is named whose judgement it were. */
const asItSees = /(?:^|、)(?:特に)?(?:必要|適当|相当)(?:がある|である)?と(?:認め|判断し|考え)[^、。]{0,4}(?:とき|場合)/;
/** 甲の指示にかかわらず、. */
const regardless = /[^、。]{0,60}にかかわらず、/;

/** A duty that is one only if the contractor, or its people, want it to be. */
export const dutyAtWill = (part: string, bearer: number | undefined, parties: Parties): boolean => {
  if (!/とき|場合|に限|ところによる/.test(part)) return false;
  const { will: contractorsWill, clientsWill } = namesOf(parties);
  const said = part.replace(regardless, '');
  return (onlyIfWanted.test(said) || (ifItWants.test(said) && contractorsWill.test(said)) || (bearer === contractor && asItSees.test(said))) && !clientsWill.test(said);
};

/** Without having done something that is not a consent: 暗号化せずに持ち出してはならない. A list of acts after it may be forbidden for itself. */
const withoutDoing = /([^、。は]{0,40}?)(?:(?<=[さかわらまなばがせえけてめれべじみりい])(?<!かかわら|問わ|のみなら|限ら|よら)ずに|(?:し|せ|[かがさたなばまらわえけめれべ])ないで|ないまま|することなく|(?:なし|無し)に)、?(?!.*(?:又は|若しくは|及び|、))/;

/** What is forbidden is not the act, but the manner: it is a duty of another kind. */
export function forbidsManner(part: string): boolean {
  const found = withoutDoing.exec(part);
  return found !== null && !agreement.test(found[0]) && !agreement.test(part.slice(0, found.index));
}
