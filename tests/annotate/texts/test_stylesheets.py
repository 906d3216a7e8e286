"""What a stylesheet inside a page hides is neither shown nor read; what it may show is."""

import pytest

from immuno_cli.annotate.texts.loading import Kind, make_text
from tests.annotate.texts.test_hidden_parts import seen


@pytest.mark.parametrize(
    "page",
    [
        "<style>.x{display:none}</style><p class=x>tumor</p>",
        "<style>.x { color: red; display : NONE !important }</style><p class='a x b'>tumor</p>",
        "<style>/* } .x */ .x{display:none}</style><p class=x>tumor</p>",
        "<style><!-- .x{display:none} --></style><p class=x>tumor</p>",
        "<style>@charset 'utf-8'; .y, p.x{display:none}</style><p class=x>tumor</p>",
        "<style>#x{display:none}</style><div id=x><p>tumor</p></div>",
        "<style>aside{display:none}</style><aside>tumor</aside>",
        "<style>.a.x{display:none}</style><p class='x a'>tumor</p>",
        "<style media=screen>@media only screen{.x{display:none}}</style><p class=x>tumor</p>",
        "<style>footer{display:block}.x{display:none}</style><footer class=x>tumor</footer>",
        "<style>.card{display:flex}.x{display:none}</style><p class='card x'>tumor</p>",
        "<style>.x{display:none!important}.card{display:flex}</style><p class='card x'>tumor</p>",
        "<style>.x{display:none!important}</style><p class=x style='display:block'>tumor</p>",
        "<style>.x{display:none}@media print{.x{display:block}}</style><p class=x>tumor</p>",
        "<style>.a::after{content:'}'}.x{display:none}</style><p class=x>tumor</p>",
        "<style>.sm\\:x{display:none}</style><p class='sm:x'>tumor</p>",
        "<style>.x{display:none}.open .y{display:block}</style><p class=x>tumor</p>",
        "<script>var y = 1</script><style>.x{display:none}</style><p class=x>tumor</p>",
        "<svg><style>.x{display:none}</style></svg><p class=x>tumor</p>",
        "<style>.x{display:none}</style><p class=x style='visibility:visible'>tumor</p>",
        "<style>.a .x{display:none}</style><div class=a><p><i class=x>tumor</i></p></div>",
        "<style>.a>.x, .c{display:none}</style><div class=a><p class=x>tumor</p></div>",
        "<style>main #a p .x{display:none}</style><main><div id=a><p><i><b class=x>tumor</b></i></p></div></main>",
        "<style>.a .a > .x{display:none}</style><div class=a><p class=a><i class=x>tumor</i></p></div>",
        "<style>nav li ul{display:none}</style><nav><ul><li><ul><li>tumor</ul></ul></nav>",
        "<style>.x{display:block}.a .x{display:none}</style><div class=a><p class=x>tumor</p></div>",
        "<style>.a{content:'}\n}.x{display:none}</style><p class=x>tumor</p>",
        "<style>.a{content:'\\\n}'}.x{display:none}</style><p class=x>tumor</p>",
        "<style>my-box{display:none}</style><my-box>tumor</my-box>",
        "<style>my-box.a p{display:none}</style><my-box class=a><p>tumor</p></my-box>",
        "<style>.a > MY-box-2{display:none}</style><div class=a><my-box-2>tumor</my-box-2></div>",
    ],
)
def test_what_a_simple_selector_hides_is_not_seen(page: str) -> None:
    assert seen(f"{page}<p>b</p>") == "b"


@pytest.mark.parametrize(
    "page",
    [
        "<style>@media print{.x{display:none}}</style><p class=x>tumor</p>",
        "<style media=print>.x{display:none}</style><p class=x>tumor</p>",
        "<style>@media (max-width: 600px){.x{display:none}}</style><p class=x>tumor</p>",
        "<style>@supports (display: grid){.x{display:none}}</style><p class=x>tumor</p>",
        "<style>@keyframes k{from{display:none}}</style><p class=from>tumor</p>",
        "<style>.x{display:none}.x{display:block}</style><p class=x>tumor</p>",
        "<style>.x{display:none}.x.open{display:block}</style><p class=x>tumor</p>",
        "<style>.x{display:none}.open > .x{display:block}</style><p class=x>tumor</p>",
        "<style>.x{display:none}.x:target{display:block}</style><p class=x>tumor</p>",
        "<style>.x{display:none}.x{&.open{display:block}}</style><p class=x>tumor</p>",
        "<style>.x{display:none}a:hover .x{display:inline}</style><p class=x>tumor</p>",
        "<style>.x{display:none}@media (min-width:640px){.md\\:y{display:block}}</style><p class='x md:y'>tumor</p>",
        "<style>.x{display:none}</style><script>show('.x')</script><p class=x>tumor</p>",
        "<style>.x{display:none}</style><p class=x style='display:block'>tumor</p>",
        "<style>.x{display:none}</style><a href='#t'>b</a><p class=x id=t>tumor</p>",
        "<style>.x{display:none}</style><p class=x role=tabpanel>tumor</p>",
        "<style>.a > .x{display:none}</style><div class=a><div><p class=x>tumor</p></div></div>",
        "<style>.a .x{display:none}</style><p class=a>c<p class=x>tumor</p>",
        "<style>.a .x{display:none}</style><ul><li class=a>c<li class=x>tumor</ul>",
        "<style>.a .x{display:none}</style><div class=a></div><p class=x>tumor</p>",
        "<style>.a .x{display:none}</style><b class=a></b></b><p class=x>tumor</p>",
        "<style>.a .x{display:none}.open .x{display:block}</style><div class=a><p class=x>tumor</p></div>",
        "<style>.a .x{display:none}.a:hover .x{display:block}</style><div class=a><p class=x>tumor</p></div>",
        "<style>.a .x{display:none}</style><script>open('.a')</script><div class=a><p class=x>tumor</p></div>",
        "<style>.a + .x, .a ~ .x{display:none}</style><p class=a>c</p><p class=x>tumor</p>",
        "<style>.a:not(.b) .x{display:none}</style><div class=a><p class=x>tumor</p></div>",
        "<style>.x::before, .x:not(.y){display:none}</style><p class=x>tumor</p>",
        "<style>.x{display:none}</style><p class=X>tumor</p>",
        "<style>.x{display:none}</style><a onclick=\"show('.x')\">b</a><p class=x>tumor</p>",
        "<style>#x{display:none}</style><a data-shows='#x'>b</a><p id=x>tumor</p>",
        "<style>#x{display:none}</style><label for=x>b</label><p id=x>tumor</p>",
        "<style>aside{display:none}</style><script>$('aside').show()</script><aside>tumor</aside>",
        "<style>.x{display:none}</style><script src=a.js></script><p class=x>tumor</p>",
        "<style>.x{display:none}.open > *{display:block}</style><div class=open><p class=x>tumor</p></div>",
        "<style>.x{display:none}[data-open]{display:block}</style><p class=x data-open>tumor</p>",
        "<style>.x{display:none}:target{display:block}</style><p class=x>tumor</p>",
        "<style>.x{display:none}*{display:block!important}</style><p class=x>tumor</p>",
        "<style>.x{visibility:hidden}.y{visibility:visible}</style><div class=x><p class=y>tumor</p></div>",
        "<style>.x{visibility:hidden;animation:f 1s}@keyframes f{to{visibility:visible}}</style><p class=x>tumor</p>",
        "<style>.x{opacity:0;display:block}</style><p class=x>tumor</p>",
        "<noscript><style>.x{display:none}</style></noscript><p class=x>tumor</p>",
        "<!-- <style>.x{display:none}</style> --><p class=x>tumor</p>",
        "<script>'<style>.y{display:none}</style>'</script><p class=y>tumor</p>",
        "<style>.x{display:none}</style><p class=y>tumor</p>",
        "<style>html, body{visibility:hidden}</style><p>tumor</p>",
        "<style>p{display:none}</style><p>tumor</p>",
        "<style>my-box p{display:none}</style><p>tumor</p>",
        "<style>my-box{display:none}</style><p>tumor</p>",
        "<style>my-box.x{display:none}</style><your-box class=x>tumor</your-box>",
        "<style>.a my-box{display:none}</style><div class=a><p>tumor</p></div>",
        "<style>.x{display:none}.a > my-box{display:block}</style><div class=a><my-box class=x>tumor</my-box></div>",
    ],
)
def test_what_may_be_shown_is_seen(page: str) -> None:
    assert "tumor" in seen(f"<body>{page}</body>")


def test_in_markdown_a_stylesheet_counts_and_one_in_code_does_not() -> None:
    page = "<style>.x{display:none}</style>\n\nA <b class=x>tumor</b> b.\n"
    assert make_text(page, Kind.MARKDOWN).count_hidden_words() == 1
    assert make_text(page.replace("<style>", "`<style>").replace("</style>", "</style>`"), Kind.MARKDOWN).hidden == ()


def test_a_stylesheet_with_too_many_rules_hides_nothing() -> None:
    rules = "".join(f".a{at}{{display:none}}" for at in range(1001))
    assert seen(f"<style>{rules}</style><p class=a7>tumor</p>b") == "tumor b"


def test_elements_deep_inside_others_end_nothing_around_them() -> None:
    style = "<style>.a > .x{display:none}</style>"
    inside = f"<div class=a><div>{'<b>' * 300}<div></div><i class=x>tumor</i>{'</b>' * 300}</div>"
    assert seen(f"{style}{inside}<i class=x>fever</i></div>b") == "tumor b"


def test_elements_deep_inside_others_are_hidden_too() -> None:
    deep = "<style>.a > .x{display:none}</style>" + "<div>" * 300
    assert seen(f"{deep}<div class=a><i class=x>fever</i><i><i class=x>tumor</i></i></div>b") == "tumor b"


def test_of_too_many_selectors_of_elements_inside_others_none_counts() -> None:
    rules = "".join(f".b{at} .a{at}{{display:none}}" for at in range(101))
    page = f"<style>{rules}.c{{display:none}}</style><p class=b7><i class=a7>tumor</i></p>"
    assert seen(f"{page}<p class=c>c</p>b") == "tumor b"


@pytest.mark.parametrize(
    "rule", [".x{{display:none}}", ".y{} .x{{display:none}}", ".x.y{}{{display:none}}", ".x.y{}{{display:block}}"]
)
def test_many_rules_for_many_elements_are_read_in_little_time(rule: str) -> None:
    rules = "".join(map(rule.format, range(999)))
    page = f"<style>{rules}</style>a" + "".join(f"<i class=x id=a{at}>t</i>" for at in range(10_000))
    hidden = make_text(page, Kind.HTML).hidden
    assert len(hidden) in (0, 10_000)


def test_an_important_rule_counts_more_than_an_equal_one_after_it() -> None:
    style = "<style>.x{display:none!important}.x{display:none}.x{display:block}</style>"
    assert seen(f"{style}<p class=x>tumor</p>b") == "b"


@pytest.mark.parametrize(
    "part",
    [
        *("<style>", "<style>.x{display:none}", "<!--", "{", "a{", "@media x{", "/*", "<script>", ".x,", "\\"),
        *('\\"', '"\\', "a", ".a .b{display:none}", ".a > .b ", "</style><b class=a>", "</style><p class=y></b>"),
    ],
)
def test_many_of_them_are_read_in_a_time_that_rises_with_their_number(part: str) -> None:
    page = f"<style>.y{{display:none}}{part * 20_000}"
    assert len(make_text(page, Kind.HTML).visible) == len(page)
