/** The standards at hand: those that ship, and those of the workspace. */
import { builtinStandards, sourceOf } from '../standard/builtin';
import type { Standard } from '../standard/types';
import type { Workspace } from './workspace';

interface Own {
  readonly standard: Standard;
  readonly source: string;
}

export class Standards {
  private own: readonly Own[] = [];
  private all: readonly Standard[] = builtinStandards();
  private readonly selections = new Map<string, readonly Standard[]>();
  /** Grows with every change: what was derived from the standards before is out of date. */
  version = 0;

  get available(): readonly Standard[] {
    return this.all;
  }

  /** Reads the workspace's standards again. A built-in standard's id stays the built-in one's: what is checked must not change unseen. */
  async reload(workspace: Workspace): Promise<void> {
    const files = await workspace.standardFiles();
    const own: Own[] = [];
    if (files.length > 0) {
      const { loadStandard } = await import('../standard/load/index');
      for (const uri of files) {
        const source = await workspace.readFile(uri);
        const standard = source === undefined ? undefined : loadStandard(source).standard;
        if (source === undefined || !standard || isBuiltin(standard.id) || own.some((other) => other.standard.id === standard.id)) continue;
        own.push({ standard, source });
      }
    }
    if (own.length === 0 && this.own.length === 0) return;
    this.own = own;
    this.all = [...builtinStandards(), ...own.map(({ standard }) => standard)];
    this.selections.clear();
    this.version++;
  }

  /** The standards with these ids, in this order. Equal selections are one array, so that what is compiled from them is kept. */
  select(ids: readonly string[]): readonly Standard[] {
    const key = ids.join('\n');
    let selection = this.selections.get(key);
    if (!selection) {
      selection = [...new Set(ids)].flatMap((id) => this.all.find((standard) => standard.id === id) ?? []);
      this.selections.set(key, selection);
    }
    return selection;
  }

  sourceOf(id: string): string | undefined {
    return sourceOf(id) ?? this.own.find(({ standard }) => standard.id === id)?.source;
  }
}

export const isBuiltin = (id: string): boolean => builtinStandards().some((standard) => standard.id === id);

export const builtinIds = (): readonly string[] => builtinStandards().map(({ id }) => id);
