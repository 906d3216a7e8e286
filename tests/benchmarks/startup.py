"""How long a whole command takes beside the bare imports of its libraries.

usage: python tests/benchmarks/startup.py [--rounds 21]

CPU of the whole process as a ratio to `python -c "import typer, rich.console, rich.table, rich.panel"`: medians. Then
what an answer from all shipped bundles costs beside one from the base alone.
"""

import argparse
from typing import Final

from measuring import FLOOR, IMMUNO, compile_package, ratios

PLAIN: Final = {
    "explain, exact, piped": (["explain", "monoclonal-antibody"], 0.92),
    "explain, typo, piped": (["explain", "limfosite"], 1.35),
    "search, typo, piped": (["search", "limfosite"], 1.18),
    "list, piped": (["list"], None),
}
DRAWN: Final = {
    "explain, exact, drawn": (["explain", "monoclonal-antibody"], 1.20),
    "search, typo, drawn": (["search", "limfosite"], None),
}
BUNDLES: Final = 1.05
"""The target of an answer from all bundles beside one from the base."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=21)
    rounds = parser.parse_args().rounds
    compile_package()
    print(f"{'':26}{'ratio':>7}{'target':>8}{'CPU ms':>8}{'MiB':>7}")
    for cases, environment in ((PLAIN, {}), (DRAWN, {"FORCE_COLOR": "1"})):
        commands = {name: [*IMMUNO, *words] for name, (words, _) in cases.items()}
        for name, found in ratios(commands, FLOOR, rounds=rounds, environment=environment).items():
            target = cases[name][1]
            shown = f"{target:.2f}" if target else ""
            print(f"{name:26}{found.ratio:7.2f}{shown:>8}{found.cpu * 1000:8.1f}{found.memory:7.1f}")
    explain = [*IMMUNO, "explain", "monoclonal-antibody"]
    beside = ratios({"all": explain}, [*explain, "--vocabulary", "immunotherapy"], rounds=rounds)["all"]
    print(f"{'all bundles beside one':26}{beside.ratio:7.2f}{BUNDLES:8.2f}")


if __name__ == "__main__":
    main()
