from __future__ import annotations

import csv
import json
import signal
import subprocess
import time
from functools import partial
from io import StringIO

import pytest

from tests.cli.running import TRACKER, run, start
from tracker.extraction.candidate import Role, Status
from tracker.extraction.candidate_json import candidate_json
from tracker.extraction.document import Document
from tracker.extraction.pipeline import extract
from tracker.extraction.source_names import SourceNames

ARTICLE = (
    "December 1st 2024.\n"
    "The death toll has risen to over 370, including at least 20 civilians, according to the Syrian "
    "Observatory for Human Rights. The war began in 2011 and displaced 3,000 families in Aleppo.\n"
    "[This article has been generated with AI.]\n"
)
tell = partial(run, database="sqlite://")


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def passages(tmp_path):
    """A function that writes passages: ids with how many died, or a line as it is."""

    def write(*given, name="passages.jsonl"):
        path = tmp_path / name
        path.write_text("".join(f"{passage(one)}\n" for one in given), encoding="utf-8")
        return path

    return write


def passage(given):
    if isinstance(given, str):
        return given
    return json.dumps({"id": given, "text": f"At least {given} people were killed, the army said."})


def await_content(path):
    """Wait until something is written into a file, a minute at most."""
    for _moment in range(600):
        if path.exists() and path.stat().st_size:
            return
        time.sleep(0.1)
    raise TimeoutError(path)


def rows(text):
    return [json.loads(line) for line in text.splitlines()]


def ids(path):
    return [row["id"] for row in rows(path.read_text(encoding="utf-8"))]


def test_an_article_gives_a_table_with_its_wholes_and_caveats(article):
    ran = tell("extract", article, "--publisher", "Metro")
    assert ran.code == 0
    head, first, second, *_rest = ran.out.splitlines()
    assert head.split() == ["figure", "metric", "group", "source", *head.split()[4:]]
    assert first.split()[:6] == ["more", "than", "370", "deaths", "all", "sohr"]
    assert second.startswith("at least 20")
    assert "over 370" in second
    assert "3,000 households" in ran.out
    assert "Metro, published 2024-12-01, in en" in ran.err
    assert "generated with AI" in ran.err
    assert "3 other numbers were set aside: 2 dates, 1 ordinal (--format json lists them)." in ran.err


def test_the_table_shows_from_when_to_when_and_what_began_then(tmp_path):
    path = tmp_path / "offensive.txt"
    path.write_text(
        "10 December 2024\nSince the offensive began on 27 November, at least 40 people have been killed, "
        "the army said.\nFive people were killed on Sunday.",
        encoding="utf-8",
    )
    ran = tell("extract", path)
    head, since, day = ran.out.splitlines()
    assert "from" in head.split()
    assert "to" in head.split()
    assert "2024-11-27 (offensive)" in since
    assert day.count("2024-12-08") == 2
    assert "Start of “offensive”: 2024-11-27 (“offensive began on 27 November”)." in ran.err


def test_the_ending_of_the_file_tells_the_form(article, tmp_path):
    found = json.loads(tell("extract", article, "--format", "json").out)["figures"]
    tables = {}
    for name in ("found.csv", "found.CSV", "found.txt", "found.json"):
        assert tell("extract", article, "-o", tmp_path / name).code == 0
        tables[name] = (tmp_path / name).read_bytes().decode()
    table = list(csv.DictReader(StringIO(tables["found.csv"])))
    assert list(table[0]) == list(found[0])
    assert [[row["quote"], row["start"], row["low"], row["part_of_start"]] for row in table] == [
        [one["quote"], str(one["start"]), str(one["low"] or ""), str(one["part_of_start"] or "")]
        for one in found
    ]
    assert table[0]["rules"] == "; ".join(found[0]["rules"])
    assert tables["found.CSV"] == tables["found.csv"] == tell("extract", article, "--format", "csv").out
    assert tables["found.txt"].startswith("figure ")
    assert json.loads(tables["found.json"])["figures"] == found


def test_an_ending_that_tells_no_form_is_a_usage_error(article, passages, tmp_path):
    ran = tell("extract", article, "-o", tmp_path / "found.tsv")
    assert (ran.code, list(tmp_path.glob("*.tsv"))) == (2, [])
    assert "ends in none of .csv, .json, .txt: say --format" in ran.err
    ran = tell("extract", "--jsonl", passages(11), "-o", tmp_path / "found.csv")
    assert (ran.code, list(tmp_path.glob("*.csv"))) == (2, [])
    assert "cannot be CSV" in ran.err


def test_an_article_gives_one_object_of_json(article):
    ran = tell("extract", article, "--format", "json")
    found = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    fields = ["title", "publisher", "published", "language", "caveats", "sha256", "figures", "rejected"]
    assert list(found)[:8] == fields
    assert (found["title"], found["publisher"], found["published"]) == (None, None, "2024-12-01")
    assert (found["language"], found["caveats"]) == ("en", ["generated with AI"])
    assert all(ARTICLE[one["start"] : one["end"]] == one["quote"] for one in found["figures"])
    assert [one["quote"] for one in found["figures"]] == ["over 370", "at least 20", "3,000"]
    assert {"start", "end", "quote", "reason"} == set(found["rejected"][0])


def test_a_day_and_a_publisher_that_are_given_are_the_articles(article):
    ran = tell("extract", article, "--published", "2024-12-03", "--publisher", "Metro", "--format", "json")
    found = json.loads(ran.out)
    assert (found["published"], found["publisher"]) == ("2024-12-03", "Metro")


def test_an_article_is_read_from_stdin_and_written_into_a_file(article, tmp_path):
    out = tmp_path / "found.json"
    with article.open("rb") as stdin:
        ran = start("extract", "-", "-o", out, database="sqlite://", stdin=stdin)
    assert (ran.code, ran.out) == (0, "")
    assert [one["value"] for one in json.loads(out.read_text())["figures"]] == [370, 20, 3000]


def test_an_article_without_a_figure_says_so(tmp_path):
    path = tmp_path / "quiet.txt"
    path.write_text("Nothing happened in the town that day.", encoding="utf-8")
    ran = tell("extract", path)
    assert (ran.code, ran.out) == (0, "")
    assert "nothing to list" in ran.err


def test_an_article_that_cannot_be_read_is_one_line(tmp_path):
    assert tell("extract", tmp_path / "absent.txt").code == 1
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4")
    ran = tell("extract", tmp_path / "broken.pdf")
    assert (ran.code, ran.out) == (1, "")
    assert "broken.pdf: cannot be read as PDF" in ran.err


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ((), "FILE: name an article"),
        (("a.txt", "--jsonl", "b.jsonl"), "--jsonl: takes the place of FILE"),
        (("--jsonl", "b.jsonl", "--save"), "--jsonl: each line says its own"),
        (("--jsonl", "b.jsonl", "--published", "2024-12-01"), "--jsonl: each line says its own"),
        (("--jsonl", "b.jsonl", "--format", "csv"), "--format: 'csv' does not go with --jsonl: passages"),
        (("--jsonl", "b.jsonl", "--resume"), "--resume: needs the file of -o"),
        (("--jsonl", "b.jsonl", "--workers", "-1"), "--workers: '-1' is below 1"),
        (("a.txt", "--workers", "2"), "--workers: goes with --jsonl"),
        (("a.txt", "--resume"), "--resume: goes with --jsonl"),
        (("a.txt", "--url", "https://example.org"), "--url: goes with --save"),
        (("a.txt", "--published", "soon"), "--published: 'soon'"),
        (("a.txt", "--published", "1899-12-31"), "--published: '1899-12-31' is before 1900"),
        (("a.txt", "--publisher", " "), "--publisher: is empty"),
    ],
)
def test_flags_that_do_not_go_together_are_a_usage_error(flags, words):
    ran = tell("extract", *flags)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


@pytest.mark.parametrize("flags", [(), ("--jsonl",)], ids=["article", "passages"])
@pytest.mark.parametrize("read_as", ["itself", "another path", "a link", "a hard link"])
def test_the_file_that_is_read_is_never_written(flags, read_as, passages, tmp_path, monkeypatch):
    path = passages(11, 12)
    whole = path.read_bytes()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a link").symlink_to(path)
    (tmp_path / "a hard link").hardlink_to(path)
    source = {"itself": path, "another path": "passages.jsonl"}.get(read_as, read_as)
    resuming = ("--resume",) if flags else ()
    for more in {(), resuming}:
        ran = tell("extract", *flags, source, "-o", path, *more)
        assert (ran.code, ran.out) == (2, "")
        assert f"--output: '{path}' is the file that is read" in ran.err
        assert path.read_bytes() == whole


def test_the_file_that_comes_on_stdin_is_not_written_either(passages):
    path = passages(11)
    whole = path.read_bytes()
    with path.open("rb") as stdin:
        ran = start("extract", "--jsonl", "-", "-o", path, database="sqlite://", stdin=stdin)
    assert (ran.code, path.read_bytes()) == (2, whole)


def test_passages_are_answered_a_line_each_and_what_is_wrong_with_one_is_told(passages):
    path = passages(11, "{", '{"id": "x"}', "", 12)
    ran = tell("extract", "--jsonl", path, "--workers", "1")
    assert ran.code == 3
    answered = rows(ran.out)
    assert [row["id"] for row in answered] == [11, None, "x", 12]
    assert [list(row)[1] for row in answered] == ["figures", "error", "error", "figures"]
    assert f"{path}, line 2: is no JSON" in ran.err
    assert f"{path}, line 3: text is missing" in ran.err
    assert len(ran.err.splitlines()) == 2


def test_passages_that_are_not_there_are_one_line(tmp_path):
    out = tmp_path / "out.jsonl"
    ran = tell("extract", "--jsonl", tmp_path / "absent.jsonl", "-o", out)
    assert ran.code == 1
    assert "absent.jsonl: No such file" in ran.err
    assert not out.exists()


def test_passages_come_from_stdin_and_go_to_several_processes(passages, tmp_path):
    path = passages(*range(101, 221))
    with path.open("rb") as stdin:
        ran = start("extract", "--jsonl", "-", "--workers", "2", database="sqlite://", stdin=stdin)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == tell("extract", "--jsonl", path, "--workers", "1").out
    assert [row["figures"][0]["value"] for row in rows(ran.out)] == list(range(101, 221))


def test_an_interrupted_run_is_gone_on_with(passages, tmp_path):
    out = tmp_path / "out.jsonl"
    assert tell("extract", "--jsonl", passages(11, 12, "{"), "-o", out, "--resume").code == 3
    whole = out.read_bytes()
    out.write_bytes(whole + b'{"id":13,"figu')
    ran = tell("extract", "--jsonl", passages(11, 12, "{", 13, "[", 12), "-o", out, "--resume")
    assert ran.code == 3
    assert out.read_bytes().startswith(whole)
    assert ids(out) == [11, 12, None, 13, None, 12]
    assert [line.split(":")[0] for line in ran.err.splitlines()] == [
        f"{tmp_path / 'passages.jsonl'}, line 5",
        f"{out} holds 1 error from before; a line taken out is tried again.",
    ]
    assert tell("extract", "--jsonl", passages(11, 12, 14), "-o", out, "--resume").code == 3
    assert len(ids(out)) == 7


def test_what_could_not_be_read_before_counts_and_is_tried_again_once_its_answer_is_taken_out(
    passages, tmp_path
):
    path, out = passages(11, "{", 12), tmp_path / "out.jsonl"
    assert tell("extract", "--jsonl", path, "-o", out, "--resume").code == 3
    whole = out.read_bytes()
    ran = tell("extract", "--jsonl", path, "-o", out, "--resume")
    assert (ran.code, out.read_bytes()) == (3, whole)
    assert ran.err == f"{out} holds 1 error from before; a line taken out is tried again.\n"
    out.write_text("".join(line for line in whole.decode().splitlines(keepends=True) if "error" not in line))
    passages(11, 13, 12)
    assert tell("extract", "--jsonl", path, "-o", out, "--resume").code == 0
    assert ids(out) == [11, 12, 13]


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ("My notes\nwithout an end", "line 1 is no JSON"),
        ("without an end", "line 1 is no JSON"),
        ('{"id":1,"figures":[]}\n\n', "line 2 is no JSON"),
        ('{"id":1,"figures":[]}\n{"id":2,"text":"Five', "line 2 is no JSON"),
        ('{"id": 1, "text": "Five people died."}\n', "line 1 is no answer to a passage"),
    ],
)
def test_a_file_that_holds_anything_but_answers_is_not_gone_on_with(held, words, passages, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text(held, encoding="utf-8")
    ran = tell("extract", "--jsonl", passages(1, 2), "-o", out, "--resume")
    assert (ran.code, out.read_text(encoding="utf-8")) == (2, held)
    assert f"--resume: '{out}' cannot be gone on with: {words}" in ran.err


def test_a_run_that_is_told_to_end_leaves_no_process_and_no_half_file(passages, tmp_path):
    path, out = passages(*range(101, 3101)), tmp_path / "out.jsonl"
    command = [TRACKER, "extract", "--jsonl", path, "--workers", "2", "-o", out]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as running:
        await_content(out.with_name(".out.jsonl.part"))
        running.terminate()
        _out, told = running.communicate(timeout=60)
    assert (running.returncode, told) == (128 + signal.SIGTERM, b"")
    assert list(tmp_path.iterdir()) == [path]


def test_without_resume_a_file_is_written_anew(passages, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("something else\n", encoding="utf-8")
    assert tell("extract", "--jsonl", passages(11, 12), "-o", out).code == 0
    assert ids(out) == [11, 12]
    assert tell("extract", "--jsonl", passages(11), "-o", tmp_path / "absent" / "out", "--resume").code == 1


def test_what_was_found_is_kept_for_review(article, fresh):
    flags = ("--publisher", "Metro", "--url", "https://example.org/a", "--save")
    first = fresh("extract", article, *flags)
    assert first.code == 0
    assert "3 new candidates, 0 known" in first.err
    assert "0 new candidates, 3 known" in fresh("extract", article, *flags).err
    listed = json.loads(fresh("review", "list", "--format", "json").out)["rows"]
    assert len(listed) == 3
    assert {row["report_url"] for row in listed} == {"https://example.org/a"}


def test_an_article_of_no_publisher_is_not_kept(article, fresh):
    ran = fresh("extract", article, "--save")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Error: --publisher: the document names none: say who put it out\n"


def test_unknown_is_null_and_never_an_empty_text():
    text = "Some 500 people may have died."
    [candidate, *_rest] = extract(Document(text), SourceNames.built_in()).figures
    found = candidate_json(candidate)
    assert (found["source"], found["source_key"], found["place"], found["place_key"]) == (None,) * 4
    assert {found["period_start"], found["period_end"], found["period_precision"]} == {None}
    assert found["qualifier"] == "approximately"
    assert found["status"] in set(Status)
    assert found["role"] in set(Role)
    assert "" not in found.values()
