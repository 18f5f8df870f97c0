import * as vscode from 'vscode';
import type { ServerStatus } from '../../server/src/protocol/status.js';
import type { LanguageServer } from './language-server.js';

/** As protocol/status.ts names it; the client takes only types from the server. */
const STATUS_NOTIFICATION = 'bindsight/status';

const PROJECT_FILE = '.bindsight.json';
/** Where the item may stand. */
const SELECTOR: vscode.DocumentSelector = [{ language: 'c' }, { language: 'cpp' }, { pattern: `**/${PROJECT_FILE}` }];

/** What is wrong, and what the reader can do about it. */
interface Trouble {
	severity: vscode.LanguageStatusSeverity;
	text: string;
	detail: string;
	command: vscode.Command;
}

/** An item among the language's in the status bar, only while something is wrong. */
export class StatusItem implements vscode.Disposable {
	private item: vscode.LanguageStatusItem | undefined;
	private told: ServerStatus = { workspace: [], documents: {} };
	private readonly subscriptions: vscode.Disposable[];

	constructor(private readonly server: LanguageServer) {
		this.subscriptions = [
			server.onDidChangeState((state) => {
				if (state !== 'running') {
					this.told = { workspace: [], documents: {} };
				}
				this.update();
			}),
			server.onNotification(STATUS_NOTIFICATION, (status) => {
				this.told = status as ServerStatus;
				this.update();
			}),
			vscode.languages.onDidChangeDiagnostics(({ uris }) => {
				if (uris.some(isProjectFile)) {
					this.update();
				}
			}),
			vscode.window.onDidChangeActiveTextEditor(() => this.update()),
		];
	}

	dispose(): void {
		vscode.Disposable.from(...this.subscriptions).dispose();
		this.item?.dispose();
	}

	private update(): void {
		const trouble = this.serverTrouble() ?? projectTrouble() ?? this.limitTrouble();
		if (!trouble) {
			this.item?.dispose();
			this.item = undefined;
			return;
		}
		this.item ??= vscode.languages.createLanguageStatusItem('bindsight.status', SELECTOR);
		this.item.name = 'Bindsight';
		Object.assign(this.item, trouble);
	}

	private serverTrouble(): Trouble | undefined {
		return this.server.state === 'stopped' && this.server.failure
			? {
					severity: vscode.LanguageStatusSeverity.Error,
					text: vscode.l10n.t('Bindsight does not run'),
					detail: this.server.failure,
					command: { command: 'bindsight.restartServer', title: vscode.l10n.t('Restart') },
				}
			: undefined;
	}

	/** Of documents only that one counts that is looked at. */
	private limitTrouble(): Trouble | undefined {
		const active = vscode.window.activeTextEditor?.document.uri.toString() ?? '';
		const detail = [this.told.documents[active], ...this.told.workspace].find((told) => told !== undefined);
		return detail === undefined
			? undefined
			: {
					severity: vscode.LanguageStatusSeverity.Warning,
					text: vscode.l10n.t('Bindsight does not see everything'),
					detail,
					command: { command: 'bindsight.showLog', title: vscode.l10n.t('Show Log') },
				};
	}
}

function isProjectFile(uri: vscode.Uri): boolean {
	return uri.path.endsWith(`/${PROJECT_FILE}`);
}

/** The first project file with a mistake of its own. */
function projectTrouble(): Trouble | undefined {
	for (const [uri, diagnostics] of vscode.languages.getDiagnostics()) {
		const mistake = isProjectFile(uri) && diagnostics.find(({ source }) => source === 'bindsight');
		if (mistake) {
			return {
				severity: vscode.LanguageStatusSeverity.Warning,
				text: vscode.l10n.t('A mistake in {0}', vscode.workspace.asRelativePath(uri)),
				detail: mistake.message,
				command: {
					command: 'vscode.open',
					title: vscode.l10n.t('Open'),
					arguments: [uri, { selection: mistake.range }],
				},
			};
		}
	}
	return undefined;
}
