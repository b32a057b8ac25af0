/**
 * Spellings of the same word that Japanese drafters use side by side: okurigana (持ち出し, 持出し), kanji or kana (又は, または) and
 * variant characters (漏洩, 漏えい). Each is rewritten to one form, in the document and in the words of every standard alike, so that a lexicon need
 * name only one. What follows a word must not change how it is rewritten, or the two no longer meet. Orthography only: words of different meaning never stand here; those belong to a standard's concepts.
 */
const groups: readonly (readonly [form: string, ...variants: string[]])[] = [
  ['漏えい', '漏洩', '漏泄', '漏えつ', 'ろうえい'],
  ['き損', '毀損', '棄損', '毁損'],
  ['改ざん', '改竄', '改さん'],
  ['及び', 'および'],
  ['並びに', 'ならびに'],
  ['又は', 'または'],
  ['若しくは', 'もしくは'],
  ['速やか', 'すみやか'],
  ['直ち', 'ただち'],
  ['遅滞なく', '遅滞無く'],
  ['あらかじめ', '予め', '予じめ'],
  ['ただし', '但し'],
  ['かかわらず', '関わらず', '拘わらず', '係わらず', '拘らず'],
  ['いかん', '如何'],
  ['等', 'など'],
  ['手続', '手続き'],
  ['取扱', '取り扱'],
  ['持出', '持ち出', '持ちだ'],
  ['持込', '持ち込'],
  ['持帰', '持ち帰'],
  ['貸出', '貸し出'],
  ['引渡', '引き渡'],
  ['引継', '引き継'],
  ['引取', '引き取'],
  ['届出', '届け出'],
  ['申出', '申し出'],
  ['申入', '申し入'],
  ['立入', '立ち入'],
  ['立会', '立ち会'],
  ['受入', '受け入'],
  ['受渡', '受け渡'],
  ['受取', '受け取'],
  ['請負', '請け負'],
  ['打合', '打ち合わ', '打合わ', '打ち合'],
  ['問合', '問い合わ', '問合わ', '問い合'],
  ['割当', '割り当'],
  ['取決', '取り決'],
  ['取消', '取り消'],
  ['取付', '取り付'],
  ['取組', '取り組'],
  ['締切', '締め切'],
  ['見積', '見積り', '見積もり'],
  ['切替', '切り替', '切換'],
  ['切離', '切り離'],
  ['振替', '振り替'],
  ['終わり', '終り'],
  ['終わる', '終る'],
  ['終わっ', '終っ'],
  ['行', '行な', 'おこな'],
  ['定め', 'さだめ'],
  ['基づ', 'もとづ', '基ず'],
  ['従い', 'したがい'],
  ['従わ', 'したがわ'],
  ['従って', 'したがって'],
  ['付', '附'],
  ['知り得', '知りえ'],
  ['漏ら', '洩ら'],
  ['漏れ', '洩れ'],
  ['施錠', '施じょう'],
  ['読取', '読み取'],
  ['書込', '書き込'],
  ['再々委託', '再再委託', '再再々委託'],
  ['全て', 'すべて', '総て'],
  ['一切', 'いっさい'],
  ['更に', 'さらに'],
  ['恐れ', 'おそれ', '虞'],
  ['まで', '迄'],
  ['当たって', 'あたって', '当って'],
  ['当たり', 'あたり', '当り'],
  ['つき', '就き'],
  ['委ね', 'ゆだね'],
  ['差支え', '差し支え', 'さしつかえ'],
  ['我が国', 'わが国'],
  ['サーバ', 'サーバー'],
  ['コンピュータ', 'コンピューター'],
  ['メモリ', 'メモリー'],
  ['プリンタ', 'プリンター'],
  ['フォルダ', 'フォルダー'],
  ['ユーザ', 'ユーザー'],
  ['プロバイダ', 'プロバイダー'],
  ['セキュリティ', 'セキュリティー', 'セキュリテイ'],
  ['妨げ', 'さまたげ'],
  ['携わ', 'たずさわ'],
  ['備え', 'そなえ'],
  ['努め', 'つとめ', '務め'],
  ['同様', '同よう'],
  ['できる', '出来る'],
  ['できない', '出来ない'],
  ['でき', '出来'],
  // Not 為 alone: 行為.
  ['のため', 'の為'],
  ['るため', 'る為'],
  ['たため', 'た為'],
  ['わた', '亘'],
];

export interface Rewrite {
  readonly variant: string;
  readonly form: string;
}

/** Rewrites by first code unit, the longest first. */
export const rewrites: ReadonlyMap<number, readonly Rewrite[]> = byFirstCharacter();

function byFirstCharacter(): Map<number, Rewrite[]> {
  const table = new Map<number, Rewrite[]>();
  for (const [form, ...variants] of groups) {
    for (const variant of variants) {
      const list = table.get(variant.charCodeAt(0)) ?? [];
      list.push({ variant, form });
      table.set(variant.charCodeAt(0), list);
    }
  }
  for (const list of table.values()) list.sort((a, b) => b.variant.length - a.variant.length);
  return table;
}
