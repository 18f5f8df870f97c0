import type { CancellationToken, Connection } from 'vscode-languageserver';
import { portsInUse } from '../language-service/ports-in-use.js';
import { PORTS_CHANGED_NOTIFICATION, PORTS_IN_USE_REQUEST, type PortsInUseAnswer } from '../protocol/ports.js';
import { type BindsInSight, boundSocketsInSight } from './bound-sockets-in-sight.js';

/** Answers `bindsight/portsInUse`, and tells once when an answer has grown old. */
export interface PortsRequest {
	/** Something that binds may rest on has changed. */
	changed(): void;
}

/** Wires the request to a connection: reading a folder begins with it, where no document has begun that before. */
export function handlePortsRequest(connection: Connection, parts: BindsInSight): PortsRequest {
	let isAnswered = false;

	async function answer(token: CancellationToken): Promise<PortsInUseAnswer> {
		// From then on changes count: one that comes while the binds are gathered may come too late for them.
		const found = await boundSocketsInSight(parts, token, () => {
			isAnswered = true;
		});
		return portsInUse(found, parts.settingsOf);
	}

	// Clients may leave the parameters out; the token is last in any case.
	connection.onRequest(PORTS_IN_USE_REQUEST, (...given: unknown[]) => answer(given.at(-1) as CancellationToken));

	return {
		changed() {
			if (isAnswered) {
				isAnswered = false;
				void connection.sendNotification(PORTS_CHANGED_NOTIFICATION, {});
			}
		},
	};
}
