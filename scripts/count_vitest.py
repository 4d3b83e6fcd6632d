"""Prints "passed failed skipped" of vitest's JSON report. Fails when no test ran."""

import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    report = json.load(file)
passed, failed = report["numPassedTests"], report["numFailedTests"]
skipped = report["numPendingTests"] + report["numTodoTests"]
if failed == 0 and not report["success"]:
    failed = 1  # a file that could not be loaded has no tests to fail
if passed + failed == 0:
    sys.exit("no test ran")
print(passed, failed, skipped)
