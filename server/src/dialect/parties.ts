/** Who is called what: from the front matter, else from （以下「甲」という。）, else by which names the text uses. */
import { perSegment } from './per-segment';
import type { FrontMatter, Parties, Placed, Segment } from './types';

/** Names by which the municipality goes, most telling first. */
export const clientNames: readonly string[] = ['甲', '委託者', '発注者', '注文者', '実施機関', '委託元', '発注機関', '委任者', '賃借人', '借受人', '借主', '買受人', '買主', '派遣先', '市町村', '本市', '本町', '本村', '本県', '当市', '市長', '町長', '村長', '知事', '区長', '市', '町', '村', '県', '府', '都', '区', '組合', '事務組合', '広域連合', '連合', '企業団', '企業長', '公社', '機構', '教育委員会', 'Client', 'Customer', 'Purchaser'];
/** Names by which the contractor goes. */
export const contractorNames: readonly string[] = ['乙', '受託者', '受注者', '請負者', '請負人', '委託先事業者', '委託先', '受託事業者', '受託業者', '委託業者', '委託事業者', '請負業者', '外部委託事業者', '受任者', '賃貸人', '貸主', '売渡人', '売主', '納入者', '派遣元', '供給者', '事業者', '業者', 'Contractor', 'Supplier', 'Provider', 'Processor'];

/** What stands before a definition, when that is the name of a body: 〇〇市, 〇〇市長, 株式会社〇〇. */
const publicBody = /(?:(?:市|町|村|県|府|都|区|道|組合|連合|委員会|地方公共団体|自治体|企業団|公社|機構|病院|消防本部|公営企業)(?:長|管理者)?|[Cc]ity|[Tt]own|[Mm]unicipality)[ 　]*$/;
const company = /(?:会社|法人|事務所|財団|社団|協会|[Cc]ompany|[Ll]td|[Ii]nc)/;
const definition = /([^（(、。]{0,40})[（(]以下(?:、)?(?:単に)?(?:[「『]([^」』]{1,12})[」』]|([^「」『』（）()、。]{1,8}?))(?:という|といい|と称する|と呼ぶ)[^（）()]{0,3}[）)]?/g;

interface Definitions {
  readonly client?: string;
  readonly contractor?: string;
}

/** Parties that a segment defines: 〇〇市（以下「甲」という。）と株式会社〇〇（以下「乙」という。）. */
const definedParties = perSegment((segment: Segment): Definitions => {
  let client: string | undefined;
  let contractor: string | undefined;
  if (!segment.text.includes('以下')) return {};
  let paired: { readonly name: string; readonly end: number } | undefined;
  for (const match of segment.text.matchAll(definition)) {
    const before = match[1] ?? '';
    const name = match[2] ?? match[3] ?? '';
    const body = before.slice(before.search(/[^とはがをにで]*$/));
    // Who it is tells more than the name: at times the municipality is 乙.
    const side = name.length > 6 && !sideOf(name) ? undefined : company.test(body) ? 'contractor' : publicBody.test(body) ? 'client' : sideOf(name);
    if (side === 'client') client ??= name;
    else if (side === 'contractor') contractor ??= name;
    // 〇〇企業団（以下「企業団」という。）と〇〇（以下「受託者」という。）: who stands beside the one is the other.
    const beside = paired && segment.text.startsWith('と', paired.end) && match.index <= paired.end + 1 ? paired.name : undefined;
    if (beside !== undefined && side === 'contractor') client ??= beside;
    if (beside !== undefined && side === 'client') contractor ??= beside;
    paired = side === undefined && name.length <= 6 ? { name, end: match.index + match[0].length } : undefined;
  }
  return { client, contractor };
});

const sideOf = (name: string) => (clientNames.includes(name) ? 'client' : contractorNames.includes(name) ? 'contractor' : undefined);

const subject = /(甲|乙|委託者|受託者|発注者|受注者|注文者|請負者|請負人|実施機関|委託先事業者|受託事業者|委託先|本市|市町村|事業者|市長|町長|村長|市|町|村|県|区|Client|Contractor|Customer|Supplier)(?:[はがのにと]|又は|及び|[ ](?:shall|must|may|is|will)\b)/g;

/** How often a segment uses each name as a party. */
const usage = perSegment((segment: Segment): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const match of segment.text.matchAll(subject)) counts.set(match[1] as string, (counts.get(match[1] as string) ?? 0) + 1);
  return counts;
});

const interned = new Map<string, Parties>();

/** The first articles show who is who; a document of thousands need not be read to the end. */
const mostRead = 60;
/** Parties are defined at the beginning. */
const mostDefining = 7;

/** What the parties of a document follow from. */
export interface PartyContext {
  readonly frontMatter: FrontMatter | undefined;
  readonly segments: readonly Placed[];
}

/** The same object as for the version before, where what differs between them says the same of the parties. Equal answers are one object anyway. */
export function partiesAfter(context: PartyContext, before: PartyContext & { readonly parties: Parties }): Parties {
  return sayAlike(context, before) ? before.parties : partiesOf(context);
}

function sayAlike({ frontMatter, segments }: PartyContext, before: PartyContext): boolean {
  if (frontMatter !== before.frontMatter) return false;
  const count = Math.min(segments.length, mostRead);
  if (count !== Math.min(before.segments.length, mostRead)) return false;
  for (let i = 0; i < count; i++) {
    const [a, b] = [segments[i]!.segment, before.segments[i]!.segment];
    if (a === b) continue;
    if (i < mostDefining && !(definedParties(a).client === definedParties(b).client && definedParties(a).contractor === definedParties(b).contractor)) return false;
    const [x, y] = [usage(a), usage(b)];
    if (x.size !== y.size || ![...x].every(([name, times]) => y.get(name) === times)) return false;
  }
  return true;
}

/** Parties of a document. Equal answers are the same object. */
export function partiesOf({ frontMatter, segments: places }: PartyContext): Parties {
  const segments = places.slice(0, mostRead).map(({ segment }) => segment);
  let client = frontMatter?.parties.client?.value;
  let contractor = frontMatter?.parties.contractor?.value;
  for (let i = 0; i < segments.length && i < mostDefining && (!client || !contractor); i++) {
    const defined = definedParties(segments[i] as Segment);
    client ??= defined.client;
    contractor ??= defined.contractor;
  }
  if (!client || !contractor) {
    const counts = new Map<string, number>();
    for (const segment of segments) for (const [name, count] of usage(segment)) counts.set(name, (counts.get(name) ?? 0) + count);
    const most = (names: readonly string[]) => names.reduce<string | undefined>((best, name) => ((counts.get(name) ?? 0) > (best === undefined ? 0 : (counts.get(best) ?? 0)) ? name : best), undefined);
    const [usedClient, usedContractor] = [most(clientNames), most(contractorNames)];
    client ??= usedClient ?? pairs[contractor ?? usedContractor ?? ''] ?? '甲';
    contractor ??= usedContractor ?? partnerOf(client) ?? '乙';
  }
  const key = `${client}\u0000${contractor}`;
  let parties = interned.get(key);
  if (!parties) {
    const [c, k] = [client, contractor];
    parties = {
      client: c,
      contractor: k,
      clientNames: [c, ...clientNames.filter((name) => name !== c && name !== k)],
      contractorNames: [k, ...contractorNames.filter((name) => name !== c && name !== k)],
    };
    interned.set(key, parties);
  }
  return parties;
}

/** By the contractor's name, the client's usual one. */
const pairs: Readonly<Record<string, string>> = { 乙: '甲', 受託者: '委託者', 受注者: '発注者', 請負者: '注文者', 委託先: '市', Contractor: 'Client', Supplier: 'Customer' };
const partnerOf = (client: string) => Object.keys(pairs).find((contractor) => pairs[contractor] === client);
