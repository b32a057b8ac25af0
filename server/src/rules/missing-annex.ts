import { placesThat } from '../dialect/places-with';
import { referencesOf } from '../dialect/references';
import { resolvedReferences } from '../dialect/resolve';
import type { Placed, Span } from '../dialect/types';
import type { Rule } from './types';
import { absolute } from './places';

const mentioningAnnex = placesThat((segment) => referencesOf(segment).some((reference) => reference.annex));

/** （別記） above the title: what the document itself is called. */
const isOwnLabel = ({ segment: { kind, text } }: Placed, { start, end }: Span) => kind === 'preamble' && /(?:^|[\r\n])[ \t\u3000#]*[（(【［[]?$/.test(text.slice(0, start)) && /^[）)】］\]]?[ \t\u3000]*(?:[\r\n]|$)/.test(text.slice(end));

/** 別紙1 is referred to and nobody wrote it: it is neither in the document nor among the annexes of its bundle. */
export const missingAnnex: Rule = {
  id: 'missing-annex',
  severity: 'information',
  title: { ja: '別紙等が見当たらない', en: 'An annex that nobody wrote' },
  *check({ document, annexes }) {
    const reported = new Set<string>();
    const plain = (text: string) => text.normalize('NFKC').replace(/[\s\u3000第号]/g, '');
    let elsewhere: string[] | undefined;
    const others = () => (elsewhere ??= annexes.map((annex) => plain(`${annex.path} ${annex.document?.title ?? ''} ${annex.document?.segments[0]?.segment.text.slice(0, 200) ?? ''}${annex.document?.segments[1]?.segment.text.slice(0, 200) ?? ''}`)));
    for (const { index } of mentioningAnnex(document)) {
      const placed = document.segments[index]!;
      for (const { reference, targets } of resolvedReferences(document, placed)) {
        const label = reference.annex?.label;
        // 甲が指定する様式: a form, not the form. 別冊: bound by itself.
        if (!label || /^(?:附則|様式|別冊)$/.test(label) || isOwnLabel(placed, reference.span) || reference.external || targets.length > 0 || reported.has(plain(label))) continue;
        reported.add(plain(label));
        // Any annex of the bundle may be 「別紙」 when no number tells them apart.
        const bare = /^(?:別紙|別記|別表|別添|別冊|様式)$/.test(label);
        const here = document.scopes.some((scope) => scope.kind === 'annex' && plain(scope.label).startsWith(plain(label)));
        if (here || others().some((text) => text.includes(plain(label))) || (bare && annexes.length > 0)) continue;
        yield {
          span: absolute(placed, reference.annex!.span),
          message: { ja: `「${label}」が見当たりません。文書の末尾に加えるか、前付けの annexes にファイルを挙げてください。`, en: `There is no "${label}". Add it to the document, or name its file under \`annexes:\`.` },
        };
      }
    }
  },
};
