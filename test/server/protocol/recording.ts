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

/** The messages of one side, from the bytes that went over the pipe; one that was cut off is left out. */
export function recordingOf(from: RecordedMessage['from'], bytes: Buffer): Recording {
	const recording: Recording = [];
	let at = 0;
	for (let end = bytes.indexOf(HEADER_END); end >= 0; end = bytes.indexOf(HEADER_END, at)) {
		const length = Number(/Content-Length: (\d+)/i.exec(bytes.toString('latin1', at, end))?.[1]);
		const start = end + HEADER_END.length;
		at = start + length;
		if (at > bytes.length) {
			break;
		}
		recording.push({ from, message: JSON.parse(bytes.toString('utf8', start, at)) });
	}
	return recording;
}

const HEADER_END = '\r\n\r\n';

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
