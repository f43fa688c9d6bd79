"""Which language a report is in, from its script and its commonest words: enough to know which rules apply.

Only a guess for reports that do not say; None where the text is too short or too mixed to tell.
"""

from __future__ import annotations

import re
from collections import Counter

_STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in that for is on was with as by said from has at which were",
        "fr": "le la les des du et en une dans que est pour qui sur pas au par avec été",
        "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine hat",
        "es": "el la los las de que y en del se por con una para su al como más ha",
        "pt": "o a os as de que e em do da dos no na para com uma por não ao foi",
        "it": "il la di che e del in un una per con della gli non è sono al dei da",
        "nl": "de het een van en in te dat is op voor met zijn die niet door aan ook bij",
        "pl": "w i na z się że do nie jest o od po przez dla za jak oraz to był",
        "tr": "ve bir bu da de için ile olarak olan daha gibi çok sonra kadar olduğu tarafından",
        "id": "yang dan di dari untuk dengan pada ini dalam akan itu tidak oleh ke juga telah",
        "vi": "và của là có trong được cho với các không đã những một này khi đến",
        "sv": "och att det i en som på är av för med till den har inte om ett de var",
        "fi": "ja on ei että se oli hän mutta myös kun sekä ovat joka tai mukaan",
        "cs": "a v na se je že s z do o i by pro ale jako za podle které od",
        "ro": "și de la în cu pe din a care pentru nu este că au fost mai prin",
    }.items()
}
_LANGUAGES_OF = {
    word: tuple(language for language, words in _STOP_WORDS.items() if word in words)
    for words in _STOP_WORDS.values()
    for word in words
}
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ko", "[\uac00-\ud7a3]"),
    ("ja", "[\u3040-\u30ff]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("cyrillic", "[\u0400-\u04ff]"),
    ("arabic", "[\u0600-\u06ff]"),
    ("he", "[\u05d0-\u05ea]"),
    ("el", "[\u0370-\u03ff]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("hi", "[\u0900-\u097f]"),
    ("ka", "[\u10a0-\u10ff]"),
    ("hy", "[\u0530-\u058f]"),
)
# Letters that one language of a script has and its neighbours lack.
_TELLING = (
    ("cyrillic", "uk", "[іїєґ]"),
    ("cyrillic", "be", "[ў]"),
    ("cyrillic", "sr", "[ђћџљњј]"),
    ("arabic", "fa", "[پچژگکی]"),
    ("arabic", "ur", "[ٹڈڑے]"),
)
_DEFAULT = {"cyrillic": "ru", "arabic": "ar"}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000
_NAMES = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "portuguese": "pt", "italian": "it", "russian": "ru",
    "ukrainian": "uk", "chinese": "zh", "japanese": "ja", "korean": "ko", "arabic": "ar", "persian": "fa", "hebrew": "he",
    "turkish": "tr", "polish": "pl", "dutch": "nl", "indonesian": "id", "vietnamese": "vi", "greek": "el",
}  # fmt: skip
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")


def language_tag(stated: str | None) -> str | None:
    """The primary language of a tag or an English name: ``en-US``, ``EN`` and ``English`` are ``en``.

    None for anything else.
    """
    name = (stated or "").strip().lower()
    if name in _NAMES:
        return _NAMES[name]
    match = _TAG.fullmatch(name)
    return match[1] if match else None


def guess_language(text: str) -> str | None:
    """ISO 639-1 code of the language of `text`, or None where nothing speaks clearly for one."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        letters = len(_WORD.findall(sample)) and sum(map(str.isalpha, sample))
        for script, letter in _SCRIPTS:
            hits = len(re.findall(letter, sample))
            if hits and hits * (5 if script in ("ko", "ja") else 2) >= letters:
                return _within_script(script, sample)
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < 4:
        return None
    counts = Counter(language for word in words for language in _LANGUAGES_OF.get(word, ()))
    (best, hits), (_, second) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    return best if hits >= 2 and hits > second and hits * 12 >= len(words) else None


def _within_script(script: str, sample: str) -> str:
    if script in _DEFAULT:
        for of_script, language, letters in _TELLING:
            if of_script == script and len(re.findall(letters, sample.lower())) * 100 >= len(sample):
                return language
    return _DEFAULT.get(script, script)
