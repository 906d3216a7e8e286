"""Any text as a query or as a label: no command crashes, nothing reaches the terminal but what can be seen."""

import json
import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Immuno

ANY = st.text(st.characters(), max_size=40)
SEEN_ONLY = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
RELAXED = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@RELAXED
@given(ANY, st.sampled_from(["explain", "search", "related", "tree"]), st.sampled_from(["", "1"]))
def test_any_text_as_a_query(immuno: Immuno, query: str, command: str, forced: str) -> None:
    said = immuno(command, "--", query, FORCE_COLOR=forced, NO_COLOR="1", TERM="dumb")
    assert said.code in (0, 1, 2)
    assert not SEEN_ONLY.search(said.out + said.err)


@RELAXED
@given(ANY.filter(bool), ANY, st.sampled_from(["", "1"]))
def test_any_text_as_a_label(immuno: Immuno, label: str, definition: str, forced: str) -> None:
    concept = {"id": "x", "prefLabel": label, "altLabel": [label], "definition": {"text": definition or "-"}}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "any.json"
        file.write_text(json.dumps({"id": "any", "title": "Any", "language": "en", "concepts": [concept]}))
        for command in ("explain x", "search x", "list", "tree"):
            said = immuno(f"{command} -V", str(file), FORCE_COLOR=forced, NO_COLOR="1", TERM="dumb")
            assert said.code in (0, 1)
            assert not SEEN_ONLY.search(said.out + said.err)
