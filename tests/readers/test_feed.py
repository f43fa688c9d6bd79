import datetime as dt
import socket
import time

import pytest

from timeline.model import Report, ReportWarning
from timeline.readers import Input, ReadOptions, read_input

BODY = "Tank crews fired at targets on Wednesday."


def found(data, name="agency.xml", **options):
    data = data.encode() if isinstance(data, str) else data
    return read_input(Input(name, data=data, size=len(data)), ReadOptions(**options))


def reports(*args, **kwargs):
    return [item for item in found(*args, **kwargs) if isinstance(item, Report)]


def messages(*args, **kwargs):
    return [item.message for item in found(*args, **kwargs) if isinstance(item, ReportWarning)]


def rss(*items, head="", prolog='<?xml version="1.0" encoding="utf-8"?>'):
    channel = "<title>Harbour Dispatch</title><language>en-us</language>" + "".join(f"<item>{item}</item>" for item in items)
    return f'{prolog}{head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{channel}</channel></rss>'


ITEM = f"""<title>Tanks drill</title><link>https://example.org/1</link><pubDate>Thu, 14 Mar 2024 08:00:00 +0900</pubDate>
<description>{BODY}</description>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Dispatch</title>
<entry><title>Tanks drill</title><id>urn:1</id><link href="https://example.org/1"/><published>2024-03-14T08:00:00+09:00</published><updated>2024-03-16T08:00:00Z</updated>
<content type="html">&lt;p&gt;{BODY}&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize(
    "data", [rss(ITEM), ATOM, rss(ITEM, prolog=""), "\n\n" + rss(ITEM)], ids=["RSS", "Atom", "no prolog", "blank lines"]
)
def test_an_item_is_a_report_on_the_day_the_feed_writes(data):
    (report,) = reports(data)
    assert (report.title, report.text, report.source, report.url) == (
        "Tanks drill",
        BODY,
        "Harbour Dispatch",
        "https://example.org/1",
    )
    # eight in the morning nine hours east of Greenwich is the thirteenth in UTC
    assert (report.published, report.published_basis) == (dt.date(2024, 3, 14), "metadata")
    assert report.published_evidence.startswith("feed item, published: ")


@pytest.mark.parametrize(
    ("stamp", "tz", "day"),
    [
        ("Thu, 14 Mar 2024 10:00:00 KST", None, "2024-03-14"),
        ("Thu, 14 Mar 2024 23:30:00 GMT", None, "2024-03-14"),
        ("Thu, 14 Mar 2024 23:30:00 GMT", "Asia/Seoul", "2024-03-15"),
        ("not a date", None, None),
    ],
)
def test_stamps(stamp, tz, day):
    (report,) = reports(rss(f"<pubDate>{stamp}</pubDate><description>{BODY}</description>"), tz=tz)
    assert (report.published and report.published.isoformat()) == day


@pytest.mark.parametrize(
    ("item", "text"),
    [
        pytest.param(
            f"<description>&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;{BODY}&lt;/p&gt;</description>",
            f"One & two.\n\n{BODY}",
            id="escaped markup",
        ),
        pytest.param(
            f"<description><![CDATA[<b>One</b> &ndash; two.<br>{BODY}<script>x()</script>]]></description>",
            f"One – two.\n{BODY}",
            id="CDATA",
        ),
        pytest.param(
            f"<description>Teaser</description><content:encoded><![CDATA[<p>{BODY}</p>]]></content:encoded>",
            BODY,
            id="content before description",
        ),
        pytest.param("<title>Tanks drill</title>", "Tanks drill", id="headline only"),
        pytest.param("<description>3 &lt; 4 drones</description>", "3 < 4 drones", id="a sign that is no tag"),
    ],
)
def test_text_of_an_item(item, text):
    (report,) = reports(rss(item))
    assert report.text == text


def test_ids_stay_when_the_feed_rolls_on():
    old = [f"<guid>https://example.org/{n}</guid><description>{n}. {BODY}</description>" for n in range(3)]
    before = {report.text: report.id for report in reports(rss(*old))}
    after = {report.text: report.id for report in reports(rss("<guid>new</guid><description>New.</description>", *old[:2]))}
    assert len(set(before.values())) == 3
    assert {text: ident for text, ident in after.items() if text in before} == {
        text: before[text] for text in list(before)[:2]
    }
    assert all(ident.startswith("agency-") for ident in before.values())


BOMB = (
    "<!DOCTYPE b [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1 or str()};' * 10}'>" for n in range(1, 10))
    + "]>"
)


@pytest.mark.parametrize(
    "head",
    [
        BOMB,
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!doctype r [<!entity x SYSTEM "http://example.org/">]>',
    ],
    ids=["billion laughs", "file", "http"],
)
def test_entities_are_refused(head, monkeypatch):
    def no_network(*args, **kwargs):
        raise AssertionError("a reader opened a socket")

    monkeypatch.setattr(socket, "socket", no_network)
    begun = time.perf_counter()
    assert messages(rss(ITEM, head=head)) == [
        "agency.xml: the feed declares entities, which are not expanded; remove its <!ENTITY …> lines"
    ]
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize("data", [b"http://example.org/feed.xml", b"/etc/passwd"])
def test_a_file_that_holds_an_address_is_a_text(data, monkeypatch):
    monkeypatch.setattr(socket, "socket", None)
    (report,) = reports(data, "address.rss")
    assert report.text == data.decode()


def test_a_feed_that_is_cut_off_gives_what_is_there_and_says_so():
    whole = rss(*(ITEM.replace("/1", f"/{n}") for n in range(20)))
    cut = whole[: len(whole) // 2]
    assert 5 < len(reports(cut)) < 20
    assert any("the feed is cut off" in message for message in messages(cut))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (rss(), "agency.xml: no items in the feed; check that it is complete"),
        (
            "<?xml version='1.0'?><urlset><url/></urlset>",
            "agency.xml: an XML file that is neither a feed nor a page; save its text as .txt",
        ),
    ],
)
def test_no_feed(data, message):
    assert messages(data) == [message]


@pytest.mark.parametrize("charset", ["euc-kr", "windows-1251", "iso-8859-1", "utf-16"])
def test_declared_character_sets(charset):
    text = {"euc-kr": "북한군 전차 부대가 사격 훈련을 했다.", "windows-1251": "Танки стреляли."}.get(
        charset, "Café près d’ici."
    )
    data = rss(f"<description>{text}</description>", prolog=f'<?xml version="1.0" encoding="{charset}"?>')
    (report,) = reports(data.encode("cp1252" if charset == "iso-8859-1" else charset))
    assert report.text == text
