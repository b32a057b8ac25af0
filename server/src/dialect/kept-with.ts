/** What is kept of an object as long as the object itself lasts: a WeakMap in meaning. */
export interface KeptWith<K extends object, V> {
  get(object: K): V | undefined;
  set(object: K, value: V): void;
  delete(object: K): void;
}

/** Its instance is the object that it is given, so that a subclass gives that object its own private fields. */
class Given {
  constructor(object: object) {
    return object;
  }
}

/**
 * The value stands in the object, as a private field: copies and objects that inherit from it do not have it. V8 holds what is in a WeakMap until its next great collection, the
 * objects with it, so that every document of a thousand would grow old.
 */
export function keptWith<K extends object, V>(): KeptWith<K, V> {
  return class extends Given {
    #value: V | undefined;

    private constructor(object: K, value: V) {
      super(object);
      this.#value = value;
    }

    static get(object: K): V | undefined {
      return #value in object ? object.#value : undefined;
    }

    static set(object: K, value: V): void {
      if (#value in object) object.#value = value;
      else new this(object, value);
    }

    static delete(object: K): void {
      if (#value in object) object.#value = undefined;
    }
  };
}
