/**
 * How the places of one calling context are named. Each name is made once: a text that is put together anew has to be read
 * from its first letter to its last before anything can be found by it.
 */
export class FrameNames {
	private readonly places = new Map<string, string>();
	private readonly calls = new Map<number, FrameNames>();

	/** @param id names the context */
	constructor(readonly id: string) {}

	/** The place of a name that belongs to the function itself. */
	placeOf(name: string): string {
		let place = this.places.get(name);
		if (place === undefined) {
			place = `${this.id}|${name}`;
			this.places.set(name, place);
		}
		return place;
	}

	/** The context of the function that is called at a position, which counts as runs have it. */
	ofCallAt(start: number): FrameNames {
		let names = this.calls.get(start);
		if (!names) {
			names = new FrameNames(`${this.id}/${start}`);
			this.calls.set(start, names);
		}
		return names;
	}
}
