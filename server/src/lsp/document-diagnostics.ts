import type {
	CancellationToken,
	Connection,
	DocumentDiagnosticParams,
	DocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { LanguageService } from '../language-service/service.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { CatchingUp } from './catching-up.js';
import type { ClientFeatures } from './client-features.js';
import { createDiagnosticsAnswers } from './diagnostics-answers.js';
import {
	createDiagnosticsPublisher,
	type DiagnosticsParts,
	type DiagnosticsPublisher,
} from './diagnostics-publisher.js';
import type { Health } from './health.js';
import type { OpenSources } from './open-sources.js';
import type { PositionConverter } from './position-encoding.js';
import type { StatusNotifier } from './status-notifier.js';
import { toDiagnostic } from './to-lsp.js';
import type { WorkNotifier } from './work-notifier.js';

/** What diagnostics need of the server. */
export interface DocumentDiagnosticsParts {
	service(): LanguageService | undefined;
	open: OpenSources;
	client(): ClientFeatures;
	positions(): PositionConverter;
	settingsOf(uri: string): ProjectSettings;
	/** The text of a file that is linked. */
	textOf(uri: string): string | undefined;
	catchingUp: CatchingUp;
	work: WorkNotifier;
	status: StatusNotifier;
	health: Health;
	/** A document could not be analysed. */
	failed(uri: string, error: unknown): void;
}

/** The diagnostics of open documents. */
export interface DocumentDiagnostics {
	/** What is to hear of changes: what the client asks for is answered, else it is published. */
	shown(): DiagnosticsPublisher;
	answer(params: DocumentDiagnosticParams, token: CancellationToken): Promise<DocumentDiagnosticReport>;
}

export function createDocumentDiagnostics(
	connection: Connection,
	parts: DocumentDiagnosticsParts,
): DocumentDiagnostics {
	const { open, client, work, status, health, textOf } = parts;

	const common: Omit<DiagnosticsParts, 'caughtUp'> = {
		documentOf: (uri) => open.get(uri)?.document,
		diagnose(document, spent) {
			const source = open.sourceOf(document);
			const service = parts.service();
			if (!source || !service) {
				return [];
			}
			work.begin(source.uri);
			const settings = parts.settingsOf(source.uri);
			const { findings, facts } = health.timed(spent, () => service.analyse(source, settings));
			status.document(document.uri, facts.problems);
			health.met(document.uri, facts.problems);
			const diagnostics = findings.map((finding) => toDiagnostic(finding, document, client(), textOf));
			return parts.positions().toClient(diagnostics, document);
		},
		failed: parts.failed,
	};
	const publisher = createDiagnosticsPublisher({
		...common,
		caughtUp: parts.catchingUp.withNewest,
		send({ version, ...params }) {
			void connection.sendDiagnostics(client().versionedDiagnostics ? { version, ...params } : params);
		},
	});
	const answers = createDiagnosticsAnswers({
		...common,
		caughtUp: parts.catchingUp.forRequest,
		askAgain() {
			if (client().refreshesDiagnostics) {
				connection.languages.diagnostics.refresh().catch(() => undefined);
			}
		},
	});

	return {
		shown: () => (client().pullsDiagnostics ? answers : publisher),
		answer: (params, token) => answers.answer(params, token),
	};
}
