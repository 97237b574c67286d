#!/usr/bin/env python3
"""Writes the currency table: ISO 4217 code, decimals, Persian name.

usage: currencies.py NODE_MODULES OUTPUT

Codes and decimals come from ISO 4217's list one (npm currency-codes carries the published XML), names from
CLDR's Persian locale. Two departures, both set by the project's rules: IRR has no decimals and is «ریال».
Codes whose minor unit ISO gives as "N.A." (metals, SDR, test codes) are not currencies of a price and stay out.
"""
import json
import pathlib
import sys
import xml.etree.ElementTree as xml

RIAL = ("IRR", 0, "ریال")


def decimals_by_code(node_modules):
    tree = xml.parse(node_modules / "currency-codes" / "iso-4217-list-one.xml")
    decimals = {}
    for entry in tree.iter("CcyNtry"):
        code, units = entry.findtext("Ccy"), entry.findtext("CcyMnrUnts")
        if code and units and units.isdigit():
            decimals[code] = int(units)
    return decimals


def persian_names(node_modules):
    path = node_modules / "cldr-numbers-full" / "main" / "fa" / "currencies.json"
    entries = json.loads(path.read_text(encoding="utf-8"))["main"]["fa"]["numbers"]["currencies"]
    return {code: entry["displayName"] for code, entry in entries.items() if "displayName" in entry}


def main():
    node_modules, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    decimals, names = decimals_by_code(node_modules), persian_names(node_modules)
    rows = [(code, decimals[code], names.get(code, code)) for code in decimals if code != "IRR"]
    rows = sorted(rows + [RIAL])
    unnamed = [code for code, _, name in rows if name == code]
    if unnamed:
        print("no Persian name in CLDR:", " ".join(unnamed), file=sys.stderr)
    if len(rows) < 150 or names.get("USD") != "دلار آمریکا":
        sys.exit("currencies.py: the reference data is not what the table is made from")
    lines = ["// Generated from ISO 4217 list one and CLDR; see assets/build/currencies.py."]
    lines += [f'{{"{code}", {digits}, "{name}"}},' for code, digits, name in rows]
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
