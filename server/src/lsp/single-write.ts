import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';

/** Bytes before the content in which its header is written. */
const room = 40;
/** Bytes that a UTF-16 unit takes in UTF-8, at most. */
const bytesPerUnit = 3;

/** A message in bytes. The content is encoded once, and its length is what that took: to count beforehand takes several times as long as to encode. */
function encoded(message: Message): Buffer {
  const content = JSON.stringify(message);
  const bytes = Buffer.allocUnsafe(room + content.length * bytesPerUnit);
  const length = bytes.write(content, room, 'utf8');
  const header = `Content-Length: ${length}\r\n\r\n`;
  bytes.write(header, room - header.length, 'latin1');
  return bytes.subarray(room - header.length, room + length);
}

/**
 * Writes messages to a stream (LSP 3.17, Base Protocol), each at once. The library's own writer writes header and content one after the other, which takes two turns
 * here and two reads in the client: a tenth of a keystroke.
 */
export class SingleWriteMessageWriter extends AbstractMessageWriter implements MessageWriter {
  private errors = 0;

  constructor(private readonly stream: NodeJS.WritableStream) {
    super();
    stream.on('error', (error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    const bytes = encoded(message);
    return new Promise((resolve, reject) => {
      this.stream.write(bytes, (error) => {
        if (!error) return resolve();
        this.fireError(error, message, ++this.errors);
        reject(error);
      });
    });
  }

  end(): void {
    this.stream.end();
  }
}
