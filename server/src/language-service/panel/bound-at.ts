import type { BoundSocket } from '../../protocol/ports.js';
import type { Position } from '../../protocol/positions.js';
import type { ProjectSettings } from '../../protocol/project-settings.js';
import type { SharingModel } from '../../protocol/resolution.js';
import type { SocketFacts } from '../../protocol/sockets.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { bindAt, modelOf, targetAt } from '../bind-at-hand.js';
import { boundSocket } from '../binds-of-file.js';
import { socketsAt } from '../socket-at.js';

/** A place in a document; `socket` is the id of the one that is meant where several are there. */
export interface SocketPlace {
	position: Position;
	socket?: string;
}

/** Which of the sockets at a place is meant: the one of that id, else the first. */
export function chosenAmong(sockets: readonly SocketFacts[], id: string | undefined): number {
	return Math.max(
		0,
		sockets.findIndex((socket) => socket.id === id),
	);
}

/** The socket that is meant at a place, as it is bound; undefined where none is there, or it is not bound in the file. */
export function boundSocketAt(document: AnalysedDocument, { position, socket }: SocketPlace): BoundSocket | undefined {
	const offset = document.offsetAt(position);
	const sockets = socketsAt(document, offset);
	const meant = sockets[chosenAmong(sockets, socket)];
	const bind = meant && bindAt(meant, targetAt(meant, offset), offset);
	return meant && bind && boundSocket(document.uri, document, meant, bind);
}

/** The table for a socket under a project's settings: a project chooses among those of Winsock, the kernel keeps its own. */
export function modelUnder({ model }: ProjectSettings, usual: SharingModel): SharingModel {
	return usual === 'winsock' ? (model ?? usual) : usual;
}

/** The same for a socket of the facts. */
export function modelFor(socket: SocketFacts, settings: ProjectSettings): SharingModel {
	return modelUnder(settings, modelOf(socket));
}
