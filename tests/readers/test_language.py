import pytest

from timeline.readers.language import guess_language, language_tag


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tank crews fired at targets on the range in the capital, state media said on Thursday.", "en"),
        ("Les équipages de chars ont tiré sur des cibles dans le camp, a déclaré le ministère.", "fr"),
        (
            "Die Panzer haben auf dem Übungsplatz geschossen, teilte das Ministerium mit, und der Minister ist zufrieden.",
            "de",
        ),
        ("Los tanques dispararon contra blancos en el campo, dijo el ministerio de defensa del país.", "es"),
        ("Os tanques dispararam no campo, disse o ministério da defesa do país, em uma nota para a imprensa.", "pt"),
        ("Tanklar poligonda ateş etti ve bakanlık bu konuda bir açıklama yaptı, daha sonra geri döndü.", "tr"),
        ("Танковые экипажи провели стрельбы на полигоне.", "ru"),
        ("Танкові екіпажі провели стрільби на полігоні, повідомило міністерство її країни.", "uk"),
        ("북한군 전차 부대가 훈련장에서 사격 훈련을 했다.", "ko"),
        ("自衛隊は訓練場で射撃訓練を行った。", "ja"),
        ("中国人民解放军在台湾海峡举行了演习。", "zh"),
        ("أجرت القوات تدريبات بالذخيرة الحية يوم الأربعاء.", "ar"),
        ("نیروهای زرهی روز چهارشنبه رزمایش برگزار کردند، گفت وزارت دفاع.", "fa"),
        ("Tanks.", None),
        ("1234 5678", None),
        ("", None),
        ("Kim Jong Un Pyongyang KCNA Hwasong Rodong Sinmun", None),
    ],
)
def test_guess(text, language):
    assert guess_language(text) == language


@pytest.mark.parametrize(
    ("stated", "tag"),
    [
        ("en", "en"),
        ("en-US", "en"),
        ("EN_gb", "en"),
        ("English", "en"),
        ("zh-Hant-TW", "zh"),
        ("", None),
        (None, None),
        ("not a language", None),
        ("x", None),
    ],
)
def test_stated(stated, tag):
    assert language_tag(stated) == tag
