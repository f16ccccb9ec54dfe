"""Builds the wheel with the standard library alone; the same files give the same bytes.

    python3 build_wheel.py TREE VERSION PLATFORM DIRECTORY

TREE is what is installed below a prefix, with bin/nn-sweep; the time of its files is
SOURCE_DATE_EPOCH. `scripts/package` calls this.
"""

import base64
import hashlib
import os
import sys
import time
import zipfile
from pathlib import Path

try:
    import tomllib
except ModuleNotFoundError:  # before Python 3.11
    from pip._vendor import tomli as tomllib

HERE = Path(__file__).resolve().parent


def metadata(project, version):
    """The text of METADATA, by the rules for core metadata 2.4."""
    fields = [
        ("Metadata-Version", "2.4"), ("Name", project["name"]), ("Version", version),
        ("Summary", project["description"]), ("Author", project["authors"][0]["name"]),
        ("Keywords", ",".join(project["keywords"])), ("License-Expression", project["license"]),
        ("License-File", "LICENSE"), ("License-File", "third-party-licenses.txt"),
        ("Requires-Python", project["requires-python"]),
        ("Description-Content-Type", "text/markdown"),
    ]
    fields += [("Classifier", text) for text in project["classifiers"]]
    fields += [("Requires-Dist", text) for text in project["dependencies"]]
    lines = [f"{name}: {value}\n" for name, value in fields]
    return "".join(lines) + "\n" + (HERE / project["readme"]).read_text()


def contents(tree, project, version, platform):
    """Every file of the wheel but its RECORD: the name in the wheel, the bytes, the mode."""
    stem = f"nn_sweep-{version}"
    info = f"{stem}.dist-info"
    for path in sorted((HERE / "nn_sweep").glob("*")):
        if path.is_file():
            yield f"nn_sweep/{path.name}", path.read_bytes(), 0o644
    for path in sorted(tree.rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(tree).as_posix()
        if name.startswith(("bin/", "share/nn-sweep/")):
            mode = 0o755 if name.startswith("bin/") else 0o644
            yield f"nn_sweep/prefix/{name}", path.read_bytes(), mode
        elif name.startswith(("share/man/", "share/bash-completion/", "share/fish/")):
            yield f"{stem}.data/data/{name}", path.read_bytes(), 0o644
    for name in ("LICENSE", "third-party-licenses.txt"):
        text = (tree / "share/doc/nn-sweep" / name).read_bytes()
        yield f"{info}/licenses/{name}", text, 0o644
    yield f"{info}/METADATA", metadata(project, version).encode(), 0o644
    scripts = "".join(f"{name} = {place}\n" for name, place in project["scripts"].items())
    yield f"{info}/entry_points.txt", f"[console_scripts]\n{scripts}".encode(), 0o644
    wheel = (
        "Wheel-Version: 1.0\nGenerator: nn-sweep\nRoot-Is-Purelib: false\n"
        f"Tag: py3-none-{platform}\n")
    yield f"{info}/WHEEL", wheel.encode(), 0o644


def digest(data):
    code = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=")
    return f"sha256={code.decode()},{len(data)}"


def build(tree, version, platform, directory):
    """Writes the wheel and returns its name."""
    project = tomllib.loads((HERE / "pyproject.toml").read_text())["project"]
    stamp = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]
    name = f"nn_sweep-{version}-py3-none-{platform}.whl"
    record = ""
    with zipfile.ZipFile(Path(directory) / name, "w") as archive:

        def add(name, data, mode):
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (0o100000 | mode) << 16
            archive.writestr(entry, data, compresslevel=9)

        for each, data, mode in contents(Path(tree), project, version, platform):
            add(each, data, mode)
            record += f"{each},{digest(data)}\n"
        place = f"nn_sweep-{version}.dist-info/RECORD"
        add(place, f"{record}{place},,\n".encode(), 0o644)
    return name


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """What pip calls in this folder: packs what `scripts/package` has staged."""
    raise SystemExit("nn-sweep: scripts/package builds the wheel, with the program inside")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    print(build(*sys.argv[1:]))
