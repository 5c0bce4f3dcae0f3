"""What somebody makes of published CSV who knows nothing of this product: csv and sums, nothing else.

Reads every folder below the one that is given: data.csv and parts.csv of figures, codebook.csv to be joined with them.
Prints what it found as JSON.
"""

import csv
import json
import math
import os
import sys


def rows_of(path):
    # What spreadsheets and pandas do with a file that begins with a byte order mark.
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def total(rows):
    return math.fsum(float(row["value"]) for row in rows if row["value"])


def group(rows, *columns):
    found = {}
    for row in rows:
        found.setdefault(tuple(row[column] for column in columns), []).append(row)
    return found


def look(folder):
    data, parts, codebook = (rows_of(os.path.join(folder, name)) for name in ("data.csv", "parts.csv", "codebook.csv"))
    words = group(codebook, "measure")
    joined = [{**entry, **row} for row in data for entry in words.get((row["measure"],), [])]
    return {
        "first_column_of_parts": next(iter(parts[0])) if parts else "part",
        "sums": {measure: total(rows) for (measure,), rows in group(data, "measure").items()},
        "sums_after_join": {measure: total(rows) for (measure,), rows in group(joined, "measure").items()},
        "most_rows": max((len(rows) for rows in group(data, "measure", "period_start", "period_end").values()), default=0),
        "unexplained": [row["measure"] for row in data + parts if (row["measure"],) not in words],
        "no_numbers": [row for row in data + parts if not all(is_number(row[name]) for name in ("value", "lower", "upper"))],
        "beside_a_range": [row for row in data + parts if row["value"] and row["published"] not in ("exact", "stated")],
        "not_as_exact_as_it_says": [row for row in data + parts if row["published"] in ("exact", "stated") and not is_sound(row)],
        "without_part": [row for row in parts if not row["part"]],
        "rows": [{"part": "", **row} for row in data] + parts,
    }


def is_number(cell):
    try:
        return cell == "" or math.isfinite(float(cell))
    except ValueError:
        return False


def is_sound(row):
    """Exact is a value between two ends, with nothing that takes it back; what is stated has the ends its words name."""
    value, lower, upper = (float(row[name]) if row[name] else None for name in ("value", "lower", "upper"))
    counted = row["basis"] in ("", "counted")
    if row["published"] == "exact":
        return counted and not row["qualifier"] and None not in (lower, upper) and lower <= value <= upper
    if row["qualifier"] in ("more_than", "at_least"):
        return upper is None and lower is not None and lower >= value
    if row["qualifier"] in ("less_than", "almost"):
        return lower is None and upper is not None and upper <= value
    return (row["qualifier"] == "about" or not counted) and lower is None and upper is None


root = sys.argv[1]
json.dump({name: look(os.path.join(root, name)) for name in sorted(os.listdir(root))}, sys.stdout)
