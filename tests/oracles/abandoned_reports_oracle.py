#!/usr/bin/env python3
"""The reports of abandoned goods read a second time: from the stored JSON itself, in Python, by the procedure's words (abandoned goods هـ, و).

The demonstration's cases are reported by the program as CSV and as workbooks; LibreOffice opens the workbooks. Columns, rows, sums and
percentages must be those that this file arrives at.
"""
import csv
import decimal
import io
import json
import os
import pathlib
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
PERIOD = ("1402/01/01", "1498/12/29")
COLUMNS = ["شماره کوتاژ", "تاریخ ثبت کوتاژ", "کد تعرفه (HS)", "شرح کالا", "وزن ناخالص (کیلوگرم)", "ارزش ریالی کالا", "ارزش دلاری کالا",
           "تاریخ اعلام به اموال تملیکی", "حقوق ورودی استنباطی گمرک (ریال)", "حقوق ورودی واریزی اموال تملیکی (ریال)", "وضعیت",
           "تاریخ خروج کالا از گمرک"]
NUMBERS = [4, 5, 6, 8, 9]
DUES = ["customs_duty", "commercial_profit", "other_dues", "vat"]
IN_PREMISES = ["declared", "valued", "cashier", "payable", "announced"]
UNDER_WAY = ["return_requested", "returned", "cancelled", "releasing"]
passed = failed = 0


def check(what, right, told=""):
    global passed, failed
    if right:
        passed += 1
    else:
        failed += 1
        print(f"FAILED {what} {told}")


def amount(text):
    return decimal.Decimal(text or 0)


def dues_of(line):
    return sum(amount(line[name]) for name in DUES)


def value_of(line):
    return amount(line["value_usd"] if line["value_usd"] is not None else line["registered_usd"])


def paid_of(round_):
    """What the Organization paid: by claims or by payment IDs, which are two sides of the same money."""
    claims = sum(amount(p["amount"]) for claim in round_["claims"] for p in claim["payments"])
    ids = sum(amount(i["amount"]) for i in round_["payment_ids"] if i["payer"] == "organization" and i["paid_on"])
    return max(claims, ids)


def management_row(step, round_):
    if step in IN_PREMISES:
        return 1
    if step in ("taken", "settled"):
        return 2
    if step not in UNDER_WAY + ["released"]:
        return None
    asked = (round_["procedure"] or round_["return_request"] or {}).get("procedure")
    if asked == "temporary_import":
        return 5
    if asked != "definite_import":
        return 6
    return 3 if step == "released" else 4


def percent(part, whole):
    if not whole:
        return "0"
    share = (decimal.Decimal(part) * 100 / whole).quantize(decimal.Decimal("0.1"), decimal.ROUND_HALF_UP)
    return str(share).removesuffix(".0")


def plain(value):
    text = format(decimal.Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def second_reading(cases):
    rows, sums = [], {n: {"kotaj": set(), "gross": 0, "usd": 0, "dues": 0, "paid": 0} for n in range(1, 7)}
    for case in cases:
        for round_ in case["rounds"]:
            declaration = round_["declaration"]
            if not declaration:
                continue
            for line in declaration["lines"]:
                rows.append((declaration["registered_on"], declaration["kotaj"], line["hs_code"], line["goods"], plain(line["gross"]),
                             plain(value_of(line)), plain(dues_of(line))))
        round_ = case["rounds"][-1] if case["rounds"] else None
        declaration = round_ and round_["declaration"]
        row = declaration and management_row(case["step"], round_)
        if not row:
            continue
        sums[row]["kotaj"].add((case["receipt"]["office"], declaration["kotaj"], declaration["registered_on"][:4]))
        for line in declaration["lines"]:
            sums[row]["gross"] += amount(line["gross"])
            sums[row]["usd"] += value_of(line)
            sums[row]["dues"] += dues_of(line)
        sums[row]["paid"] += paid_of(round_)
    return rows, sums


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def demonstration(kotaj, data):
    """Fills the folder with the demonstration's cases, made by real operations."""
    address = f"127.0.0.1:{free_port()}"
    server = subprocess.Popen([kotaj, "serve", "--data", data, "--listen", address, "--demo"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://{address}/healthz", timeout=1)
            break
        except OSError:
            time.sleep(0.1)
    server.send_signal(signal.SIGTERM)
    server.wait(30)


def report(kotaj, data, kind, option, path):
    subprocess.run([kotaj, "report", kind, "--data", data, "--period", "-".join(PERIOD), option, path], check=True)


def read_csv(path):
    return list(csv.reader(io.StringIO(pathlib.Path(path).read_text(encoding="utf-8-sig"))))


def check_working_list(rows, listed):
    check("the annex's columns", listed[0] == COLUMNS, str(listed[0]))
    check("a row a line", len(listed) - 1 == len(rows) > 25, f"{len(listed) - 1} {len(rows)}")
    told = sorted((r[1], r[0], r[2], r[3], r[4], r[6], r[8]) for r in listed[1:])
    check("every line, by every figure", told == sorted(rows), next((str(p) for p in zip(told, sorted(rows)) if p[0] != p[1]), ""))
    check("rows stand by day", [r[1] for r in listed[1:]] == sorted(r[1] for r in listed[1:]))
    check("a declaration of several lines repeats its kotaj", len({r[0] for r in listed[1:]}) < len(listed) - 1)


def check_management(sums, told):
    declarations = sum(len(s["kotaj"]) for s in sums.values())
    usd = sum(s["usd"] for s in sums.values())
    check("more than one row counts", sum(1 for s in sums.values() if s["kotaj"]) >= 2)
    for number, s in sums.items():
        wanted = [str(number), told[number][1], str(len(s["kotaj"])), percent(len(s["kotaj"]), declarations), plain(s["gross"]),
                  plain(s["usd"]), percent(s["usd"], usd), plain(s["dues"]), plain(s["paid"])]
        check(f"management row {number}", told[number] == wanted, f"{told[number]} {wanted}")
    total = [str(declarations), "100", plain(sum(s["gross"] for s in sums.values())), plain(usd), "100",
             plain(sum(s["dues"] for s in sums.values())), plain(sum(s["paid"] for s in sums.values()))]
    check("management total", told[7][2:] == total, f"{told[7][2:]} {total}")


def shown(cell):
    return plain(repr(cell)) if isinstance(cell, float) else cell


def check_workbook(listed, sheets):
    first, second = sheets
    check("sheets run from right to left", first["right_to_left"] and second["right_to_left"])
    check("the heading stays in sight", first["frozen_rows"] == 1)
    check("filters over every row", first["filter"] == [0, 0, len(listed) - 1, len(COLUMNS) - 1], str(first["filter"]))
    check("the workbook has the list's rows", [[shown(c) for c in row] for row in first["cells"]] == listed)
    right = all(first["numbers"][r][c] == (c in NUMBERS) for r in range(1, len(listed)) for c in range(len(COLUMNS)) if listed[r][c])
    check("amounts are numbers, days and codes are texts", right)
    facts = {row[0]: row[1] for row in second["cells"] if row[0]}
    check("second sheet: office and period", facts["گمرک"] and (facts["از تاریخ"], facts["تا تاریخ"]) == PERIOD, str(facts))
    check("second sheet: totals", facts["تعداد ردیف"] == len(listed) - 1 and facts["تعداد اظهارنامه"] == len({(r[0], r[1]) for r in listed[1:]}))
    for column in NUMBERS:
        check(f"second sheet: {COLUMNS[column]}", facts[COLUMNS[column]] == sum(float(r[column] or 0) for r in listed[1:]))
    receipts = [row[2] for row in second["cells"]][-len({(r[0], r[1]) for r in listed[1:]}):]
    check("second sheet: receipts", set(receipts) == {r[0] for r in listed[1:]})


def main():
    kotaj = sys.argv[1]
    with tempfile.TemporaryDirectory(prefix="kotaj-reports-") as folder:
        data = os.path.join(folder, "data")
        demonstration(kotaj, data)
        with sqlite3.connect(os.path.join(data, "kotaj.db")) as database:
            cases = [json.loads(body) for (body,) in database.execute("select body from record where kind = 'abandoned_goods'")]
        files = {kind: os.path.join(folder, kind) for kind in ("working-list", "management")}
        for kind, path in files.items():
            report(kotaj, data, kind, "--csv", path + ".csv")
            report(kotaj, data, kind, "--xlsx", path + ".xlsx")
        rows, sums = second_reading(cases)
        listed, managed = read_csv(files["working-list"] + ".csv"), read_csv(files["management"] + ".csv")
        check_working_list(rows, listed)
        check_management(sums, managed)
        for path in files.values():
            check("every part of the archive is whole", zipfile.ZipFile(path + ".xlsx").testzip() is None)
        office = subprocess.run([HERE / "read_workbook.py", files["working-list"] + ".xlsx", files["management"] + ".xlsx"], capture_output=True,
                                stdin=subprocess.DEVNULL, text=True, timeout=180, check=False)
        check("LibreOffice opens the workbooks", office.returncode == 0, office.stderr[-500:])
        if office.returncode == 0:
            working, management = json.loads(office.stdout)
            check_workbook(listed, working)
            body = [[shown(c) for c in row] for row in management[0]["cells"]]
            check("the management workbook has the report's rows", body[1:7] == managed[1:7] and body[7][1:] == managed[7][1:], str(body))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
