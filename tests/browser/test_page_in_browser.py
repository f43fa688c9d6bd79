"""The page as a reader uses it: in a real browser, without any network, with pointer and with keyboard alone."""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.export.crowd import crowd_database, set_sides
from tests.export.test_page import hostile as hostile
from tests.factories.database import path as path
from timeline.export import Options, export
from timeline.lexicon import load
from timeline.select import Selection

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        try:
            # a container has no user namespaces for the sandbox; the page is our own and the network is off
            started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        except api.Error as error:
            pytest.skip(f"no headless Chromium: {str(error).splitlines()[0]}")
        yield started
        started.close()


class Reader:
    """One tab with a page in it, and all that went wrong there."""

    def __init__(self, browser: Browser, file: Path, **context: Any) -> None:
        self.troubles: list[str] = []
        self.requests: list[str] = []
        context = {"viewport": {"width": 1280, "height": 900}, **context}
        self.tab: Page = browser.new_context(offline=True, **context).new_page()
        self.tab.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.tab.on("console", lambda message: self.troubles.append(message.text))
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.goto(file.as_uri())

    def count(self, selector: str) -> int:
        """How many elements there are, once the drawing has had time to follow."""
        self.settle()
        return self.tab.locator(selector).count()

    def settle(self) -> None:
        """Wait for the frame in which the page draws."""
        self.tab.wait_for_timeout(160)
        self.tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))")

    def text(self, selector: str) -> str:
        """The text of an element."""
        return " ".join(self.tab.locator(selector).inner_text().split())

    def focus(self) -> str | None:
        """The event whose mark has the focus."""
        found: str | None = self.tab.evaluate("() => document.activeElement.dataset.event ?? null")
        return found

    def window(self) -> str:
        """The days shown."""
        self.settle()
        return self.text("#window")


@pytest.fixture
def page(path: Path) -> Path:
    """The page of the small chronology, with links by timing."""
    set_sides(path)
    target = path.parent / "march.html"
    export(target, path, Selection(), load(), options=Options(timing=400))
    return target


@pytest.fixture
def reader(browser: Browser, page: Path) -> Iterator[Reader]:
    opened = Reader(browser, page)
    yield opened
    opened.tab.context.close()


@pytest.fixture(scope="module")
def crowded(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A page of 400 events over four years."""
    folder = tmp_path_factory.mktemp("crowd")
    export(folder / "crowd.html", crowd_database(folder / "crowd.duckdb", 400), Selection(), load())
    opened = Reader(browser, folder / "crowd.html")
    yield opened
    opened.tab.context.close()


def test_the_page_asks_for_nothing_and_nothing_goes_wrong(reader: Reader) -> None:
    assert reader.count("#drawing [data-event]") == 4
    reader.tab.locator('[data-event="fs24x"]').click()
    reader.tab.keyboard.press("Escape")
    assert reader.requests == [reader.tab.url.partition("#")[0]]
    assert reader.troubles == []


def test_the_drawing_has_a_mark_a_dated_event_and_an_arrow_a_link(reader: Reader) -> None:
    assert reader.count("#drawing .answer") == 3
    for basis in ("stated", "interpreted", "timing"):
        assert reader.count(f"#drawing .arrow.{basis}") == 1
    label = reader.tab.locator('[data-event="fs24x"]').get_attribute("aria-label") or ""
    assert label.startswith("Harbour Watch. Monday 4 March 2024 to Thursday 14 March 2024")


def test_a_click_opens_evidence_and_chain(reader: Reader) -> None:
    reader.tab.locator('[data-event="m5dst"]').click()
    panel = reader.text("#panel")
    assert "North Korea condemned the drill on Tuesday in response." in panel
    assert "Answers Harbour Watch, 1 day after, stated." in panel
    assert [" ".join(item.split()) for item in reader.tab.locator("#panel .chain a").all_inner_texts()] == [
        "Harbour Watch", "Event m5dst", "=Artillery units hold a drill"]
    assert reader.tab.locator("#panel .chain [aria-current]").inner_text() == "Event m5dst"
    assert reader.tab.url.endswith("#m5dst")
    reader.tab.locator("#panel .chain a").first.click()
    assert "Harbour Watch" in reader.text("#panel h4")
    reader.tab.locator("#close").click()
    assert not reader.tab.locator("#panel").is_visible()


def test_keys_alone_reach_everything(reader: Reader) -> None:
    reader.tab.keyboard.press("Tab")
    assert reader.tab.evaluate("() => document.activeElement.className") == "skip"
    for _ in range(30):
        reader.tab.keyboard.press("Tab")
        if reader.focus():
            break
    visited = [reader.focus()]
    for _ in range(3):
        reader.tab.keyboard.press("ArrowRight")
        visited.append(reader.focus())
    assert sorted(filter(None, visited)) == ["d3ptr", "fs24x", "k7frd", "m5dst"]
    reader.tab.keyboard.press("Home")
    reader.tab.keyboard.press("ArrowDown")
    assert reader.focus() in ("m5dst", "k7frd")
    at = reader.focus()
    reader.tab.keyboard.press("Enter")
    assert reader.tab.locator("#panel").is_visible()
    assert reader.tab.evaluate("() => document.activeElement.id") == "panel"
    reader.tab.keyboard.press("Escape")
    assert not reader.tab.locator("#panel").is_visible()
    assert reader.focus() == at


def test_zoom_by_button_key_and_wheel(reader: Reader) -> None:
    whole = reader.window()
    reader.tab.locator("#in").click()
    closer = reader.window()
    assert closer != whole
    reader.tab.keyboard.press("0")
    assert reader.window() == whole
    reader.tab.keyboard.press("+")
    assert reader.window() == closer
    reader.tab.locator("#fit").click()
    box = reader.tab.locator("#drawing").bounding_box()
    assert box is not None
    reader.tab.mouse.move(box["x"] + 900, box["y"] + 60)
    reader.tab.mouse.move(box["x"] + 905, box["y"] + 60)
    reader.tab.mouse.wheel(0, -400)
    assert reader.window() not in (whole, closer)
    reader.tab.mouse.down()
    before = reader.window()
    reader.tab.mouse.move(box["x"] + 1100, box["y"] + 60, steps=4)
    reader.tab.mouse.up()
    assert reader.window() != before
    assert not reader.tab.locator("#panel").is_visible()


def test_a_wheel_that_scrolls_the_page_is_not_caught(crowded: Reader) -> None:
    crowded.tab.evaluate("() => scrollTo(0, 0)")
    crowded.tab.mouse.move(600, 20)
    window = crowded.window()
    crowded.tab.mouse.wheel(0, 300)
    crowded.settle()
    assert crowded.tab.evaluate("() => scrollY") > 0
    assert crowded.window() == window


@pytest.mark.parametrize(("act", "left"), [
    ("type", ["d3ptr"]), ("actor", ["m5dst", "k7frd"]), ("text", ["m5dst"]), ("basis", ["d3ptr", "k7frd"]),
])
def test_filters_narrow_the_drawing_and_the_list(reader: Reader, act: str, left: list[str]) -> None:
    match act:
        case "type":
            reader.tab.locator(".chip", has_text="deployment").click()
        case "actor":
            reader.tab.locator(".menu summary").click()
            reader.tab.locator(".choices label", has_text="PRK").click()
        case "text":
            reader.tab.locator("#text").fill("CONDÉMNED tuesday")
        case "basis":
            reader.tab.locator(".chip", has_text="timing only").click()
    reader.settle()
    listed = reader.tab.locator("article.event:visible").evaluate_all("(found) => found.map((one) => one.id)")
    assert listed == left
    assert reader.count("#drawing [data-event]") == len(left)
    assert reader.text("#count").startswith(f"{len(left)} of 5 events")
    reader.tab.locator("button[type=reset]").click()
    assert reader.count("article.event:visible") == 5


def test_an_address_with_an_id_opens_that_event(browser: Browser, page: Path) -> None:
    opened = Reader(browser, page)
    opened.tab.goto(page.as_uri() + "#k7frd")
    opened.tab.reload()
    assert "=Artillery units hold a drill" in opened.text("#panel h4")
    opened.tab.context.close()


def test_an_address_carries_the_filter_and_the_days_to_another_reader(browser: Browser, crowded: Reader) -> None:
    crowded.tab.locator(".chip", has_text="deployment").click()
    crowded.tab.locator("#text").fill("drill")
    crowded.tab.locator("#in").click()
    crowded.tab.wait_for_function("() => /type=deployment.*text=drill.*from=.*to=/.test(location.hash)")
    crowded.settle()
    window, count, address = crowded.window(), crowded.text("#count"), crowded.tab.url
    other = Reader(browser, Path(address.removeprefix("file://").partition("#")[0]))
    other.tab.goto(address)
    other.tab.reload()
    other.settle()
    assert other.tab.locator("#text").input_value() == "drill"
    assert (other.window(), other.text("#count")) == (window, count)
    assert other.troubles == []
    other.tab.context.close()
    crowded.tab.locator("button[type=reset]").click()
    crowded.tab.locator("#fit").click()


@pytest.mark.parametrize("spoilt", [
    "?from=9999-99-99&to=x&type=nothing", "k7frd?", "?from=0001-01-01&to=0001-01-02", "%E0%A4%A?a=%", "?text=" + "a" * 5000,
])
def test_a_spoilt_address_shows_the_page_all_the_same(browser: Browser, page: Path, spoilt: str) -> None:
    opened = Reader(browser, page)
    opened.tab.goto(page.as_uri() + "#" + spoilt)
    opened.tab.reload()
    opened.settle()
    assert opened.troubles == []
    assert opened.count("#events article") == 5
    opened.tab.context.close()


def test_without_a_script_the_drawing_and_the_list_are_there(browser: Browser, page: Path) -> None:
    still = Reader(browser, page, java_script_enabled=False)
    assert not still.tab.locator("#filters").is_visible()
    assert not still.tab.locator("#panel").is_visible()
    assert still.tab.locator(".still svg a").count() == 4
    still.tab.locator('.still a[href="#k7frd"] circle').first.click()
    assert still.tab.url.endswith("#k7frd")
    article = still.tab.locator("article#k7frd")
    article.locator("summary").click()
    assert article.locator("blockquote").is_visible()
    still.tab.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_light_and_dark(browser: Browser, page: Path, scheme: str) -> None:
    shown = Reader(browser, page, color_scheme=scheme)

    def luminance(property_: str, selector: str) -> float:
        found: str = shown.tab.locator(selector).first.evaluate(f"(one) => getComputedStyle(one).{property_}")
        parts = [int(part) / 255 for part in re.findall(r"\d+", found)[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    paper = luminance("backgroundColor", "html")
    assert (paper > 0.5) == (scheme == "light")
    for selector in ("h1", ".facts", ".review", "a.id", ".counts"):
        ink = luminance("color", selector)
        assert (max(ink, paper) + 0.05) / (min(ink, paper) + 0.05) >= 4.5, selector
    shown.tab.context.close()


def test_print_opens_the_evidence_and_leaves_the_tools_out(reader: Reader) -> None:
    reader.tab.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    reader.tab.emulate_media(media="print")
    assert reader.count("article.event blockquote:visible") == 6
    for selector in ("#filters", "#theme", ".tools", ".keys"):
        assert not reader.tab.locator(selector).first.is_visible()
    reader.tab.evaluate("() => dispatchEvent(new Event('afterprint'))")
    reader.tab.emulate_media(media="screen")
    assert reader.count("article.event blockquote:visible") == 0


def test_a_phone_shows_it_without_sideways_scrolling(browser: Browser, page: Path) -> None:
    phone = Reader(browser, page, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert phone.tab.evaluate("() => document.documentElement.scrollWidth") == 390
    phone.tab.locator('[data-event="m5dst"]').tap()
    assert phone.tab.locator("#panel").is_visible()
    assert phone.tab.evaluate("() => document.documentElement.scrollWidth") == 390
    phone.tab.context.close()


def test_labels_of_a_crowd_do_not_lie_on_each_other(crowded: Reader) -> None:
    crowded.tab.keyboard.press("0")
    crowded.settle()
    boxes = crowded.tab.locator("#drawing .label").evaluate_all(
        "(found) => found.map((one) => { const box = one.getBoundingClientRect(); return [box.left, box.right, box.top]; })")
    assert len(boxes) > 20
    rows: dict[float, list[tuple[float, float]]] = {}
    for left, right, top in boxes:
        rows.setdefault(round(top), []).append((left, right))
    for stretches in rows.values():
        ordered = sorted(stretches)
        assert all(a[1] <= b[0] + 1 for a, b in itertools.pairwise(ordered))


def test_every_dated_event_of_a_crowd_is_drawn_or_counted(crowded: Reader) -> None:
    crowded.tab.keyboard.press("0")
    crowded.settle()
    drawn = crowded.tab.locator("#drawing [data-event]").count()
    counted = crowded.tab.locator("#drawing .bubble text").all_inner_texts()
    assert drawn + sum(int(words.strip("+")) for words in counted) == 400
    assert crowded.troubles == []


def test_hostile_text_does_nothing(browser: Browser, hostile: Path) -> None:
    export(hostile.parent / "hostile.html", hostile, Selection(), load())
    opened = Reader(browser, hostile.parent / "hostile.html")
    opened.tab.on("dialog", lambda dialog: opened.troubles.append(dialog.message))
    opened.tab.locator("[data-event]").click()
    assert "</script><img src=x onerror=alert(1)>" in opened.text("#panel h4")
    assert opened.count("img") == 0
    assert (opened.troubles, len(opened.requests)) == ([], 1)
    opened.tab.context.close()


@pytest.mark.torture
def test_four_thousand_events_stay_usable(browser: Browser, tmp_path: Path) -> None:
    target = tmp_path / "crowd.html"
    export(target, crowd_database(tmp_path / "crowd.duckdb", 4000), Selection(), load())
    assert target.stat().st_size < 8_000_000
    opened = Reader(browser, target)
    assert opened.count("#drawing [data-event]") > 2000
    opened.tab.locator("#text").fill("number 1234")
    opened.tab.locator("#count", has_text="1 of 4,000 events").wait_for()
    opened.tab.locator("#drawing [data-event]").click()
    assert "number 1234" in opened.text("#panel h4")
    assert opened.troubles == []
    opened.tab.context.close()
