"""The templates of `pages` filled with the articles of the sample collection, and pages that are meant to break a parser."""

import datetime as dt
import time
from pathlib import Path

import pytest

from timeline.model import Report, ReportWarning
from timeline.readers import Input, ReadOptions, read, read_input
from timeline.readers.html import read_html

from . import pages

SAMPLE = Path(__file__).resolve().parents[2] / "seeds" / "reports"
ARTICLES = [
    pages.Article(report.title, report.published, tuple(report.text.split("\n\n")))
    for report in read([SAMPLE])
    if isinstance(report, Report) and report.title and report.published
]
BODY = "Tank crews fired live rounds at targets on a range near the capital on Wednesday, state media said. " * 3


def one(markup, **options):
    (report,) = [found for found in read_html(markup, "p.html", "p", ReadOptions(**options)) if isinstance(found, Report)]
    return report


@pytest.mark.parametrize("template", pages.TEMPLATES, ids=lambda template: template.__name__)
def test_title_date_and_text_of_every_kind_of_site(template):
    assert len(ARTICLES) >= 8
    for article in ARTICLES:
        report = one(template(article))
        assert report.title == article.title
        assert (report.published, report.published_basis) == (article.day, "metadata"), report.published_evidence
        assert report.text == "\n\n".join(article.paragraphs) + ("\n\n(END)" if template is pages.dawn else "")


@pytest.mark.parametrize(
    ("template", "evidence"),
    [
        (pages.weblog, "URL: 2024-03-14 (rule right on 100% of pages); updated 2024-03-17T09:15:00+00:00"),
        (
            pages.graph,
            "JSON-LD datePublished: 2024-03-14T01:00:00Z (rule right on 92% of pages); updated 2024-03-17T01:00:00Z",
        ),
        (pages.dawn, "article:published_time: 2024-03-14T06:00:00+09:00 (rule right on 96% of pages)"),
        (pages.ministry, "meta name=dc.date.issued: 2024-03-14 (rule right on 89% of pages)"),
        (pages.update_first, "<time>: 2024-03-14T08:00:00+02:00 (rule right on 89% of pages)"),
        (pages.tables, "date after a label: March 14, 2024 (rule not measured)"),
        (pages.saved, "URL: 2024-03-14 (rule right on 100% of pages); but meta date: 2024-03-17"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_evidence_names_the_rule_its_trust_and_what_disagrees(template, evidence):
    article = pages.Article("Tanks drill", dt.date(2024, 3, 14), (BODY, BODY))
    assert one(template(article)).published_evidence == evidence


@pytest.mark.parametrize(
    ("address", "also", "day"),
    [
        ("https://example.org/2024/03/14/tanks", "", "2024-03-14"),
        ("https://example.org/world/2024-03-14-tanks.html", "", "2024-03-14"),
        ("https://example.org/tanks-20240314", "", "2024-03-14"),
        ("https://example.org/article/20101204", '<meta name="pubdate" content="2024-03-14">', "2024-03-14"),
        ("https://example.org/article/20101399", "", None),
        ("https://example.org/2024/03/tanks", "", None),
        ("https://example.org/tanks?date=2024-03-14", "", None),
    ],
)
def test_a_date_in_the_address(address, also, day):
    head = f'<title>Tanks</title><link rel="canonical" href="{address}">{also}'
    report = one(pages.page(head, f"<article><p>{BODY}</p></article>"))
    stated = report.published.isoformat() if report.published_basis == "metadata" else None
    assert stated == day


def test_entities_in_json_ld():
    linked = '{"@type": "Article", "headline": "Kim&#8217;s &amp; Moon&#8217;s drills", "publisher": {"name": "A &amp; B"}}'
    report = one(pages.page(f'<script type="application/ld+json">{linked}</script>', f"<article><p>{BODY}</p></article>"))
    assert (report.title, report.source) == ("Kim’s & Moon’s drills", "A & B")


def test_site_address_and_language():
    article = ARTICLES[0]
    found = {template.__name__: one(template(article)) for template in pages.TEMPLATES}
    assert found["weblog"].source == found["graph"].source == found["dawn"].source == "Harbour Dispatch"
    assert found["weblog"].url == article.address()
    assert found["graph"].url == "https://example.org/story"
    assert found["saved"].url == f"https://example.org/{article.day}-story.html"
    assert found["saved"].source == "example.org"
    assert (found["french"].language, found["weblog"].language) == ("fr", "en")


@pytest.mark.parametrize(
    ("footer", "why"),
    [
        ("<footer>© 2021 Example Ltd</footer>", "a copyright year is no date"),
        ("<p>Updated: 14 March 2024</p>", "an update is no publication"),
        ("", "nothing there"),
    ],
)
def test_no_date_is_made_up(footer, why):
    report = one(pages.page("<title>Drill</title>", f"<article><h1>Drill</h1><p>{BODY}</p></article>{footer}"))
    assert report.published_basis != "metadata", why
    assert report.published is None or footer.startswith("<p>Updated")


def test_a_date_made_out_from_the_text_is_no_metadata_and_yields_to_a_given_one():
    markup = pages.page("<title>Drill</title>", f'<article><p>{BODY}</p></article><div class="date">14 March 2024</div>')
    guessed, given = one(markup), one(markup, published=dt.date(2024, 3, 15))
    assert (guessed.published, guessed.published_basis) == (dt.date(2024, 3, 14), "text")
    assert (given.published, given.published_basis) == (dt.date(2024, 3, 15), "given")
    assert guessed.content_hash == given.content_hash


@pytest.mark.parametrize(
    ("above", "below", "day"),
    [
        ("", "14 March 2024", dt.date(2024, 3, 14)),
        ("", "By A. Writer</p><p>March 14, 2024 8:05 am", dt.date(2024, 3, 14)),
        ("Friday, 20 November 2026", "14 March 2024", dt.date(2024, 3, 14)),
        ("Friday, 20 November 2026", "By A. Writer", None),
        ("", "Updated 14 March 2024", None),
    ],
)
def test_a_date_under_the_title_is_read_and_one_above_it_is_not(above, below, day):
    body = f"<p>{above}</p><h1>Tanks drill</h1><p>{below}</p><article><p>{BODY}</p></article>"
    report = one(pages.page("<title>Tanks drill</title>", body))
    assert (report.published if report.published_basis == "metadata" else None) == day


@pytest.mark.parametrize("reference", ["&#x1b;", "&#x1;", "&#xFFFF;", "&#0;", "&#xD800;", "&#99999999;", "\x0b", "\x00"])
def test_a_forbidden_character_does_not_lose_the_page(reference):
    report = one(pages.page("<title>Drill</title>", f"<article><p>{BODY}</p><p>One {reference} two. {BODY}</p></article>"))
    assert BODY.strip() in report.text
    assert "\x1b" not in report.text


def test_entities_soft_hyphens_and_quotes():
    markup = pages.page(
        "<title>T&uuml;rkiye &amp; allies</title>",
        f"<article><p>The &ldquo;exer&shy;cise&rdquo; ended&nbsp;on 14&#8239;March &#150; {BODY}</p></article>",
    )
    report = one(markup)
    assert report.title == "Türkiye & allies"
    assert report.text.startswith("The “exercise” ended on 14 March – Tank")


LETTERS = {
    "cp1252": "Les troupes ont tiré près de la frontière, a déclaré l’état-major à « l’Agence ». ",
    "cp1251": "Танковые экипажи провели стрельбы на полигоне в среду, сообщило министерство обороны. ",
    "koi8-r": "Танковые экипажи провели стрельбы на полигоне в среду, сообщило министерство обороны. ",
    "cp949": "북한군 전차 부대가 수요일 훈련장에서 사격 훈련을 했다고 국방부가 밝혔다. ",
    "gb18030": "中国人民解放军在台湾海峡举行了实弹演习，国防部发言人说这是对外国军舰的回应。 ",
    "shift_jis": "自衛隊は水曜日に訓練場で射撃訓練を行ったと防衛省が発表した。 ",
    "utf-8": "Die Übung „Wächter“ endete am Mittwoch – früher als geplant, so das Verteidigungsministerium. ",
}


@pytest.mark.parametrize("declared", [True, False], ids=["declared", "undeclared"])
@pytest.mark.parametrize("charset", LETTERS)
def test_character_sets(charset, declared):
    text = LETTERS[charset] * 6
    meta = f'<meta charset="{charset}">' if declared else ""
    markup = f"<html><head>{meta}<title>T</title></head><body><article><p>{text}</p><p>2. {text}</p></article></body></html>"
    data = markup.encode(charset)
    (report,) = read_input(Input("p.html", data=data, size=len(data)))
    assert report.text == f"{text.strip()}\n\n2. {text.strip()}"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_one_bad_byte_costs_one_character(charset):
    text = "Kim said the tanks were “the world’s most powerful” – and that the drill was a success. " * 10
    markup = (
        f'<html><head><meta charset="{charset}"></head><body><article><p>{text}</p><p>X {text}</p></article></body></html>'
    )
    data = markup.encode().replace(b"<p>X ", b"<p>\xff ")
    report, warning = sorted(read_input(Input("p.html", data=data, size=len(data))), key=lambda found: type(found).__name__)
    assert report.text == f"{text.strip()}\n\n\ufffd {text.strip()}"
    assert warning.message == "p.html: 1 characters are no utf-8 and became U+FFFD; compare with the original"


def test_a_page_laid_out_with_tables_keeps_its_paragraphs():
    rows = "".join(f"<tr><td>{number}. {BODY}</td></tr>" for number in range(3))
    report = one(f"<html><title>T</title><body><table>{rows}</table></body></html>")
    assert "|" not in report.text
    assert report.text.split("\n\n") == [f"{number}. {BODY}".strip() for number in range(3)]


HOSTILE = {
    "nested divs": "<div>" * 5000 + f"<p>{BODY}</p>" + "</div>" * 5000,
    "nested tables": "<table><tr><td>" * 2000 + BODY,
    "unclosed tags": "<b>" * 100_000 + f"<p>{BODY}</p>",
    "a million angles": "<" * 1_000_000 + f"<p>{BODY}</p>",
    "colspan": f"<table><tr><td colspan=9000000000000000>{BODY}</td></tr></table>",
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + f">{BODY}</p>",
    "entities": "&amp;" * 100_000 + f"<p>{BODY}</p>",
    "comments": "<!--" * 100_000 + f"<p>{BODY}</p>",
    "json-ld": '<script type="application/ld+json">' + "[" * 100_000 + f"</script><p>{BODY}</p>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_markup_that_is_meant_to_break(name):
    begun = time.perf_counter()
    data = f"<html><body>{HOSTILE[name]}</body></html>".encode()
    found = read_input(Input("p.html", data=data, size=len(data)))
    assert time.perf_counter() - begun < 10
    assert found
    report = next((item for item in found if isinstance(item, Report)), None)
    if report is None or BODY.split(".")[0] not in report.text:
        assert any(isinstance(item, ReportWarning) for item in found), "text was lost without a word"


def test_a_page_too_large_for_extraction_gives_its_plain_text():
    begun = time.perf_counter()
    markup = pages.page("<title>T</title>", f"{pages.MENU}<p>{BODY}</p>" + f"<p>{BODY}</p>" * 14_000)
    assert len(markup) > 4_000_000
    report, warning = sorted(read_html(markup, "p.html", "p", ReadOptions()), key=lambda found: type(found).__name__)
    assert warning.message == "p.html: page larger than 4 MB; the text of the whole page was taken"
    assert report.text.startswith("Tank crews")
    assert report.text.count("\n\n") == 14_000
    assert time.perf_counter() - begun < 5


EMPTY = ["<html></html>", "<html><body><script>x()</script></body></html>", "<html><body> <img src=a></body></html>"]


@pytest.mark.parametrize("markup", EMPTY)
def test_a_page_without_text_is_told(markup):
    (warning,) = read_input(Input("p.html", data=markup.encode(), size=len(markup)))
    assert warning.message.startswith("p.html: no text extracted; ")
