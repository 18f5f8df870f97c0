import type { DataCallback, Disposable, Message } from 'vscode-languageserver/node';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

/** A message of JSON-RPC as it went over the pipe. */
export interface RecordedMessage {
	from: 'client' | 'server';
	message: Message & {
		id?: number | string | null;
		method?: string;
		params?: unknown;
		result?: unknown;
		error?: unknown;
	};
}

/** Everything that a client and a server said to each other, in order. */
export type Recording = RecordedMessage[];

/** Reads what a server says, and records it. */
export class RecordingReader extends StreamMessageReader {
	constructor(
		stream: NodeJS.ReadableStream,
		private readonly recording: Recording,
	) {
		super(stream);
	}

	override listen(callback: DataCallback): Disposable {
		return super.listen((message) => {
			this.recording.push({ from: 'server', message });
			callback(message);
		});
	}
}

/** Writes what a client says, and records it. */
export class RecordingWriter extends StreamMessageWriter {
	constructor(
		stream: NodeJS.WritableStream,
		private readonly recording: Recording,
	) {
		super(stream);
	}

	override write(message: Message): Promise<void> {
		// What is sent later is another message, though it may be made of the same objects.
		this.recording.push({ from: 'client', message: JSON.parse(JSON.stringify(message)) });
		return super.write(message);
	}
}
