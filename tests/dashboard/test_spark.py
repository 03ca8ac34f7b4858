from __future__ import annotations

from datetime import date
from urllib.parse import unquote
from xml.etree import ElementTree

from dashboard.charts.spark import HEIGHT, WIDTH, Scale, SparkLine, build_spark, shared_scale

SVG = "{http://www.w3.org/2000/svg}"
SAID = ((date(2012, 1, 1), 100), (date(2012, 6, 1), 200), (date(2016, 1, 1), 400))


def drawn(line, scale=None):
    address = build_spark(line, scale or shared_scale([line]))
    kind, _comma, picture = address.partition(",")
    assert kind == "data:image/svg+xml"
    # The picture is our own, out of a string: there is nothing to be misled by.
    return ElementTree.fromstring(unquote(picture))  # noqa: S314


def dots(picture):
    return [(float(dot.get("cx")), float(dot.get("cy"))) for dot in picture.iter(f"{SVG}circle")]


def strokes(picture):
    return [path for path in picture.iter(f"{SVG}path") if path.get("stroke-width")]


def test_the_latest_number_is_a_dot_at_the_upper_right():
    ((x, y),) = dots(drawn(SparkLine("#2f79b9", SAID)))
    assert x > WIDTH * 0.9
    assert y < HEIGHT * 0.2


def test_a_line_is_dotted_where_nothing_was_said_for_long():
    solid, dotted = strokes(drawn(SparkLine("#2f79b9", SAID)))
    assert solid.get("stroke-dasharray") is None
    assert dotted.get("stroke-dasharray")


def test_the_numbers_of_an_estimate_are_dots_and_no_line():
    picture = drawn(SparkLine("#2f79b9", SAID, apart=True))
    assert strokes(picture) == []
    assert len(dots(picture)) == len(SAID)


def test_the_scale_begins_at_nought():
    scale = shared_scale([SparkLine("#2f79b9", SAID)])
    assert scale == Scale(date(2012, 1, 1), date(2016, 1, 1), 400)
    assert scale.y(0) - scale.y(200) == scale.y(200) - scale.y(400)


def test_sparks_of_one_count_share_their_scale():
    low = SparkLine("#c0622a", ((date(2012, 1, 1), 40),))
    scale = shared_scale([SparkLine("#2f79b9", SAID), low])
    ((_x, y),) = dots(drawn(low, scale))
    assert y > HEIGHT * 0.7


def test_numbers_of_one_day_have_no_scale():
    assert shared_scale([SparkLine("#2f79b9", SAID[:1]), SparkLine("#2f79b9", SAID[:1])]) is None
    assert shared_scale([]) is None


def test_a_colour_cannot_break_out_of_the_picture():
    picture = drawn(SparkLine('"><script>alert(1)</script>', SAID))
    assert list(picture.iter(f"{SVG}script")) == []
