import type { Span } from '../protocol/positions.js';

/**
 * What analysis reads of a piece of C or C++: plain data, made from a tree-sitter tree that is freed at once.
 * Every span is in UTF-16 offsets into the whole file. Parentheses are dropped; comments are dropped.
 */
export type Expression =
	| Identifier
	| NumberLiteral
	| StringLiteral
	| Call
	| Member
	| Index
	| Unary
	| Binary
	| Assignment
	| Conditional
	| Cast
	| SizeOf
	| InitializerList
	| Lambda
	| Construction
	| OtherExpression;

/** `name`, `ns::name` (name holds the last part, `qualifier` what stands before the last `::`; `''` for `::bind`), `this`. */
export interface Identifier extends Span {
	kind: 'identifier';
	name: string;
	qualifier?: string;
	/** What stands between the last pair of `<` and `>` of a template's name: `SOL_SOCKET, SO_REUSEADDR`. */
	templateArguments?: string;
}

/** `value` is undefined where it is no integer that a double holds exactly. Character literals are numbers too. */
export interface NumberLiteral extends Span {
	kind: 'number';
	value?: number;
}

/** The text between the quotes, escapes left as they are; adjacent literals are joined. */
export interface StringLiteral extends Span {
	kind: 'string';
	value: string;
}

export interface Call extends Span {
	kind: 'call';
	callee: Expression;
	args: Expression[];
}

/** `object.name` or `object->name`. */
export interface Member extends Span {
	kind: 'member';
	object: Expression;
	name: string;
	nameSpan: Span;
	arrow: boolean;
}

export interface Index extends Span {
	kind: 'index';
	object: Expression;
	index: Expression;
}

/** Prefix `& * + - ! ~ ++ --` and postfix `++ --`, `delete`, `throw`. */
export interface Unary extends Span {
	kind: 'unary';
	operator: string;
	argument: Expression;
	postfix: boolean;
}

/** Includes `&&`, `||` and the comma. */
export interface Binary extends Span {
	kind: 'binary';
	operator: string;
	left: Expression;
	right: Expression;
}

/** `=`, `+=` and their like. */
export interface Assignment extends Span {
	kind: 'assignment';
	operator: string;
	left: Expression;
	right: Expression;
	/** A constructor's initialiser, `member(right)`, and no assignment. */
	initializes?: true;
}

export interface Conditional extends Span {
	kind: 'conditional';
	test: Expression;
	then: Expression;
	otherwise: Expression;
}

/** C casts, `static_cast<T>(x)` and its like, and `T(x)` where T is a builtin type. */
export interface Cast extends Span {
	kind: 'cast';
	type: string;
	argument: Expression;
}

/** `sizeof x`, `sizeof(T)`: exactly one of `type` and `argument` where the tree can tell; a name in parentheses is an argument. */
export interface SizeOf extends Span {
	kind: 'sizeof';
	type?: string;
	argument?: Expression;
}

/** `{ 1, .port = 2 }`; `designators` is `['sin_addr', 's_addr']` for `.sin_addr.s_addr =`, empty where there is none. */
export interface InitializerList extends Span {
	kind: 'initializer';
	elements: { designators: string[]; value: Expression }[];
}

/** Also a block that is handed to a macro as an argument, and then without parameters. */
export interface Lambda extends Span {
	kind: 'lambda';
	parameters: Parameter[];
	/** `[fd = f()]`, evaluated where the lambda stands: each as an assignment to its name. */
	captures?: Assignment[];
	body: Block;
}

/** `T{...}`, `T(...)` for a template or qualified type, `new T(...)`. */
export interface Construction extends Span {
	kind: 'construction';
	type: string;
	args: Expression[];
	/** `new T(...)`: the result points to it. */
	allocates?: true;
}

/** Anything else, with the expressions found in it in source order. `broken` where the tree has an error here. */
export interface OtherExpression extends Span {
	kind: 'other';
	children: Expression[];
	broken: boolean;
}

export type Statement =
	| Block
	| Declaration
	| ExpressionStatement
	| If
	| While
	| DoWhile
	| For
	| RangeFor
	| Switch
	| Case
	| Return
	| Goto
	| Label
	| Break
	| Continue
	| Try
	| Throw
	| Empty
	| NestedFunction
	| BrokenStatement;

export interface Block extends Span {
	kind: 'block';
	body: Statement[];
}

/** One statement may declare several names; a declarator without initialiser has none. */
export interface Declaration extends Span {
	kind: 'declaration';
	/** The type as written, without the declarator: `struct sockaddr_in`. */
	type: string;
	isStatic: boolean;
	declarators: Declarator[];
}

export interface Declarator extends Span {
	name: string;
	nameSpan: Span;
	/** How many `*` and `&` stand before the name. */
	pointers: number;
	/** A C++ reference: one of the `pointers` is `&`. */
	isReference: boolean;
	isArray: boolean;
	/** `= x`, or `{...}`; for `T name(a, b)` a Construction. */
	initializer?: Expression;
}

export interface ExpressionStatement extends Span {
	kind: 'expression';
	expression: Expression;
}

export interface If extends Span {
	kind: 'if';
	/** C++17 `if (init; test)`. */
	init?: Statement;
	/** A condition that declares (`if (int rc = f())`) is an Assignment to the name; the declaration stands in `init`. */
	test: Expression;
	then: Statement;
	otherwise?: Statement;
}

export interface While extends Span {
	kind: 'while';
	test: Expression;
	body: Statement;
}

export interface DoWhile extends Span {
	kind: 'do';
	test: Expression;
	body: Statement;
}

export interface For extends Span {
	kind: 'for';
	init?: Statement;
	test?: Expression;
	update?: Expression;
	body: Statement;
}

export interface RangeFor extends Span {
	kind: 'range-for';
	name: string;
	range: Expression;
	body: Statement;
}

export interface Switch extends Span {
	kind: 'switch';
	test: Expression;
	body: Statement;
}

/** `case x:` or `default:` (no `test`) with the statements up to the next label, which may fall through. */
export interface Case extends Span {
	kind: 'case';
	test?: Expression;
	body: Statement[];
}

export interface Return extends Span {
	kind: 'return';
	argument?: Expression;
}

export interface Goto extends Span {
	kind: 'goto';
	label: string;
}

export interface Label extends Span {
	kind: 'label';
	name: string;
	body?: Statement;
}

export interface Break extends Span {
	kind: 'break';
}

export interface Continue extends Span {
	kind: 'continue';
}

export interface Try extends Span {
	kind: 'try';
	body: Block;
	/** Handlers of C++ `catch` and of `__except`. */
	handlers: Block[];
	/** `__finally`. */
	finalizer?: Block;
}

export interface Throw extends Span {
	kind: 'throw';
	argument?: Expression;
}

export interface Empty extends Span {
	kind: 'empty';
}

/** A class or a function declared inside a function: its functions are given on their own, too. */
export interface NestedFunction extends Span {
	kind: 'nested';
}

/** A stretch where the tree has an error: the statements and expressions that could still be read, in source order. */
export interface BrokenStatement extends Span {
	kind: 'broken';
	children: Statement[];
}

export interface Parameter extends Span {
	name: string;
	type: string;
	pointers: number;
	isArray: boolean;
	/** A C++ reference: what is done to it is done to the caller's argument. */
	isReference: boolean;
	/** What it is where a call leaves it out. */
	defaultValue?: Expression;
}

/** A function with its body. */
export interface FunctionTree extends Span {
	/** The last part of its name. */
	name: string;
	nameSpan: Span;
	/** The class or namespace it is a member of, as far as the item shows: `Server` for `Server::open` or inside `class Server`. */
	scope: string;
	isStatic: boolean;
	returnType: string;
	parameters: Parameter[];
	/** C++ constructor initialisers: `: fd_(socket(...))` as assignments to the member. */
	initializers: Assignment[];
	body: Block;
	/** True where the tree has an error anywhere inside, or part of it was cut off. */
	broken: boolean;
	/** True where part of it nests deeper than is followed. */
	isCut?: true;
}

/** What an item holds. */
export interface ItemTree {
	functions: FunctionTree[];
	/** Declarations outside functions: globals, and members of classes (`scope` is the class). */
	declarations: (Declaration & { scope: string })[];
	/** The constants of enumerations, wherever they stand; one without a value counts on from the one before. */
	enumerators: { name: string; value: Expression }[];
	/** Where the tree has errors. */
	errors: Span[];
	/** Why nothing of it could be read: the parser crashed over it twice, or it is too long. */
	unread?: 'crash' | 'limit';
}
