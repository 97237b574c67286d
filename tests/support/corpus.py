#!/usr/bin/env python3
"""Prints every Persian line that the program can show, one a line: string literals of shared/ and client/, the lines of the
directives (tests/vectors/directives.txt) and those of tests/vectors/text_lines.txt. What text is held against, in unit tests and in a
browser. A literal is what a compiler makes of it: neighbours are joined, escapes are read, comments are none.
"""
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
ROOMS = ("shared", "client")
FILES = ("tests/vectors/directives.txt", "tests/vectors/text_lines.txt")

RAW = r'R"(?P<mark>[^()\s\\"]{0,16})\((?P<raw>.*?)\)(?P=mark)"'
PLAIN = r'(?:u8)?"(?P<plain>(?:[^"\\\n]|\\.)*)"'
TOKEN = re.compile(rf"(?P<comment>//[^\n]*|/\*.*?\*/)|{RAW}|{PLAIN}|'(?:[^'\\\n]|\\.)'|(?P<space>\s+)|(?P<other>.)", re.DOTALL)
ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]+)|([0-7]{1,3})|(.))", re.DOTALL)
SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}
PERSIAN = re.compile("[\u0600-\u06ff]")


def unescaped(text):
    def one(found):
        short, long, byte, octal, letter = found.groups()
        for digits, base in ((short or long or byte, 16), (octal, 8)):
            if digits:
                return chr(int(digits, base))
        return SIMPLE.get(letter, letter)
    return ESCAPE.sub(one, text)


def literals(source):
    """String literals, neighbours joined."""
    joined = None
    for token in TOKEN.finditer(source):
        text = token["raw"] if token["raw"] is not None else token["plain"] and unescaped(token["plain"])
        if text is None and token["plain"] == "":
            text = ""
        if text is not None:
            joined = (joined or "") + text
        elif token["space"] is None and token["comment"] is None:
            if joined:
                yield joined
            joined = None
    if joined:
        yield joined


def lines():
    for room in ROOMS:
        for path in sorted((TOP / room).rglob("*")):
            if path.suffix in (".cpp", ".h", ".inc"):
                for literal in literals(path.read_text(encoding="utf-8")):
                    yield from (line for line in re.split(r"[\n\r\0]+", literal) if PERSIAN.search(line))
    for name in FILES:
        yield from (TOP / name).read_text(encoding="utf-8").split("\n")


def main():
    # The desk has no tab stops: a tab is a space there.
    seen = dict.fromkeys(line.replace("\t", " ").strip() for line in lines() if line.strip())
    sys.stdout.buffer.write("".join(f"{line}\n" for line in seen).encode())


if __name__ == "__main__":
    main()
