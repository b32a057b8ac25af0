/**
 * Text for hovers. What comes from a document or a standard is always escaped: no link, HTML, image, icon or command of theirs is ever made.
 * `plain` is for clients whose MarkupKind is plain text only.
 */
export type Format = 'markdown' | 'plaintext';

/** ASCII punctuation: all that CommonMark, GFM's autolinks and VS Code's icons could take for syntax. */
const special = /[\\`*_{}[\]()#+\-.!|<>~&$:@"'/=^]/g;

/** Text as Markdown that shows exactly this text. Line breaks become spaces, so that no block can start. */
export const escapeMarkdown = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ').replace(special, '\\$&');

export class Writer {
  private readonly blocks: string[] = [];

  constructor(readonly format: Format) {}

  get isEmpty(): boolean {
    return this.blocks.length === 0;
  }

  /** One line of document text, escaped. */
  text(text: string): string {
    return this.format === 'markdown' ? escapeMarkdown(text) : text;
  }

  bold(text: string): string {
    return this.format === 'markdown' ? `**${escapeMarkdown(text)}**` : text;
  }

  /** A block of parts that are escaped already. */
  paragraph(...parts: readonly string[]): this {
    this.blocks.push(parts.join(''));
    return this;
  }

  /** Verbatim text: line breaks stay, nothing else is syntax. */
  quote(text: string): this {
    const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim()).filter((line) => line !== '');
    this.blocks.push(this.format === 'markdown' ? lines.map((line) => `> ${escapeMarkdown(line)}`).join('  \n') : lines.map((line) => `  ${line}`).join('\n'));
    return this;
  }

  /** Lines that are escaped already. */
  list(lines: readonly string[]): this {
    if (lines.length > 0) this.blocks.push(lines.map((line) => `- ${line}`).join('\n'));
    return this;
  }

  rule(): this {
    if (!this.isEmpty) this.blocks.push(this.format === 'markdown' ? '---' : '――――');
    return this;
  }

  toString(): string {
    return this.blocks.join('\n\n');
  }
}
