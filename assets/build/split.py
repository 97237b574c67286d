#!/usr/bin/env python3
"""Splits the desk's wasm in two: what opens it, and the rest, which comes behind (web/rest.js).

usage: split.py --parts FILE [--parts FILE]... --symbols FILE --rest OUT DESK.wasm

DESK.wasm, still with its functions' names, becomes the first part in its place. --parts say what goes where (desk_parts.txt),
--symbols is Emscripten's symbol map. Calls from the first part into the second go through the table that both share; until the second
is there, its places hold functions of the page. Both parts are optimized until nothing more is found.
"""
import argparse
import os
import pathlib
import re
import subprocess
import tempfile

# A function below this costs about as much to call through the table as it takes.
SMALL_BYTES = 128
FEATURES = ["--enable-bulk-memory", "--enable-sign-ext", "--enable-nontrapping-float-to-int", "--enable-mutable-globals"]


def number(binary, at):
    """An unsigned LEB128 and where it ends."""
    value = shift = 0
    while True:
        byte = binary[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def body_sizes(binary):
    """Bytes of each function that the module defines, in order."""
    at = 8
    while at < len(binary):
        section, (size, at) = binary[at], number(binary, at + 1)
        if section == 10:
            count, at = number(binary, at)
            sizes = []
            for _ in range(count):
                length, at = number(binary, at)
                sizes.append(length)
                at += length
            return sizes
        at += size
    raise SystemExit("split.py: no code in the module")


def plain(name):
    """A name as the parts are written over it: without arguments, escapes and what is returned."""
    name = re.sub(r"\\([0-9a-f]{2})", lambda code: chr(int(code[1], 16)), name)
    name = name.replace("(anonymous namespace)", "_")
    name = name.split("(", 1)[0]
    return re.sub(r"^(void|bool|auto) ", "", name)


def read_parts(paths):
    read = (line for path in paths for line in path.read_text().splitlines())
    lines = (line.split() for line in read if line.strip() and not line.startswith("#"))
    return [(part, re.compile(pattern)) for part, pattern in lines]


def behind(names, sizes, parts):
    """The names of those that come behind; a line of the parts that fits none is one that nobody needs any more."""
    found, needed = [], set()
    for name, size in zip(names, sizes):
        fitting = [at for at, (_, pattern) in enumerate(parts) if pattern.fullmatch(plain(name))]
        needed.update(fitting)
        if fitting and parts[fitting[-1]][0] == "rest" and size >= SMALL_BYTES:
            found.append(name)
    idle = [pattern.pattern for at, (_, pattern) in enumerate(parts) if at not in needed]
    if idle:
        raise SystemExit("split.py: fits no function: " + ", ".join(idle))
    return found


def optimize(source, target):
    subprocess.run(["wasm-opt", *FEATURES, "-Oz", "--converge", "--strip-debug", str(source), "-o", str(target)], check=True)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--parts", type=pathlib.Path, action="append", required=True)
    arguments.add_argument("--symbols", type=pathlib.Path, required=True)
    arguments.add_argument("--rest", type=pathlib.Path, required=True)
    arguments.add_argument("desk", type=pathlib.Path)
    options = arguments.parse_args()

    sizes = body_sizes(options.desk.read_bytes())
    names = [line.split(":", 1)[1] for line in options.symbols.read_text().splitlines()][-len(sizes):]
    with tempfile.TemporaryDirectory(dir=options.desk.parent) as made:
        made = pathlib.Path(made)
        (made / "behind").write_text("\n".join(behind(names, sizes, read_parts(options.parts))))
        subprocess.run(["wasm-split", *FEATURES, "--split", f"--split-funcs=@{made / 'behind'}", "--placeholdermap",
                        f"--primary-output={made / 'first.wasm'}", f"--secondary-output={made / 'rest.wasm'}", str(options.desk)],
                       check=True)
        optimize(made / "first.wasm", options.desk)
        optimize(made / "rest.wasm", options.rest)
        os.replace(made / "first.wasm.placeholders", options.rest.with_suffix(".names"))


if __name__ == "__main__":
    main()
