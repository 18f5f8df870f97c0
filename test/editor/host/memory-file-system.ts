import * as vscode from 'vscode';

/** A file system of an editor's own, as those of virtual workspaces are: nobody but VS Code can read it. */
export class MemoryFileSystem implements vscode.FileSystemProvider {
	private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
	readonly onDidChangeFile = this.changed.event;

	/** `files`: texts by their paths. */
	constructor(private readonly files: Map<string, string>) {}

	/** Writes a file, or deletes it where there is no text, as somebody elsewhere does. */
	change(uri: vscode.Uri, text: string | undefined): void {
		const type = !this.files.has(uri.path)
			? vscode.FileChangeType.Created
			: text === undefined
				? vscode.FileChangeType.Deleted
				: vscode.FileChangeType.Changed;
		if (text === undefined) {
			this.files.delete(uri.path);
		} else {
			this.files.set(uri.path, text);
		}
		this.changed.fire([{ type, uri }]);
	}

	stat(uri: vscode.Uri): vscode.FileStat {
		const text = this.files.get(uri.path);
		if (text !== undefined) {
			return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: new TextEncoder().encode(text).length };
		}
		if (this.readDirectory(uri).length > 0) {
			return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
		}
		throw vscode.FileSystemError.FileNotFound(uri);
	}

	readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
		const start = path.endsWith('/') ? path : `${path}/`;
		const below = [...this.files.keys()]
			.filter((file) => file.startsWith(start))
			.map((file) => file.slice(start.length));
		const types = below.map((rest): [string, vscode.FileType] => [
			rest.split('/')[0] ?? '',
			rest.includes('/') ? vscode.FileType.Directory : vscode.FileType.File,
		]);
		return [...new Map(types)];
	}

	readFile(uri: vscode.Uri): Uint8Array {
		const text = this.files.get(uri.path);
		if (text === undefined) {
			throw vscode.FileSystemError.FileNotFound(uri);
		}
		return new TextEncoder().encode(text);
	}

	watch(): vscode.Disposable {
		return new vscode.Disposable(() => undefined);
	}

	writeFile(uri: vscode.Uri, content: Uint8Array): void {
		this.change(uri, new TextDecoder().decode(content));
	}

	delete(uri: vscode.Uri): void {
		this.change(uri, undefined);
	}

	createDirectory(): void {}

	rename(): void {
		throw vscode.FileSystemError.NoPermissions();
	}
}
