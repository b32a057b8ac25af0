/** The parties in a Japanese sentence: who is its topic, who is told, at whose will. */
import type { Parties } from '../../dialect/types';

/** What comes between a topic and は: 甲及び乙は, 甲の職員は, 乙においては. */
const topicTail = '(?:の(?:職員|担当者|担当職員|監督員|検査員|担当課|長|従業員|従業者|従事者|作業員|作業従事者|代表者|社員|使用人|責任者|情報セキュリティ責任者))?(?:又は(?:その)?(?:指定|指名|委任)する者|が指定する(?:者|職員))?(?:及び|並びに|又は|と|、)?';
const others = '再委託先|再受託者|再々委託先|下請負人|第三者|住民|利用者|候補者|提案者';

/** What is looked for of the parties, by the names that a document gives them. */
export interface Names {
  /** Groups: client, contractor, other. */
  readonly topic: RegExp;
  readonly subject: RegExp;
  /** 乙が…する場合: what it does of itself. */
  readonly acts: RegExp;
  /** 乙が…することは、禁止する. */
  readonly forbidden: RegExp;
  /** 乙に, 乙から, as the one who is made to do something. Not so 乙から申出があったときは. */
  readonly told: RegExp;
  /** 乙による, 乙の, as who does what is allowed or not. */
  readonly by: RegExp;
  /** 乙が必要と認める, 乙の判断により. */
  readonly will: RegExp;
  /** 乙の責任者の承認, 自社の取締役会が承認した. */
  readonly ownConsent: RegExp;
  /** 前項の規定にかかわらず、乙は. */
  readonly overrules: RegExp;
  /** 乙は、自由に…することができる. */
  readonly freely: RegExp;
  /** 乙は、前項の求めに応じる義務を負わない. */
  readonly owesNothing: RegExp;
  /** ただし、…については乙の同意を要する. */
  readonly needsItsConsent: RegExp;
  /** 甲の職員が, as the subject of what the clause says. */
  readonly clientsStaff: RegExp;
  /** 承諾を得た場合に限り, 甲が認めた場合のみ. Not so 必要な場合に限り, 届け出た場合のみ: that leaves it to who may do it. */
  readonly onlyIfAllowed: RegExp;
  /** 甲が認める, 甲の判断により. */
  readonly clientsWill: RegExp;
}
const kept = new WeakMap<Parties, Names>();

export function namesOf(parties: Parties): Names {
  let names = kept.get(parties);
  if (!names) {
    const either = (list: readonly string[]) => [...list].sort((a, b) => b.length - a.length).map((name) => name.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
    const [clients, contractors] = [either(parties.clientNames), either(parties.contractorNames)];
    const who = `(?:(${clients})|(${contractors})|(${others}))`;
    names = {
      topic: new RegExp(`${who}${topicTail}(?:は|も(?=、)|においては|には(?=、)|にあっては|側は)`, 'g'),
      subject: new RegExp(`${who}${topicTail}(?:が、?(?:(?:その|これを|全て|一切の?|自ら)、?)?[^、。は]{0,12}(?:負担|負う|負い|賠償|行う|行い|実施する)|の責任(?:において|で)|の負担)`, 'g'),
      acts: new RegExp(`^ただし、?(?:${contractors})(?:の[^、。が]{0,12}(?:責任者|管理者|代表者|所属長))?が[^。]{0,60}(?:場合|とき)`),
      forbidden: new RegExp(`(?:${contractors})が[^。]{0,40}こと[^、。は]{0,12}は、[^。]{0,12}(?:禁|認め(?:ない|ません|られ)|でき(?:ない|ません)|許)`),
      by: new RegExp(`(?:${contractors})(?:による|の行う|が行う|からの?)`),
      told: new RegExp(`(?:${contractors})(?:に(?!対する|対して?(?:提出|報告|交付|通知|届))|[をが]|から(?!(?:の|[^、。]{0,20}があ|[^、。]{0,20}を受け)))`),
      will: new RegExp(`(?:${contractors})(?:の[^、。が]{0,10}(?:役員|責任者|管理者|取締役会|代表者))?(?:(?:が|において|側が|は)、?[^、。]{0,14}(?:必要|やむを得ない|適当|支障|差支え|相当|合理的|困難)[^、。]{0,8}(?:認め|判断|考え)|の(?:判断|裁量|任意|都合)(?:により|で|によって|において|に基づき|に委ね|による))|(?:必要|やむを得ない|適当|支障)[^、。]{0,6}と(?:${contractors})が(?:認め|判断|考え)|要否[^、。]{0,6}(?:${contractors})[^、。]{0,12}が(?:自ら)?(?:判断|決定)`),
      ownConsent: new RegExp(`(?:${contractors}|自社|自己|社内)の[^、。が]{0,12}(?:責任者|管理者|代表者|代表取締役|取締役会|役員|所属長|上司|上長|親会社)[^、。が]{0,6}(?:が|の|から)[^、。]{0,8}(?:承諾|承認|許可|同意|許諾|了承|認め)`, 'g'),
      overrules: new RegExp(`^前(?:各)?項[^。]{0,12}にかかわらず、?(?:${contractors})は`),
      freely: new RegExp(`(?:${contractors})は、?[^。]{0,80}(?:自由に|任意に|随時)[^。]{0,60}(?:でき|し得)(?!ない|ません|ず)`),
      owesNothing: new RegExp(`(?:${contractors})は、?[^。]{0,40}前(?:各)?項[^。]{0,30}(?:義務を負わ(?:ない|ず)|(?:拒む|拒否する)ことができ(?!ない|ません|ず))`),
      needsItsConsent: new RegExp(`^ただし[^。]*(?:${contractors})の[^、。]{0,8}(?:承諾|同意|承認|許可)を(?:要|得なければ|条件)`),
      clientsStaff: new RegExp(
        `は、(?:${clients})の(?:職員|担当者|担当職員|担当課)が、?(?![^、。をにで]{0,8}(?:指定|指示|認め|定め|承認|承諾|許可|確認|提供|貸与|交付|立ち?会))[^、。]{0,8}[をにで][^、。]{0,20}(?:し|する|い|う|り|る|け|ます)(?:、|。|$)`,
      ),
      onlyIfAllowed: new RegExp(`(?:承諾|承認|許可|同意|許諾|了承|了解|(?:${clients})が[^、。]{0,12}認め)[^、。]{0,20}(?:に限り|に限って|のみ)`),
      clientsWill: new RegExp(`(?:${clients})(?:が[^、。]{0,20}(?:認め|判断|指示|指定|定め|実施|行う)|の[^、。]{0,6}(?:判断|指示|定め))`),
    };
    kept.set(parties, names);
  }
  return names;
}
