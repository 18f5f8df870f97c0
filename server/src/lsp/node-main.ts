import { Console } from 'node:console';
import {
	createConnection,
	IPCMessageReader,
	IPCMessageWriter,
	ProposedFeatures,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import manifest from '../../package.json' with { type: 'json' };
import { filesByScheme } from '../host/files-by-scheme.js';
import { loadGrammars } from '../host/node/grammars.js';
import { filesOnDisk } from '../host/node/workspace-files.js';
import { createServiceFrom } from '../language-service/service-from-grammars.js';
import { localeOfEnvironment } from '../messages/locale.js';
import { speak, text } from '../messages/text.js';
import { filesThroughClient } from './files-through-client.js';
import { cancelledInTime, inProtocolOrder } from './message-order.js';
import { startServer } from './server.js';
import { stdioReader } from './stdio.js';

/** The two ways in which a client can talk with this process. */
const TRANSPORTS = {
	'--stdio': () => {
		const { stdin, stdout } = process;
		const writer = new StreamMessageWriter(stdout);
		return { reader: stdioReader({ stdin, stdout, writer }, end), writer };
	},
	'--node-ipc': () => {
		process.on('disconnect', () => end());
		return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
	},
};

const transport = Object.entries(TRANSPORTS).find(([name]) => process.argv.includes(name))?.[1];
let isShutDown = false;

/** Ends the process as the protocol says: without `shutdown` before, something was lost. */
function end(reason?: string): void {
	if (reason !== undefined) {
		process.stderr.write(`${text({ id: 'server.cannotRead', args: { reason } })}\n`);
	}
	process.exit(isShutDown ? 0 : 1);
}

if (transport) {
	// On stdout the words of a library would corrupt the protocol.
	globalThis.console = new Console(process.stderr);
	const { reader, writer } = transport();
	const disk = filesOnDisk();
	const client = filesThroughClient(disk.letOthersRun, (uri) => uri.startsWith('file:'));
	const connection = createConnection(ProposedFeatures.all, inProtocolOrder(reader, writer), writer, {
		messageStrategy: client.messageStrategy,
		connectionStrategy: cancelledInTime,
	});
	client.use(connection);
	startServer(connection, {
		createService: async (_, begins) => createServiceFrom(await loadGrammars(), begins),
		files: filesByScheme(disk, client.files),
		version: manifest.version,
		locale: localeOfEnvironment(process.env),
		runtime: () => ({
			runtime: `Node ${process.version}`,
			heapMegabytes: Math.round(process.memoryUsage().heapUsed / 1e6),
		}),
		shutDown: () => {
			isShutDown = true;
		},
	});
} else {
	speak(localeOfEnvironment(process.env));
	process.stderr.write(`${text({ id: 'server.noTransport' })}\n`);
	process.exitCode = 2;
}
