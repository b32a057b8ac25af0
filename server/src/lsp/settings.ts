/** Settings of the section `contractSpec`, in whatever way the client can give them. One set for each workspace folder, one for all else. */
import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { defaultSettings, readSettings, type Settings } from '../service/settings';
import { canonicalUri } from '../service/workspace';

const section = 'contractSpec';

export class ClientSettings {
  private general: Settings;
  private byFolder: readonly { readonly folder: string; readonly settings: Settings }[] = [];

  constructor(private readonly connection: Connection, private readonly capabilities: ClientCapabilities, initial: unknown) {
    this.general = initial === undefined ? defaultSettings : readSettings(initial);
  }

  for(uri: string): Settings {
    if (this.byFolder.length === 0) return this.general;
    const canonical = canonicalUri(uri);
    return this.byFolder.find(({ folder }) => canonical.startsWith(folder))?.settings ?? this.general;
  }

  /** Asks the client (LSP 3.17, workspace/configuration). */
  async fetch(folders: readonly string[]): Promise<void> {
    if (!this.capabilities.workspace?.configuration) return;
    try {
      const [general, ...rest] = (await this.connection.workspace.getConfiguration([{ section }, ...folders.map((scopeUri) => ({ scopeUri, section }))])) as unknown[];
      this.general = readSettings(general);
      this.byFolder = folders.map((folder, i) => ({ folder: `${canonicalUri(folder).replace(/\/$/, '')}/`, settings: readSettings(rest[i]) }));
    } catch (error) {
      this.connection.console.warn(`workspace/configuration: ${String(error)}`);
    }
  }

  /** Clients that cannot be asked send their settings with the notification. */
  take(settings: unknown): void {
    if (this.capabilities.workspace?.configuration || typeof settings !== 'object' || settings === null) return;
    this.general = readSettings((settings as Record<string, unknown>)[section] ?? settings);
  }
}
