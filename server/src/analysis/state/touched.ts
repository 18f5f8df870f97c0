/**
 * What the run of a function has looked at or changed of the state that it began with. Where all of that is the same, it
 * does the same again, whatever else is known.
 */
export class Touched {
	readonly variables = new Set<string>();
	readonly sockets = new Set<string>();
	/** It has gone through every socket. */
	hasSeenAllSockets = false;
	private hasSeenAllVariables = false;
	/** Calls made before it began of which it has found out whether they worked: that changes whatever tells of them. */
	private readonly callsDecided = new Set<string>();
	/** What has been added already: a call is met again for each way in which it ends. */
	private readonly added = new Set<Touched>();

	/** @param frame in which the function runs */
	constructor(private readonly frame: string) {}

	/** Whether it is not known by name which variables it has touched. */
	get isOfAllVariables(): boolean {
		return this.hasSeenAllVariables || this.callsDecided.size > 0;
	}

	seeAllVariables(): void {
		this.hasSeenAllVariables = true;
	}

	/** It is known now whether a call worked; `id` is that of its outcome. */
	decideCall(id: string): void {
		if (!id.includes(` ${this.frame} `) && !id.includes(` ${this.frame}/`)) {
			this.callsDecided.add(id);
		}
	}

	/** Forgets the names of the functions that it has called: nobody else ever sees them. */
	forgetInnerFrames(): void {
		for (const variable of this.variables) {
			if (variable.startsWith(`${this.frame}/`)) {
				this.variables.delete(variable);
			}
		}
	}

	/** Adds what a function has touched that this one has called, and that is done. */
	add(called: Touched): void {
		if (this.added.has(called)) {
			return;
		}
		this.added.add(called);
		for (const variable of called.variables) {
			this.variables.add(variable);
		}
		for (const socket of called.sockets) {
			this.sockets.add(socket);
		}
		for (const id of called.callsDecided) {
			this.decideCall(id);
		}
		this.hasSeenAllSockets ||= called.hasSeenAllSockets;
		this.hasSeenAllVariables ||= called.hasSeenAllVariables;
	}
}
