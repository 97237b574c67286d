#!/usr/bin/env python3
"""Assembles the static site: web/ plus what was built, with content hashes in the names.

usage: site.py --web DIR --out DIR [--on-demand NAME]... [--behind NAME]... NAME=FILE...

NAME=FILE are built files; those that no page refers to are left out. Marks in text files (web/README.md):
{{asset:NAME}} a path, {{size:NAME}} bytes uncompressed, {{precache}} a JSON array of paths, {{version}}.
What is NAMEd behind is kept by the service worker like all else, but comes only behind the first picture; the manifest says so.
Modules become one file with what they import (scripts.mjs), all but sw.js, small as it is, and those that are NAMEd on demand too.
index.html and sw.js keep their names (they are never cached); everything else is immutable. Beside each file
that compresses lie NAME.br and NAME.gz. asset-manifest.json says what came from what, with all sizes.
"""
import argparse
import gzip
import hashlib
import json
import pathlib
import re
import subprocess
import sys

KEEP_NAME = {"index.html", "sw.js"}
TEXT = {".html", ".css", ".js", ".mjs", ".json", ".webmanifest", ".svg", ".txt"}
NOT_SERVED = {".md", ".cpp", ".h"}
COMPRESSED_ALREADY = {".woff2", ".png", ".webp", ".jpg"}
MARK = re.compile(r"\{\{(asset|size):([^{}\s]+)\}\}|\{\{(precache|version)\}\}")
HASH_DIGITS = 10


class Site:
    def __init__(self, sources, on_demand):
        self.sources = sources  # name -> bytes
        self.on_demand = on_demand
        self.outputs = {}  # name -> (path, bytes)
        self.open = []  # names being resolved, to catch cycles
        digest = hashlib.sha256()
        for name in sorted(sources):
            digest.update(name.encode() + b"\0" + sources[name])
        self.version = digest.hexdigest()[:16]

    def emit(self, name):
        if name in self.outputs:
            return self.outputs[name]
        if name not in self.sources:
            sys.exit(f"site.py: {self.open[-1] if self.open else '?'} refers to {name}, which is not there")
        if name in self.open:
            sys.exit("site.py: cycle of references: " + " -> ".join(self.open + [name]))
        self.open.append(name)
        content = self.sources[name]
        path = pathlib.PurePosixPath(name)
        if path.suffix in TEXT:
            content = MARK.sub(lambda mark: self.value(name, mark), content.decode("utf-8")).encode("utf-8")
        self.open.pop()
        if name not in KEEP_NAME:
            digest = hashlib.sha256(content).hexdigest()[:HASH_DIGITS]
            path = path.with_name(f"{path.stem}.{digest}{path.suffix}")
        self.outputs[name] = (str(path), content)
        return self.outputs[name]

    def value(self, name, mark):
        kind, other, whole = mark.groups()
        if kind == "asset":
            return "/" + self.emit(other)[0]
        if kind == "size":
            return str(len(self.emit(other)[1]))
        if whole == "version":
            return self.version
        if name not in KEEP_NAME:
            sys.exit(f"site.py: {name} has {{{{precache}}}}, but its own name depends on it")
        return json.dumps(self.precache())

    def precache(self):
        kept = ["/" + path for name, (path, _) in self.outputs.items()
                if name not in self.on_demand and name not in KEEP_NAME]
        return ["/"] + sorted(kept)


def write(out, path, content):
    """Writes a file and its compressed forms; a hashed file that is there already is left as it is."""
    target = out / path
    target.parent.mkdir(parents=True, exist_ok=True)
    forms = {"": len(content)}
    packable = target.suffix not in COMPRESSED_ALREADY
    packed = {suffix: target.with_name(target.name + suffix) for suffix in (".br", ".gz")} if packable else {}
    fresh = target.exists() and target.read_bytes() == content and all(p.exists() for p in packed.values())
    if not fresh:
        target.write_bytes(content)
        if packable:
            packed[".gz"].write_bytes(gzip.compress(content, 9, mtime=0))
            subprocess.run(["brotli", "--force", "--quality=11", "--lgwin=24", f"--output={packed['.br']}", str(target)],
                           check=True)
    for suffix, form in packed.items():
        forms[suffix] = form.stat().st_size
    return forms


def with_scripts_joined(sources, on_demand):
    """The same sources, with scripts as they travel."""
    scripts = {name: content.decode("utf-8") for name, content in sources.items()
               if name.endswith(".js") and name not in KEEP_NAME}
    done = subprocess.run(["node", str(pathlib.Path(__file__).with_name("scripts.mjs"))], stdout=subprocess.PIPE, text=True, check=True,
                          input=json.dumps({"on_demand": on_demand, "sources": scripts}))
    rest = {name: content for name, content in sources.items() if name not in scripts}
    return {**rest, **{name: text.encode("utf-8") for name, text in json.loads(done.stdout).items()}}


def clean(out, wanted):
    for file in sorted(out.rglob("*"), reverse=True):
        if file.is_file() and str(file.relative_to(out)) not in wanted:
            file.unlink()
        elif file.is_dir() and not any(file.iterdir()):
            file.rmdir()


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--web", type=pathlib.Path, required=True)
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    arguments.add_argument("--on-demand", action="append", default=[])
    arguments.add_argument("--behind", action="append", default=[])
    arguments.add_argument("built", nargs="*")
    options = arguments.parse_args()

    own = {str(file.relative_to(options.web)): file for file in options.web.rglob("*")
           if file.is_file() and file.suffix not in NOT_SERVED and "node_modules" not in file.parts}
    built = dict((name, pathlib.Path(file)) for name, file in (entry.split("=", 1) for entry in options.built))
    sources = {name: file.read_bytes() for name, file in {**built, **own}.items()}
    site = Site(with_scripts_joined(sources, options.on_demand), set(options.on_demand))
    for name in sorted(own.keys() & site.sources.keys(), key=lambda each: (each in KEEP_NAME, each)):
        site.emit(name)  # sw.js last: its list needs every other name

    wanted, files = {"asset-manifest.json"}, []
    for name, (path, content) in sorted(site.outputs.items()):
        forms = write(options.out, path, content)
        wanted.update(path + suffix for suffix in forms)
        files.append({"name": name, "path": "/" + path, "bytes": forms[""], "brotli_bytes": forms.get(".br"),
                      "gzip_bytes": forms.get(".gz"), "on_demand": name in options.on_demand,
                      "behind": name in options.behind})
    manifest = {"version": site.version, "files": files}
    (options.out / "asset-manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    clean(options.out, wanted)


if __name__ == "__main__":
    main()
