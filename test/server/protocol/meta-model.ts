import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { requestOf } from './declarations.js';
import type { RecordedMessage, Recording } from './recording.js';

/** The protocol as Microsoft publishes it for programs to read: metaModel.json of some version. */
interface MetaModel {
	requests: { method: string; params?: Type; result: Type }[];
	notifications: { method: string; params?: Type }[];
	structures: Structure[];
	enumerations: {
		name: string;
		type: BaseType;
		values: { value: string | number }[];
		supportsCustomValues?: boolean;
	}[];
	typeAliases: { name: string; type: Type }[];
}

interface Structure {
	name: string;
	properties: Property[];
	extends?: { name: string }[];
	mixins?: { name: string }[];
}

interface Property {
	name: string;
	type: Type;
	optional?: boolean;
}

interface BaseType {
	kind: 'base';
	name: keyof typeof BASE_TYPES;
}

type Type =
	| BaseType
	| { kind: 'reference'; name: string }
	| { kind: 'array'; element: Type }
	| { kind: 'map'; value: Type }
	| { kind: 'or' | 'tuple'; items: Type[] }
	| { kind: 'and'; items: { name: string }[] }
	| { kind: 'literal'; value: { properties: Property[] } }
	| { kind: 'stringLiteral' | 'integerLiteral' | 'booleanLiteral'; value: unknown };

const BASE_TYPES = {
	URI: { type: 'string' },
	DocumentUri: { type: 'string' },
	RegExp: { type: 'string' },
	string: { type: 'string' },
	boolean: { type: 'boolean' },
	null: { type: 'null' },
	decimal: { type: 'number' },
	integer: { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
	uinteger: { type: 'integer', minimum: 0, maximum: 2 ** 31 - 1 },
} as const;

/** What anybody may put anything into. */
const ANYTHING = { LSPAny: {}, LSPObject: { type: 'object' }, LSPArray: { type: 'array' } };

/** What a metaModel has to say of messages. */
export class MetaModelValidator {
	private readonly structures: ReadonlyMap<string, Structure>;
	private readonly ajv = new Ajv({ strict: false });
	private readonly compiled = new Map<Type, ValidateFunction>();

	/** @throws where there is no such file */
	constructor(
		file: string,
		private readonly model: MetaModel = JSON.parse(readFileSync(file, 'utf8')),
	) {
		this.structures = new Map(model.structures.map((structure) => [structure.name, structure]));
		this.ajv.addSchema({ $id: 'protocol', definitions: { ...this.definitions(), ...ANYTHING } });
	}

	/** What of a recording does not fit, each with its method. Properties that are not declared do not fit. */
	misfits(recording: Recording): string[] {
		return recording.flatMap((recorded) => this.misfitsOf(recorded, recording));
	}

	private misfitsOf(recorded: RecordedMessage, recording: Recording): string[] {
		const { message } = recorded;
		const method = message.method ?? requestOf(recorded, recording)?.message.method ?? '';
		if (method.startsWith('bindsight/') || message.error !== undefined) {
			return [];
		}
		const request = this.model.requests.find((each) => each.method === method);
		const known = request ?? this.model.notifications.find((each) => each.method === method);
		if (!known) {
			return [`${method} is no method of the protocol`];
		}
		const type = message.method === undefined ? request?.result : known.params;
		const value = message.method === undefined ? message.result : message.params;
		if (!type) {
			return value === undefined || value === null ? [] : [`${method} has no parameters`];
		}
		const fits = this.validator(type);
		return fits(value) ? [] : [`${method}: ${this.ajv.errorsText(fits.errors)}`];
	}

	private validator(type: Type): ValidateFunction {
		const known = this.compiled.get(type) ?? this.ajv.compile(this.schemaOf(type));
		this.compiled.set(type, known);
		return known;
	}

	private definitions(): Record<string, object> {
		const { structures, enumerations, typeAliases } = this.model;
		return Object.fromEntries([
			...structures.map((each) => [each.name, this.objectOf(this.propertiesOf(each))]),
			...enumerations.map((each) => [
				each.name,
				each.supportsCustomValues ? this.schemaOf(each.type) : { enum: each.values.map(({ value }) => value) },
			]),
			...typeAliases.map((each) => [each.name, this.schemaOf(each.type)]),
		]);
	}

	/** Those of what it extends, too; its own win. */
	private propertiesOf({ properties, extends: bases = [], mixins = [] }: Structure): Property[] {
		const inherited = [...bases, ...mixins].flatMap(({ name }) => this.propertiesOf(this.structures.get(name)!));
		return [...new Map([...inherited, ...properties].map((each) => [each.name, each])).values()];
	}

	/** A structure without properties is a place for anything. */
	private objectOf(properties: readonly Property[]): object {
		return {
			type: 'object',
			properties: Object.fromEntries(properties.map(({ name, type }) => [name, this.schemaOf(type)])),
			required: properties.flatMap(({ name, optional }) => (optional ? [] : [name])),
			additionalProperties: properties.length === 0,
		};
	}

	private schemaOf(type: Type): object {
		switch (type.kind) {
			case 'base':
				return BASE_TYPES[type.name];
			case 'reference':
				return { $ref: `protocol#/definitions/${type.name}` };
			case 'array':
				return { type: 'array', items: this.schemaOf(type.element) };
			case 'map':
				return { type: 'object', additionalProperties: this.schemaOf(type.value) };
			case 'or':
				return { anyOf: type.items.map((item) => this.schemaOf(item)) };
			case 'tuple':
				return { type: 'array', items: type.items.map((item) => this.schemaOf(item)), minItems: type.items.length };
			case 'and':
				return this.objectOf(type.items.flatMap(({ name }) => this.propertiesOf(this.structures.get(name)!)));
			case 'literal':
				return this.objectOf(type.value.properties);
			default:
				return { const: type.value };
		}
	}
}
