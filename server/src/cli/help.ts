import type { Locale } from '../standard/analysis';

const ja = `使い方
  contract-spec check [PATH …|-] [オプション]     契約書・規程・仕様書を点検する
  contract-spec explain FILE REQUIREMENT           判定の根拠を示す（例：explain draft.contract.md "3(5)"）

PATH はファイル、フォルダー又は -（標準入力）です。省略すると今のフォルダーを点検します。フォルダーでは *.contract.md、*.policy.md、
*.specification.md と、前付けに contract-spec: のある Markdown を点検します。--kind を指定すると、その他の Markdown も点検します。

オプション
  --standard ID        適用する基準（文書の指定に優先する。複数指定できる）
  --kind KIND          文書の種類が書かれていないときの種類：contract、specification、policy
  --format FORMAT      stylish（既定）、json、sarif、github
  --max-warnings N     警告が N 件を超えたら終了状態を 1 とする
  --locale ja|en       メッセージの言語（既定は環境に従う）
  -h, --help           この説明
  -v, --version        版

終了状態
  0 誤りなし　1 誤りあり　2 使い方の誤り、又は読めない入力
`;

const en = `Usage
  contract-spec check [PATH …|-] [options]        Check contracts, policies and specifications
  contract-spec explain FILE REQUIREMENT          Show what a judgement rests on (explain draft.contract.md "3(5)")

PATH is a file, a folder or - (standard input); the current folder when there is none. In a folder *.contract.md, *.policy.md, *.specification.md and
Markdown whose front matter has contract-spec: are checked; with --kind all other Markdown too.

Options
  --standard ID        standard to apply, instead of those that the documents name; may be repeated
  --kind KIND          kind of the documents that do not say theirs: contract, specification, policy
  --format FORMAT      stylish (default), json, sarif, github
  --max-warnings N     exit with status 1 when there are more than N warnings
  --locale ja|en       language of the messages (by default that of the environment)
  -h, --help           this text
  -v, --version        the version

Exit status
  0 no errors   1 errors found   2 bad usage or unreadable input
`;

export const helpText = (locale: Locale): string => (locale === 'en' ? en : ja);
