#!/usr/bin/env python3
"""Writes the country table: ISO 3166-1 numeric code, alpha-2 code, Persian name.

usage: countries.py NODE_MODULES OUTPUT

Codes come from CLDR's supplemental mappings, names from its Persian locale. CLDR also knows what ISO 3166-1 does not list:
reserved codes have no numeric one, those assigned by users have numbers from 900, withdrawn ones have no name any more.
"""
import json
import pathlib
import sys

FIRST_USER_ASSIGNED = 900
COUNTRIES = 249


def numeric_codes(node_modules):
    path = node_modules / "cldr-core" / "supplemental" / "codeMappings.json"
    mappings = json.loads(path.read_text(encoding="utf-8"))["supplemental"]["codeMappings"]
    return {code: int(entry["_numeric"]) for code, entry in mappings.items()
            if len(code) == 2 and code.isalpha() and "_numeric" in entry and "_alpha3" in entry}


def persian_names(node_modules):
    path = node_modules / "cldr-localenames-full" / "main" / "fa" / "territories.json"
    return json.loads(path.read_text(encoding="utf-8"))["main"]["fa"]["localeDisplayNames"]["territories"]


def main():
    node_modules, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    names = persian_names(node_modules)
    rows = sorted((code, number, names[code]) for code, number in numeric_codes(node_modules).items()
                  if number < FIRST_USER_ASSIGNED and code in names)
    if len(rows) != COUNTRIES or names.get("IR") != "ایران":
        sys.exit("countries.py: the reference data is not what the table is made from")
    lines = ["// Generated from CLDR's mappings of ISO 3166-1 and its Persian names; see assets/build/countries.py."]
    lines += [f'{{{number}, "{code}", "{name}"}},' for code, number, name in rows]
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
