// argon2id version 1.3 in WebAssembly, without any other glue: the module imports nothing but a notice of memory growth.

/** Fetches the module (an URL or a Response) and resolves to the hash function. */
export default async function load(source) {
  const response = typeof source === 'string' ? fetch(source) : source;
  const { instance } = await WebAssembly.instantiateStreaming(response, imports());
  return hasher(instance.exports);
}

/** The same from bytes that are already here. */
export async function loadBytes(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes, imports());
  return hasher(instance.exports);
}

function imports() {
  const nothing = () => 0;
  return { env: { emscripten_notify_memory_growth: nothing }, wasi_snapshot_preview1: { proc_exit: nothing } };
}

/** argon2id(password, salt, passes, memory in KiB, lanes, size in bytes) → Uint8Array; throws on bad parameters. */
function hasher({ memory, malloc, free, argon2id, _initialize }) {
  _initialize?.();
  return (password, salt, passes, memoryKib, lanes, size) => {
    const inputs = password.length + salt.length;
    const at = malloc(inputs + size);
    if (at === 0) throw new Error('argon2id: out of memory');
    try {
      const bytes = new Uint8Array(memory.buffer, at, inputs + size);
      bytes.set(password);
      bytes.set(salt, password.length);
      const failure = argon2id(passes, memoryKib, lanes, at, password.length, at + password.length, salt.length,
        at + inputs, size);
      if (failure !== 0) throw new Error(`argon2id: error ${failure}`);
      return new Uint8Array(memory.buffer, at + inputs, size).slice();
    } finally {
      new Uint8Array(memory.buffer, at, inputs + size).fill(0);
      free(at);
    }
  };
}
