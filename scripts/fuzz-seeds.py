#!/usr/bin/env python3
"""Writes what scripts/fuzz begins with: fuzz-seeds.py FOLDER makes FOLDER/files, the good files that
stand beside a changed one, and FOLDER/seeds-READER, the files to change. Needs Python only."""

import gzip
import pathlib
import struct
import sys
import zipfile

top = pathlib.Path(sys.argv[1])
files = top / "files"


def npy(descr, shape, values, fortran=False):
    header = f"{{'descr': '{descr}', 'fortran_order': {fortran}, 'shape': {shape}, }}"
    header = header.ljust(-(len(header) + 11) % 64 + len(header)) + "\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + values


def idx(kind, shape, values):
    return struct.pack(f">4B{len(shape)}I", 0, 0, kind, len(shape), *shape) + values


def archive(path, members, packing):
    with zipfile.ZipFile(path, "w", packing) as zipped:
        for name, data in members.items():
            zipped.writestr(zipfile.ZipInfo(name + ".npy"), data)


def save(reader, name, data):
    folder = top / f"seeds-{reader}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


for folder in ["images", "labels", "seed"]:
    (files / folder).mkdir(parents=True, exist_ok=True)

rows = 20
table = "size,x,color,y\n" + "".join(
    f"{'SML'[i % 3]},{'' if i % 7 == 3 else i * 7 % 11 / 4},"
    f"{['red', 'NA', 'blue'][i % 3]},{'ab'[i % 2]}\n" for i in range(rows))
tables = {
    "gaps": table,
    "numbers": "".join(f"{i * 5 % 7},{i / 8},{i * i % 13}\n" for i in range(rows)),
    "tabs": "".join(f"{i}\t1.5e{i % 3}\t{i * i % 5}\t{-i}\n" for i in range(rows)),
    "quotes": "x,\"y\"\n" + "".join(f"\"{i}\",\"c \"\"{i % 2}\"\", é\n\"\r\n" for i in range(rows)),
    "semicolons": "sep=;\na;b;y\n" + "".join(f"{i},5;{i % 4};{i % 2}\n" for i in range(rows)),
    "comments": "# a note\n# x y\n" + "".join(f"{i} {i % 3} k{i % 2}\n" for i in range(rows)),
    "marked": "\ufeffn,x,y\r\n" + "".join(f"{i},{i * i % 9}e-3,{i % 3}\r\n" for i in range(rows)),
    "dates": "when,x,y\n" + "".join(f"2024-01-{i + 1:02} 12:30:00,{i % 6},{i % 4}\n" for i in range(rows)),
}
floats = struct.pack(f"<{2 * rows}f", *(i * 7 % 11 / 4 for i in range(2 * rows)))
doubles = struct.pack(f">{2 * rows}d", *(1e9 + i * 7 % 11 for i in range(2 * rows)))
classes = bytes(i % 2 for i in range(rows))
texts = "".join("ab"[i % 2] + "é" for i in range(rows)).encode("utf-32-le")
arrays = {
    "floats": npy("<f4", (rows, 2), floats),
    "doubles": npy(">f8", (rows, 2), doubles, fortran=True),
    "pictures": npy("|u1", (rows, 2, 2), bytes(range(4 * rows))),
    "halves": npy("<f2", (rows, 1), struct.pack(f"<{rows}e", *range(rows))),
    "classes": npy("|b1", (rows,), classes),
    "texts": npy("<U2", (rows,), texts),
    "whole": npy("<i8", (rows, 1), struct.pack(f"<{rows}q", *(i % 3 for i in range(rows)))),
}
images = {
    "bytes": idx(8, (rows, 2, 2), bytes(range(4 * rows))),
    "floats": idx(13, (rows, 2), struct.pack(f">{2 * rows}f", *range(2 * rows))),
    "doubles": idx(14, (rows, 2), doubles),
    "labels": idx(8, (rows,), classes),
    "shorts": idx(11, (rows,), struct.pack(f">{rows}h", *(i % 5 for i in range(rows)))),
}

(files / "seed.csv").write_text(table)
(files / "inputs.npy").write_bytes(arrays["floats"])
(files / "labels.npy").write_bytes(arrays["classes"])
archive(files / "seed.npz", {"x": arrays["floats"], "y": arrays["classes"]}, zipfile.ZIP_STORED)
for folder in ["images", "labels", "seed"]:
    (files / folder / "train-images-idx3-ubyte").write_bytes(images["bytes"])
    (files / folder / "train-labels-idx1-ubyte").write_bytes(images["labels"])

for name, text in tables.items():
    save("csv", name, text.encode())
for name, data in arrays.items():
    save("npy", name, data)
for name, data in images.items():
    save("idx", name, data)
for inputs in ["floats", "doubles", "pictures"]:
    for answers in ["classes", "texts", "whole"]:
        for packing in [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]:
            path = top / "archive.npz"
            archive(path, {"x": arrays[inputs], "y": arrays[answers]}, packing)
            save("npz", f"{inputs}-{answers}-{packing}", path.read_bytes())
            save("gzip", f"npz-{inputs}-{answers}-{packing}", path.read_bytes())
for kind, seeds in [("npy", arrays), ("idx", images), ("csv", {k: v.encode() for k, v in tables.items()})]:
    for name, data in seeds.items():
        save("gzip", f"{kind}-{name}", data)
        save("gzip", f"{kind}-{name}.gz", gzip.compress(data, mtime=0))
