"""The benchmark's command line: it looks nowhere outside of the repository unless told where."""

from __future__ import annotations

import pytest

from .__main__ import QUICK, SCRIPTS, _open, _parser, _without


def test_nothing_outside_of_the_repository_is_read_unless_it_is_named(tmp_path):
    asked = _parser().parse_args([])
    assert (asked.tools, asked.open_world) == (None, None)
    assert _open(asked.open_world, QUICK, None, tmp_path) == []
    left_out = " ".join(_without(tools=asked.tools, open_world=asked.open_world))
    assert "--open-world DIR" in left_out
    assert "--tools DIR" in left_out


def test_folders_that_are_named_are_read(tmp_path):
    for name in SCRIPTS:
        (tmp_path / name).touch()
    (tmp_path / "some_test.csv").write_text("text,label\nwhere is it,parcel\nand mine,parcel\n", "utf-8")
    asked = _parser().parse_args(["--tools", str(tmp_path), "--open-world", str(tmp_path)])
    assert _without(tools=asked.tools, open_world=asked.open_world) == []
    (stream,) = _open(asked.open_world, QUICK, None, tmp_path)
    assert sorted(stream.texts) == ["and mine", "where is it"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--open-world", "{here}/none"], "there is no folder"),
        (["--tools", "{here}"], "make_stream.py and score_grouping.py not in"),
    ],
)
def test_a_folder_that_is_not_what_it_should_be_is_told(tmp_path, capsys, words, said):
    with pytest.raises(SystemExit):
        _parser().parse_args([word.format(here=tmp_path) for word in words])
    assert said in capsys.readouterr().err
