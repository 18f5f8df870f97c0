import { type EditorAround, PanelHost } from '../../client/panel-host/panel-host.js';
import type { PanelFix } from '../../server/src/protocol/panel.js';
import type { CodeEditor } from './code-editor.js';
import type { CodeDocument } from './document.js';
import type { LanguageServer } from './language-server.js';
import { part } from './page.js';
import { PanelFrame } from './panel-frame.js';
import { text } from './wording.js';

/** What of the page the panel needs besides the code. */
export interface PageAround {
	server: LanguageServer;
	editor: CodeEditor;
	code: CodeDocument;
	copy(text: string): Promise<void>;
	showFixes(fixes: readonly PanelFix[]): void;
	/** Makes the edits of a fix of the code as it is now. */
	applyFix(fix: PanelFix): void;
	restartServer(): void;
	showLog(): void;
	explainStatus(given?: string): void;
	log(line: string): void;
}

/** The panel beside the code, and its host. */
export function createPanel(page: PageAround): { host: PanelHost; frame: PanelFrame } {
	const frame = new PanelFrame(part<HTMLIFrameElement>('panel'), { said: (message) => host.receive(message) });
	const host = new PanelHost(editorAround(page, frame));
	return { host, frame };
}

function editorAround({ server, editor, code, ...page }: PageAround, frame: PanelFrame): EditorAround {
	const isOpen = (uri: string) => uri === code.uri;
	return {
		ask: (method, params, signal) => server.request(method, params, signal),
		server: () => server,
		isVisible: () => document.visibilityState === 'visible',
		cursor: () => ({ uri: code.uri, version: code.currentVersion, ...editor.cursor }),
		versionOf: (uri) => (isOpen(uri) ? code.currentVersion : undefined),
		post: (message) => frame.post(message),
		async reveal(uri, range) {
			if (isOpen(uri)) {
				editor.goTo(range);
			}
		},
		showFixes: async (_uri, fixes) => page.showFixes(fixes),
		async applyFix(uri, version, fix) {
			if (code.isCurrent(uri, version)) {
				page.applyFix(fix);
			}
		},
		copy: page.copy,
		restartServer: page.restartServer,
		showLog: page.showLog,
		explainStatus: page.explainStatus,
		complaints: {
			get unknownShape() {
				return text('panel.unknownShape');
			},
			unknownMessage: () => page.log('panel: unknown message'),
			couldNot: (action, reason) => page.log(`panel: ${action}: ${String(reason)}`),
			lessToShow: (reason) => page.log(`panel: ${String(reason)}`),
		},
	};
}
