import {
	BrowserMessageReader,
	BrowserMessageWriter,
	createConnection,
	ProposedFeatures,
} from 'vscode-languageserver/browser';
import manifest from '../../package.json' with { type: 'json' };
import { type GrammarSources, loadGrammars } from '../host/browser/grammars.js';
import { letOthersRun } from '../host/browser/let-others-run.js';
import { createServiceFrom } from '../language-service/service-from-grammars.js';
import { filesThroughClient } from './files-through-client.js';
import { cancelledInTime, inProtocolOrder } from './message-order.js';
import { startServer } from './server.js';

/*
 * The language server as a Web Worker. It speaks the protocol over postMessage, one message an object, and takes besides
 * what every client may say in `initializationOptions`:
 *
 * - `grammars` (needed): `{ webTreeSitter, c, cpp }`, the three modules that lie beside this bundle in server/dist, each as
 *   a Uint8Array, an ArrayBuffer, or an absolute address to fetch it from.
 * - `readsFiles`: whether the client answers the requests of `protocol/files.ts`. Without it there is nothing but the open
 *   documents: no `.bindsight.json`, and no file is linked with another.
 */
// TypeScript's types of pages know no worker's own scope; it is one end of the same channel as the Worker outside.
const scope = self as unknown as Worker;
const client = filesThroughClient(letOthersRun, () => false);
const writer = new BrowserMessageWriter(scope);
const reader = inProtocolOrder(new BrowserMessageReader(scope), writer);
const connection = createConnection(ProposedFeatures.all, reader, writer, {
	messageStrategy: client.messageStrategy,
	connectionStrategy: cancelledInTime,
});
client.use(connection);
startServer(connection, {
	createService: async (options, begins) => createServiceFrom(await loadGrammars(grammarsIn(options)), begins),
	files: client.files,
	version: manifest.version,
	runtime: () => ({ runtime: 'a worker', heapMegabytes: null }),
});

function grammarsIn(initializationOptions: unknown): Partial<GrammarSources> {
	const { grammars } = (initializationOptions ?? {}) as { grammars?: Partial<GrammarSources> };
	return grammars ?? {};
}
