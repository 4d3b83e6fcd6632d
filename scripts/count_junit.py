"""Prints "passed failed skipped" of a JUnit file as ctest writes it. Fails when no test ran."""

import sys
import xml.etree.ElementTree as ElementTree

suite = ElementTree.parse(sys.argv[1]).getroot()
tests, failures, disabled, skipped = (int(suite.get(key, "0")) for key in ("tests", "failures", "disabled", "skipped"))
idle = disabled + skipped
if tests == 0:
    sys.exit("no test ran")
print(tests - failures - idle, failures, idle)
