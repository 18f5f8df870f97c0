/**
 * What a library's calls do to sockets, as plain data: one library, one file. The same form, as JSON, stands in a
 * project's `.bindsight.json` for its own wrappers. Argument numbers are zero-based.
 */
export interface LibraryDescription {
	/** What the facts call it: `asio`, `apr`. Lower case. */
	name: string;
	/**
	 * Names that make a file worth reading, besides those of the functions and of the classes that hold sockets. Names that
	 * every program has (`open`, `close`, `socket`) are not for here.
	 */
	mentions?: readonly string[];
	/** Names that tell that a file uses it; of other files, `usualNames` say nothing. The name itself where left out. */
	signs?: readonly string[];
	/** The library's own names for numbers (`LEV_OPT_REUSEABLE`: 8) and for the system's names (`APR_INET`: `AF_INET`). */
	constants?: Readonly<Record<string, number | string>>;
	functions?: readonly LibraryCall[];
	classes?: readonly LibraryClass[];
}

/** A C++ class whose objects hold a socket, or something that a socket is made, bound or set with. */
export interface LibraryClass {
	/**
	 * How code may write it, outer namespaces and template arguments left out: `tcp::acceptor` stands for
	 * `boost::asio::ip::tcp::acceptor`, too.
	 */
	names: readonly string[];
	/** What an object of it is to a socket; `other` for a helper whose methods make one of these. */
	holds: DescribedThing | 'other';
	/** Words in the name of a variable that is taken for one where its declaration is not in sight: `acceptor`. */
	usualNames?: readonly string[];
	/** Without names of their own. Of several that a call fits, the first counts. */
	constructors?: readonly Omit<LibraryCall, 'name'>[];
	methods?: readonly LibraryCall[];
	/** Called on the class, not on an object: `tcp::v4()`. */
	staticMethods?: readonly LibraryCall[];
}

/**
 * `socket`; `address`, with its port; `host`, without; `protocol`, an address family with a socket type; `option`, with
 * its value; `error`, that says whether a call worked.
 */
export type DescribedThing = 'socket' | 'address' | 'host' | 'protocol' | 'option' | 'error';

/**
 * What an argument must be for a call to fit: `any` fits all. What is not known to be something else fits, too; but only
 * what is known to be a socket fits `socket`.
 */
export type ArgumentKind = DescribedThing | 'boolean' | 'any';

export interface LibraryCall {
	/** A function of C++ may be qualified, outer namespaces left out: `asio::connect`. */
	name: string;
	arguments: readonly ArgumentKind[];
	/** How many of the last arguments may be left out. */
	optional?: number;
	/** What arguments are that are left out, by their number. */
	defaults?: Readonly<Record<number, number>>;
	/** In this order. A call without effects is known to do nothing to a socket's address and options. */
	effects: readonly LibraryEffect[];
	/** How a failure shows; a call without cannot fail as far as a program can tell. */
	failure?: LibraryFailure;
}

/**
 * By an exception; by the number it returns; by what an argument is set to, zero or false being success. `null` in a
 * result: a pointer to the new socket when it worked, NULL when it failed.
 */
export type LibraryFailure =
	| 'exception'
	| { result: { success: number; failure: number } | 'null' }
	| { errorArgument: number };

/** Where a call finds something or leaves it. */
export type Operand =
	| { argument: number }
	/** What an argument points to: `&s`, an out-parameter. */
	| { pointedToBy: number }
	/** The object that a method is called on, or that a constructor makes. */
	| 'object'
	| 'result';

/** A name that stands among a type's template arguments: `boolean<SOL_SOCKET, SO_REUSEADDR>`. */
export interface TemplateArgument {
	templateArgument: number;
}

export type LibraryFamily = 'ipv4' | 'ipv6' | 'unix';
export type LibrarySocketType = 'stream' | 'datagram' | 'raw';

/** Where an effect comes about, where not always. */
interface EffectCondition {
	/** The targets on which the library does it; all, where left out. */
	targets?: readonly ('windows' | 'windows-kernel' | 'posix')[];
	/** Only for a socket that is known to be of this family. */
	onFamily?: LibraryFamily;
	/** An argument that must be true, or false. With `flag`: that must have this flag among others. */
	when?: { argument: number; is?: boolean; flag?: string };
}

export type LibraryEffect = EffectCondition &
	(
		| {
				/** A new socket. An object of which nobody knows that it has one already gets a new one, too. */
				effect: 'create';
				socket: Operand;
				/** A protocol or an address whose family and type it has; before `family` and `type`, where known. */
				like?: Operand;
				family?: LibraryFamily | Operand;
				type?: LibrarySocketType | Operand;
				/** Only where the object has no socket yet. */
				unlessOpen?: boolean;
		  }
		| {
				effect: 'setOption';
				socket: Operand;
				/** The option's name, or where it or an option object stands. */
				option: string | Operand;
				level?: string | Operand;
				/** Left out with an option object. */
				value?: number | Operand;
		  }
		| { effect: 'bind'; socket: Operand; address: Operand | AddressDescription }
		| { effect: 'connect'; socket: Operand }
		| { effect: 'accept'; socket: Operand; into?: Operand }
		| { effect: 'listen' | 'close' | 'shutdown' | 'send' | 'receive' | 'escape'; socket: Operand }
		/** The object lets go of its socket, which lives on. */
		| { effect: 'release'; socket: Operand }
		/** `to` is what `from` is: a handle, a moved object. */
		| { effect: 'copy'; from: Operand; to: Operand }
		/** An object that has no socket yet. */
		| { effect: 'makeClosed'; into: Operand }
		| ({ effect: 'makeAddress'; into: Operand } & AddressDescription)
		| { effect: 'makeHost'; into: Operand; host: HostSource; family?: LibraryFamily }
		| { effect: 'makeProtocol'; into: Operand; family: LibraryFamily | Operand; type: LibrarySocketType | Operand }
		| {
				effect: 'makeOption';
				into: Operand;
				option: string | TemplateArgument;
				level: string | TemplateArgument;
				/** 1 where left out. */
				value?: number | Operand;
		  }
	);

/** A text, a number or a host object; NULL and 0 are the wildcard. */
export type HostSource = 'wildcard' | 'loopback' | Operand;

/** An address to bind. What is left out is what `base` has, else the wildcard and a port that the system picks. */
export interface AddressDescription {
	base?: Operand;
	/** A protocol, a host or an address may stand where the operand points. */
	family?: LibraryFamily | Operand;
	type?: LibrarySocketType | Operand;
	host?: HostSource;
	/** In the host's byte order. */
	port?: number | Operand;
}
