#!/usr/bin/python3
"""What LibreOffice sees in workbooks, as JSON: every sheet's cells, direction, frozen rows and filters.

Its scripting bridge belongs to Debian's own Python, whatever `python3` is on the machine.
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.table.CellContentType import VALUE

RIGHT_TO_LEFT = 1
PATIENCE_SECONDS = 60


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def filter_of(document, index):
    """The area that has filter buttons on a sheet; a filter that came with the file has no name of its own."""
    unnamed = document.getPropertyValue("UnnamedDatabaseRanges")
    area = unnamed.getByTable(index) if unnamed.hasByTable(index) else None
    return area.DataArea if area is not None and area.AutoFilter else None


def read(desktop, path):
    hidden = PropertyValue(Name="Hidden", Value=True)
    read_only = PropertyValue(Name="ReadOnly", Value=True)  # Else a lock file decides whether it opens at all.
    document = desktop.loadComponentFromURL(pathlib.Path(path).resolve().as_uri(), "_blank", 0, (hidden, read_only))
    controller = document.CurrentController
    sheets = []
    for index in range(document.Sheets.Count):
        sheet = document.Sheets.getByIndex(index)
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        rows, columns = cursor.RangeAddress.EndRow + 1, cursor.RangeAddress.EndColumn + 1
        controller.setActiveSheet(sheet)
        area = filter_of(document, index)
        cells = sheet.getCellRangeByPosition(0, 0, columns - 1, rows - 1)
        sheets.append({
            "name": sheet.Name,
            "right_to_left": sheet.TableLayout == RIGHT_TO_LEFT,
            "frozen_rows": controller.SplitRow if controller.hasFrozenPanes() else 0,
            "filter": area and [area.StartRow, area.StartColumn, area.EndRow, area.EndColumn],
            "cells": [list(row) for row in cells.getDataArray()],
            "numbers": [[sheet.getCellByPosition(c, r).Type == VALUE for c in range(columns)] for r in range(rows)],
        })
    document.close(True)
    return sheets


def main():
    with tempfile.TemporaryDirectory(prefix="kotaj-office-") as profile:
        pipe = pathlib.Path(profile).name
        office = subprocess.Popen(
            ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{profile}",
             f"--accept=pipe,name={pipe};urp"], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            context = connect(pipe)
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            print(json.dumps([read(desktop, path) for path in sys.argv[1:]], ensure_ascii=False))
        finally:
            # The office is a shell around the program; both are of this session alone.
            os.killpg(office.pid, signal.SIGKILL)
            office.wait()


if __name__ == "__main__":
    main()
