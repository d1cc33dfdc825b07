"""What `make dist` made: every ELF file finds what it needs, and nothing names this machine."""

import os
import re
import tarfile
from pathlib import Path

import pytest
import shipped
from elf import ElfFile, is_elf

INTERPRETERS = {"x86_64": "/lib64/ld-linux-x86-64.so.2", "aarch64": "/lib/ld-linux-aarch64.so.1"}


@pytest.fixture(scope="module")
def members():
    with tarfile.open(shipped.archive()) as archive:
        return archive.getmembers()


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    with tarfile.open(shipped.archive()) as archive:
        archive.extractall(folder, filter="data")
    (root,) = folder.iterdir()
    return root


@pytest.fixture(scope="module")
def elves(tree):
    """Every ELF file, by its path in the archive."""
    files = [path for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink()]
    found = {str(path.relative_to(tree)): ElfFile(path) for path in files if is_elf(path)}
    assert "bin/weir" in found
    return found


def test_libraries_are_looked_for_beside_the_program_only(tree, elves):
    for name, elf in elves.items():
        assert elf.rpath == [], f"{name} has an RPATH, which comes before LD_LIBRARY_PATH"
        for entry in elf.runpath:
            assert re.match(r"\$ORIGIN(/|$)", entry), f"{name} looks in {entry}"
            folder = Path(entry.replace("$ORIGIN", str((tree / name).parent))).resolve()
            assert folder.is_relative_to(tree) and folder.is_dir(), f"{name} looks in {entry}"


def test_programs_ask_for_the_systems_loader(elves):
    expected = INTERPRETERS[os.uname().machine]
    programs = {name for name, elf in elves.items() if elf.interpreter}
    assert programs == {"bin/weir", "lib/weir/swift-backtrace-static"}
    assert {elves[name].interpreter for name in programs} == {expected}


def test_no_memory_must_be_written_and_executed(elves):
    for name, elf in elves.items():
        assert not elf.writes_text, f"{name} has relocations in its machine code"
        # The crash reporter is the toolchain's as it is, and a process of its own.
        if name != "lib/weir/swift-backtrace-static":
            assert not elf.executable_stack, f"{name} wants an executable stack"


def test_every_library_is_in_the_archive_or_in_a_documented_package(tree, elves):
    needed = {library for elf in elves.values() for library in elf.needed}
    libraries = {path.name for path in (tree / "lib/weir").glob("*.so")}
    packages = {shipped.package_of_library(library) for library in needed - libraries}
    assert sorted(packages) == shipped.documented_packages()
    assert sorted(packages) == shipped.documented_packages(shipped.ROOT / "README.md")


def test_only_what_is_needed_of_the_runtime_is_shipped(tree, elves):
    libraries = {path.name for path in (tree / "lib/weir").glob("*.so")}
    assert libraries == _closure(elves, "bin/weir") & libraries


def test_plugins_need_of_the_runtime_what_the_server_has_loaded(tree, elves):
    # A plugin is loaded from memory, where $ORIGIN leads nowhere.
    loaded = _closure(elves, "bin/weir")
    libraries = {path.name for path in (tree / "lib/weir").glob("*.so")}
    plugins = [name for name in elves if name.startswith("lib/weir/plugins/")]
    assert len(plugins) == 6
    for name in plugins:
        assert set(elves[name].needed) & libraries <= loaded, name
    for library in libraries:
        assert elves[f"lib/weir/{library}"].soname == library


def test_functions_have_names_and_lines_are_in_the_other_archive(elves):
    with tarfile.open(shipped.archive("-debug")) as archive:
        debug = [Path(member.name) for member in archive.getmembers() if member.isfile()]
    ids = {path.parent.name + path.stem for path in debug}
    for name in elves:
        if name == "bin/weir" or "/plugins/" in name:
            sections = _section_names(elves[name])
            assert b".symtab" in sections and b".debug_line" not in sections, name
            assert _build_id(elves[name]) in ids, name


def test_members_are_roots_sorted_and_of_one_time(members):
    assert {(m.uid, m.gid, m.uname, m.gname) for m in members} == {(0, 0, "", "")}
    assert len({m.mtime for m in members}) == 1
    for member in members:
        if member.issym():
            target = Path(member.name).parent / member.linkname
            assert str(target) in {m.name for m in members}, f"{member.name} leads nowhere"
        else:
            expected = (0o755,) if member.isdir() else (0o644, 0o755)
            assert member.mode in expected, f"{member.name} has mode {member.mode:o}"
    top = members[0].name
    assert top == f"weir-{shipped.version()}-linux-{os.uname().machine}"
    assert all(m.name == top or m.name.startswith(top + "/") for m in members)


@pytest.mark.parametrize(
    "name",
    [
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "etc/weir.yaml",
        "lib/weir/swift-backtrace",
        "share/man/man1/weir.1",
        "share/bash-completion/completions/weir",
        "share/zsh/site-functions/_weir",
        "share/fish/vendor_completions.d/weir.fish",
        "share/doc/weir/RunInProduction.md",
        "share/doc/weir/third-party/swift/LICENSE.txt",
        "share/doc/weir/third-party/swift-nio/NOTICE.txt",
        "share/doc/weir/third-party/swift-system/LICENSE.txt",
    ],
)
def test_has(tree, name):
    assert (tree / name).stat().st_size > 0


def test_the_configuration_is_the_repositorys_with_another_folder(tree):
    ours = (shipped.ROOT / "etc/weir.yaml").read_text().splitlines()
    theirs = (tree / "etc/weir.yaml").read_text().splitlines()
    assert len(ours) == len(theirs)
    assert [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]] == [
        ("data-directory: ./data", "data-directory: /var/lib/weir")
    ]


def test_pages_link_to_what_is_there(tree):
    for page in [tree / "README.md", *(tree / "share/doc/weir").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.relative_to(tree)} links {target}"


def test_texts_name_no_folder_of_the_build_machine(tree):
    for path in tree.rglob("*"):
        if path.is_file() and not is_elf(path):
            found = re.search(rb"/(?:work|root|home)/[\w./-]+", path.read_bytes())
            name = str(path.relative_to(tree))
            assert found is None or "third-party" in name, f"{name}: {found.group().decode()}"


def test_paths_in_machine_code_are_of_checked_out_sources(elves, capsys):
    """C libraries keep their __FILE__ for their own error texts; nothing opens these."""
    report = {}
    for name, elf in elves.items():
        if name != "bin/weir" and "/plugins/" not in name:
            continue  # The toolchain's own.
        paths = {match.decode() for match in shipped.MACHINE_PATH.findall(elf.bytes)}
        for path in paths:
            assert "/.build/checkouts/" in path, f"{name} has {path}"
            assert re.search(r"\.(c|cc|h|inc)$|/Sources/|\.cc\.inc$", path), f"{name} has {path}"
        report[name] = len(paths)
    with capsys.disabled():
        print("\npaths of checked-out C sources:", report)


def _closure(elves, name):
    """The names of all libraries that a file needs, through those of the archive too."""
    found, waiting = set(), [name]
    while waiting:
        for library in elves[waiting.pop()].needed:
            if library not in found:
                found.add(library)
                if f"lib/weir/{library}" in elves:
                    waiting.append(f"lib/weir/{library}")
    return found


def _section_names(elf):
    start = int.from_bytes(elf.bytes[40:48], "little")
    size, count, names = (int.from_bytes(elf.bytes[i : i + 2], "little") for i in (58, 60, 62))
    table = start + names * size
    offset, length = (
        int.from_bytes(elf.bytes[table + i : table + i + 8], "little") for i in (24, 32)
    )
    return elf.bytes[offset : offset + length].split(b"\0")


def _build_id(elf):
    """Of the note: name size 4, description size 20, type 3, name GNU."""
    note = b"\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0"
    start = elf.bytes.index(note) + len(note)
    return elf.bytes[start : start + 20].hex()
