"""Common given names: "Josef" in "Josef Gerstmann", and those that are words, too: "Mark"."""

from typing import Final

_NAMES: Final = (
    "Adam Adolf Adrian Agnes Ahmed Akira Albert Alessandro Alexander Alexandra Alfred Alice Alois Amanda Amelia Amy "
    "Andrea Andreas Andrew Anita Ann Anna Anne Anthony Antonio Arthur Barbara Beatrice Ben Benjamin Bernard Brenda "
    "Brian Bruno Carl Carlos Carol Caroline Catherine Cecilia Cedric Charles Charlotte Chris Christina "
    "Christine Christoph Christopher Clara Claude Claudia Clive Daniel Daniela David Deborah Denis Dennis Diana "
    "Diego Dimitri Dmitri Dominic Donald Donna Dorothy Douglas Edgar Edith Edmund Eduard Edward Edwin Elena Eleanor "
    "Elias Elizabeth Ellen Emil Emily Emma Eric Erich Erik Ernest Ernst Esther Eugene Eva Evelyn Felix Fernando "
    "Francesco Francis Francisco Franz Fred Frederick Friedrich Fritz Gabriel Gary Georg George Gerald Gerhard Gilbert "
    "Giovanni Giuseppe Gordon Gregory Gustav Hanna Hannah Hans Harald Harold Harry Harvey Heinrich Helen Helena "
    "Helmut Henri Henrik Henry Herbert Hermann Hideo Hilary Hiroshi Howard Hugo Ian Ingrid Irene Isaac Isabel Ivan "
    "Jacob Jacques Jakob James Jan Jane Janet Jason Jeffrey Jennifer Jens Jessica Joan Joanna Johann Johanna Johannes "
    "John Jonathan Jorge Josef Joseph Joshua Juan Judith Julia Julian Julius Jürgen Karen Karl Kate Katherine Kathleen "
    "Keith Kenji Kenneth Kevin Klaus Konrad Kurt Larry Lars Laura Lawrence Leo Leon Leonard Leopold Lillian Linda Lisa "
    "Louis Louise Lucas Lucy Ludwig Luigi Luis Lukas Manfred Marcel Marco Margaret Maria Marie Marion Mario Martha "
    "Martin Mary Matthew Matthias Maurice Max Maximilian Melanie Michael Michel Michelle Miguel Mohamed Mohammed "
    "Monica Moritz Moses Nancy Natalie Nathan Nicholas Nicola Nicolas Nicole Nikolai Nora Olga Oliver Oscar Oskar Otto "
    "Pablo Pamela Patricia Patrick Paul Paula Pedro Peter Philip Philipp Pierre Rachel Ralph Raymond Rebecca Richard "
    "Robert Roberto Roger Roland Ronald Rosa Rudolf Russell Ruth Samuel Sandra Sara Sarah Sean Sebastian Sergei Sharon "
    "Sigmund Silvia Simon Sofia Sophia Sophie Stanley Stefan Stephan Stephanie Stephen Steven Susan Susanne Sylvia "
    "Takashi Teresa Theodor Theodore Theresa Thomas Timothy Tom Ulrich Ursula Valentina Vera Veronica Victor Victoria "
    "Viktor Vincent Virginia Vladimir Walter Werner Wilhelm William Wolfgang Yvonne Yuki"
)
GIVEN_NAMES: Final = frozenset(_NAMES.split())
"""Names that are no other English words."""
_WORDS: Final = (
    "Amber Angel Art Bill Bob Carter Chase Christian Clay Cliff Daisy Dan Dave Dawn Dean Don Drew Faith Frank Gene "
    "Ginger Glen Grace Grant Guy Hazel Heath Heather Holly Homer Hope Hunter Iris Ivy Jack Jay Jean Jim Joe Josh Joy "
    "Ken Kim Lance Lee Lou Luke Mark Mason Mike Miles Nick Norm Olive Pat Patience Pearl Penny Pierce Ray Reed Rich "
    "Rob Robin Roman Ron Rose Ruby Sally Sam Steve Sue Summer Taylor Ted Tim Tony Tucker Violet Wade Ward Warren Will"
)
ALSO_WORDS: Final = frozenset(_WORDS.split())
"""Names that are other English words as well. With a capital inside a sentence, they are names."""
