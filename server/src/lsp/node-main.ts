import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import manifest from '../../package.json' with { type: 'json' };
import { filesByScheme } from '../host/files-by-scheme.js';
import { loadGrammars } from '../host/node/grammars.js';
import { filesOnDisk } from '../host/node/workspace-files.js';
import { createServiceFrom } from '../language-service/service-from-grammars.js';
import { localeOfEnvironment } from '../messages/locale.js';
import { speak, text } from '../messages/text.js';
import { filesThroughClient } from './files-through-client.js';
import { startServer } from './server.js';

/** The transports that vscode-languageserver takes from the command line and that we support. */
const TRANSPORTS = ['--stdio', '--node-ipc'];

if (TRANSPORTS.some((transport) => process.argv.includes(transport))) {
	// From here on console.log goes to the editor's log: on stdout it would corrupt the protocol.
	const disk = filesOnDisk();
	const client = filesThroughClient(disk.letOthersRun, (uri) => uri.startsWith('file:'));
	const connection = createConnection(ProposedFeatures.all, { messageStrategy: client.messageStrategy });
	client.use(connection);
	startServer(connection, {
		createService: async () => createServiceFrom(await loadGrammars()),
		files: filesByScheme(disk, client.files),
		version: manifest.version,
		locale: localeOfEnvironment(process.env),
	});
} else {
	speak(localeOfEnvironment(process.env));
	process.stderr.write(`${text({ id: 'server.noTransport' })}\n`);
	process.exitCode = 2;
}
