"""What people ask about a disease, a side effect or a finding: how it shows, where it comes from, what is done."""

from typing import Final

from immuno_cli.questions.aspects.aspect import Aspect

SYMPTOMS: Final = Aspect("symptoms", "the symptoms of {}", ("causes",), of="conditions", each="sign")
CAUSES: Final = Aspect("causes", "what causes {}", ("^causes", "^has-side-effect"), of="conditions", each="cause")
FINDING: Final = Aspect("finding", "how {} is found", ("^tests-for",), of="conditions", each="test")
TREATING: Final = Aspect("treatment", "how {} is treated", ("^treats",), of="conditions", each="treatment")
HELPING: Final = TREATING._replace(about="what helps against {}", relations=("^treats", "^prevents"))
DOING: Final = Aspect("doing", "what to do about {}", ("^treats",), also=("treatment",), of="conditions")
PREVENTION: Final = Aspect("prevention", "how to prevent {}", ("^prevents",), of="conditions")
COURSE: Final = Aspect("course", "how {} can turn out", of="conditions")
KINDS: Final = Aspect("kinds", "the kinds of {}", ("narrower",), of="anything")
