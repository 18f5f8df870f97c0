import * as vscode from 'vscode';
import type { PortInUse, PortSocket, PortsInUseAnswer } from '../../server/src/protocol/ports.js';
import type { LanguageServer } from './language-server.js';

export const PORTS_VIEW = 'bindsight.ports';

/** As protocol/ports.ts names them; the client takes only types from the server. */
const PORTS_IN_USE_REQUEST = 'bindsight/portsInUse';
const PORTS_CHANGED_NOTIFICATION = 'bindsight/portsChanged';

/** Typing changes ports with every key: they are asked for once it pauses. */
const DEBOUNCE_MILLISECONDS = 400;

type Node = { port: PortInUse } | { socket: PortSocket };

/** The view `bindsight.ports`: every port that the workspace binds, and where two sockets may meet. */
export class PortsView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
	private readonly changed = new vscode.EventEmitter<undefined>();
	readonly onDidChangeTreeData = this.changed.event;
	private readonly view: vscode.TreeView<Node>;
	private readonly subscriptions: vscode.Disposable[];
	/** Something changed while nobody looked. */
	private isStale = false;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private asking: vscode.CancellationTokenSource | undefined;

	constructor(private readonly server: LanguageServer) {
		this.view = vscode.window.createTreeView(PORTS_VIEW, { treeDataProvider: this, showCollapseAll: true });
		this.subscriptions = [
			this.view,
			this.changed,
			this.view.onDidChangeVisibility(({ visible }) => this.changeVisibility(visible)),
			server.onNotification(PORTS_CHANGED_NOTIFICATION, () => this.refresh(DEBOUNCE_MILLISECONDS)),
			server.onDidChangeState((state) => {
				if (state !== 'starting') {
					this.refresh(0);
				}
			}),
		];
	}

	async getChildren(node?: Node): Promise<Node[]> {
		if (!node) {
			return (await this.ask()).map((port) => ({ port }));
		}
		return 'port' in node ? node.port.sockets.map((socket) => ({ socket })) : [];
	}

	getTreeItem(node: Node): vscode.TreeItem {
		return 'port' in node ? portItem(node.port) : socketItem(node.socket);
	}

	dispose(): void {
		clearTimeout(this.timer);
		this.asking?.cancel();
		vscode.Disposable.from(...this.subscriptions).dispose();
	}

	private changeVisibility(isVisible: boolean): void {
		if (!isVisible) {
			this.asking?.cancel();
			this.isStale ||= this.asking !== undefined;
		} else if (this.isStale) {
			this.refresh(0);
		}
	}

	/** Asks anew where somebody looks, else once somebody does. */
	private refresh(delay: number): void {
		clearTimeout(this.timer);
		this.isStale = true;
		this.timer = setTimeout(() => {
			if (this.view.visible) {
				this.isStale = false;
				this.changed.fire(undefined);
			}
		}, delay);
	}

	/** Nothing where the server does not run; the status item says why. */
	private async ask(): Promise<readonly PortInUse[]> {
		if (this.server.state === 'stopped') {
			this.view.message = this.server.failure || undefined;
			return [];
		}
		this.asking?.cancel();
		const asking = new vscode.CancellationTokenSource();
		this.asking = asking;
		try {
			const answer = (await this.server.request(PORTS_IN_USE_REQUEST, {}, asking.token)) as PortsInUseAnswer;
			this.view.message = answer.notes.join(' ') || undefined;
			return answer.ports;
		} catch (error) {
			if (!asking.token.isCancellationRequested) {
				this.view.message = error instanceof Error ? error.message : String(error);
			}
			return [];
		} finally {
			asking.dispose();
			if (this.asking === asking) {
				this.asking = undefined;
			}
		}
	}
}

const PORT_ICONS: Readonly<Record<PortInUse['kind'], string>> = {
	number: 'plug',
	ephemeral: 'sync',
	unknown: 'question',
};

function portItem({ id, kind, title, description, meets }: PortInUse): vscode.TreeItem {
	const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
	item.id = id;
	item.description = description;
	item.iconPath = new vscode.ThemeIcon(meets ? 'info' : PORT_ICONS[kind]);
	item.tooltip = `${title}, ${description}`;
	return item;
}

function socketItem({ uri, range, description, meets, tooltip }: PortSocket): vscode.TreeItem {
	const place = vscode.Uri.parse(uri);
	const at = new vscode.Position(range.start.line, range.start.character);
	const label = `${vscode.workspace.asRelativePath(place)}:${range.start.line + 1}`;
	const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
	item.description = description;
	item.iconPath = new vscode.ThemeIcon(meets ? 'info' : 'symbol-interface');
	// Not trusted: what it says of the code comes from the code.
	item.tooltip = new vscode.MarkdownString(tooltip);
	item.command = {
		command: 'vscode.open',
		title: vscode.l10n.t('Show the Bind'),
		arguments: [place, { selection: new vscode.Range(at, at) }],
	};
	return item;
}
