import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.js';

/** As protocol/health.ts names it; the client takes only types from the server. */
const HEALTH_REQUEST = 'bindsight/health';
/** A server that does not answer in so many milliseconds does not answer. */
const PATIENCE = 2000;

/** Writes what a bug report needs into the log: versions, settings, how the server fares. No code, and no name of a file. */
export async function logForBugReport(server: LanguageServer, log: vscode.LogOutputChannel): Promise<void> {
	const report = {
		extension: extensionVersion(),
		editor: `${vscode.env.appName} ${vscode.version}`,
		platform: server.platform,
		language: vscode.env.language,
		remote: vscode.env.remoteName ?? 'none',
		trusted: vscode.workspace.isTrusted,
		folders: vscode.workspace.workspaceFolders?.length ?? 0,
		settings: changedSettings(),
		server: { state: server.state, ...server.troubles, ...(await healthOf(server)) },
	};
	log.info(`For a bug report:\n${JSON.stringify(report, null, 2)}`);
}

/** The version of the extension; empty where nobody knows. */
export function extensionVersion(): string {
	return vscode.extensions.getExtension('bindsight.bindsight')?.packageJSON.version ?? '';
}

/** The settings that are not as they come. */
function changedSettings(): Record<string, unknown> {
	const manifest = vscode.extensions.getExtension('bindsight.bindsight')?.packageJSON;
	const names = Object.keys(manifest?.contributes?.configuration?.properties ?? {});
	const all = vscode.workspace.getConfiguration();
	const changed = names.filter((name) => {
		const { defaultValue } = all.inspect(name) ?? {};
		return JSON.stringify(all.get(name)) !== JSON.stringify(defaultValue);
	});
	return Object.fromEntries(changed.map((name) => [name, all.get(name)]));
}

async function healthOf(server: LanguageServer): Promise<object> {
	if (server.state !== 'running') {
		return server.failure === '' ? {} : { failure: server.failure };
	}
	const cancelling = new vscode.CancellationTokenSource();
	const late = new Promise<object>((resolve) => setTimeout(() => resolve({ answers: false }), PATIENCE));
	const asked = server.request(HEALTH_REQUEST, undefined, cancelling.token);
	const answered = asked.then(
		(answer) => answer as object,
		(error) => ({ answers: String(error) }),
	);
	const health = await Promise.race([answered, late]);
	cancelling.cancel();
	return health;
}
