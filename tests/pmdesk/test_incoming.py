"""What comes from elsewhere is read whole or refused whole, with one sentence."""

import io
import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from pmdesk import incoming
from pmdesk.errors import ImportFailed
from pmdesk.incoming import read_path, read_stream
from pmdesk.timeline import formats


def archive(path: Path, files: dict[str, bytes], **more: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = more.get("mode", 0o644) << 16
            made.writestr(member, content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(ImportFailed) as failed:
        read_path(path)
    return str(failed.value)


def test_a_file_is_one_part_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"14:20 pool is empty")
    source = read_path(path)
    assert (source.name, source.parts) == ("notes.txt", {"notes.txt": b"14:20 pool is empty"})
    assert read_stream(io.BytesIO(b"x"), "standard input").parts == {"standard input": b"x"}


def test_a_folder_and_an_archive_of_it_are_the_same(tmp_path: Path) -> None:
    files = {"users.json": b"[]", "inc/2025-03-14.json": b"[1]"}
    folder = tmp_path / "export"
    for name, content in {**files, "inc/graph.png": b"png", ".DS_Store": b"x"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    packed = archive(tmp_path / "export.zip", {**files, "inc/": b"", "__MACOSX/a.json": b"x"})
    for path in (folder, packed):
        source = read_path(path)
        assert (source.name, dict(source.parts)) == ("export", files)


@pytest.mark.parametrize(
    "name", ["../out.json", "/etc/out.json", "a/../../out.json", "C:\\out.json", "..\\out.json"]
)
def test_a_name_that_leads_out_of_an_archive_refuses_it(tmp_path: Path, name: str) -> None:
    said = refusal(archive(tmp_path / "x.zip", {"fine.json": b"[]", name: b"[]"}))
    assert said.startswith("“x.zip” was not opened: a file in it, “")
    assert said.endswith("would go outside of it. Nothing was read.")
    assert [path.name for path in tmp_path.iterdir()] == ["x.zip"]


def test_links_archives_and_documents_within_an_archive_are_refused(tmp_path: Path) -> None:
    inner = archive(tmp_path / "inner.zip", {"a.json": b"[]"}).read_bytes()
    for files, mode, said in (
        ({"a.json": b"/etc/passwd"}, stat.S_IFLNK | 0o777, "“a.json” in it is a link"),
        ({"b.zip": inner}, 0, "it holds another archive, “b.zip”"),
        ({"b.json": inner}, 0, "it holds another archive, “b.json”"),
        ({"[Content_Types].xml": b""}, 0, "save that as CSV or as text"),
        ({"picture.png": b"x"}, 0, "holds no file that can be read here"),
    ):
        assert said in refusal(archive(tmp_path / "x.zip", files, mode=mode))


def test_what_unfolds_to_far_more_than_its_size_is_refused(tmp_path: Path) -> None:
    bomb = archive(tmp_path / "x.zip", {"a.json": b" " * 30_000_000})
    assert bomb.stat().st_size < 60_000
    assert "unfolds to over 100 times its size" in refusal(bomb)
    # Each file within its limit, all together not.
    line = os.urandom(40_000) + bytes(1_960_000)
    many = archive(tmp_path / "y.zip", {f"{n}.json": line for n in range(30)})
    assert "holds more than 50 MB" in refusal(many)


def test_an_archive_that_lies_about_the_size_of_a_file_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "x.zip", {"a.json": b" " * 5_000_000})
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    path.write_bytes(content)
    refusal(path)


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = archive(tmp_path / "x.zip", {f"{n}.json": b"" for n in range(10_001)})
    assert "holds more than 10,000 files" in refusal(packed)
    monkeypatch.setattr(incoming, "MOST_FILES", 3)
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in "abcd":
        (folder / name).touch()
    assert "holds more than 3 files" in refusal(folder)


def test_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "MOST_BYTES", 1_000_000)
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.txt").write_bytes(bytes(600_000))
    assert "“folder” holds more than 1 MB." in refusal(folder)
    assert len(read_path(folder / "a.txt").parts["a.txt"]) == 600_000
    with pytest.raises(ImportFailed, match="“standard input” holds more than 1 MB"):
        read_stream(io.BytesIO(bytes(1_000_001)), "standard input")


@pytest.mark.parametrize("cut", [10, 40, 100])
def test_a_damaged_archive_is_said_to_be_damaged(tmp_path: Path, cut: int) -> None:
    path = archive(tmp_path / "x.zip", {"a.json": os.urandom(200)})
    content = path.read_bytes()
    path.write_bytes(content[:-cut])
    assert "“x.zip” is a damaged zip archive." in refusal(path)
    path.write_bytes(content[:50] + bytes(50) + content[100:])
    assert "“x.zip” is a damaged zip archive." in refusal(path)


def test_what_is_not_there_or_no_file_is_said(tmp_path: Path) -> None:
    assert "No such file" in refusal(tmp_path / "none.txt")
    assert "holds no file that can be read here" in refusal(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_a_link_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "is not a file" in refusal(tmp_path / "a.txt")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "b.txt").symlink_to("/etc/passwd")
    (folder / "c.txt").write_text("14:05 one\n", encoding="utf-8")
    source = read_path(folder)
    assert list(source.parts) == ["c.txt"]
    said = "“b.txt” was passed over: it is a link that may lead elsewhere."
    assert said in formats.read(source).assumed
