from __future__ import annotations

import time
import tomllib
from importlib.resources import files

import pytest

from tracker.extraction.caveats import find_caveats

WORDINGS = {
    "generated with AI": [
        "[This article has been trending online and has been generated with AI. The feed is yours.]",
        "AI-generated summary, reviewed by an editor",
        "This text was written with the help of artificial intelligence.",
        "Cet article a été rédigé à l'aide d’une intelligence artificielle.",
        "Dieser Text wurde mit Hilfe von KI erstellt.",
        "Este artículo fue redactado con inteligencia artificial.",
        "هذا المقال كتب بمساعدة الذكاء الاصطناعي.",
    ],
    "machine-translated": [
        "This page has been automatically translated from Arabic.",
        "Machine translation. The original is in Russian.",
        "Traduction automatique",
        "Der Text wurde maschinell übersetzt.",
        "Texto traducido automáticamente.",
        "ترجمة آلية",
    ],
    "sponsored content": [
        "Sponsored content",
        "This article was paid for by the Ministry of Tourism.",
        "Publireportage",
        "– Anzeige –",
        "Contenido patrocinado",
        "محتوى ممول",
    ],
    "satire": [
        "This article is satire and none of it happened.",
        "Cet article est une parodie.",
        "Satire",
        "Este sitio es satírico.",
        "هذا الموقع ساخر",
    ],
    "opinion": [
        "Opinion | Why nobody counts",
        "The views expressed in this article are the author's own.",
        "Tribune",
        "Gastbeitrag: Wer zählt die Toten?",
        "Las opiniones expresadas son de su autora.",
        "الآراء الواردة تعبر عن كاتبها",
    ],
    "developing story": [
        "This is a developing story. Check back soon.",
        "More to follow…",
        "Plus d’informations à suivre.",
        "Diese Meldung wird laufend aktualisiert.",
        "Noticia en desarrollo",
        "عاجل",
    ],
    "corrected": [
        "This article was corrected on 3 June to give the number of wounded.",
        "Correction: The toll is 14, not 41.",
        "(Corrects number of dead in second paragraph)",
        "An earlier version of this story gave the wrong toll.",
        "Rectificatif : le bilan est de 14 morts.",
        "In einer früheren Version hieß es, 41 Menschen seien gestorben.",
        "Corrección: son 14 muertos.",
        "تصحيح: عدد القتلى 14",
    ],
    "not independently verified": [
        "The agency could not independently verify the toll.",
        "The numbers have not been verified independently.",
        "Ces chiffres n'ont pas pu être vérifiés de source indépendante.",
        "Die Angaben ließen sich nicht unabhängig überprüfen.",
        "Los datos no pudieron ser verificados de forma independiente.",
        "لم يتسن التحقق من الأرقام بشكل مستقل.",
    ],
}


@pytest.mark.parametrize(
    ("caveat", "wording"),
    [(caveat, wording) for caveat, wordings in WORDINGS.items() for wording in wordings],
)
def test_a_wording_gives_its_caveat_wherever_it_stands(caveat, wording):
    assert find_caveats(wording) == (caveat,)
    assert find_caveats(f"Fourteen people died.\n{wording}\nThree were hurt.") == (caveat,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The army denied that AI-generated pictures of the dead were spread by its officers.",
        "This report deals with artificial intelligence and the war.",
        "Public opinion turned against the war; an opinion poll showed it.",
        "The breaking of the dam left 14 dead, and the story was told by its survivors.",
        "The court corrected its ruling; the sponsored bill was amended.",
        "The translator was killed; her book, translated from Arabic, appeared later.",
        "Independent observers verified the number of dead.",
        "An independent commission could not be formed.",
        "Le journal publie un article satirique sur la guerre.",
    ],
)
def test_words_about_something_else_are_no_caveat(text):
    assert find_caveats(text) == ()


def test_several_caveats_come_in_the_order_of_the_file():
    text = "Correction: the toll is 14.\nThis is a developing story.\nGenerative AI is experimental."
    assert find_caveats(text) == ("generated with AI", "developing story", "corrected")


def test_of_a_long_text_both_ends_are_searched_and_quickly():
    long = "Five people were killed in this text. " * 50_000
    assert find_caveats(f"This is a developing story.\n{long}\nGenerative AI is experimental.") == (
        "generated with AI",
        "developing story",
    )
    start = time.perf_counter()
    assert find_caveats("\n \u2014" * 400_000) == ()
    assert time.perf_counter() - start < 2


def test_every_caveat_of_the_file_is_worded_in_five_languages_and_tested():
    file = tomllib.loads(files("tracker.extraction").joinpath("caveats.toml").read_text(encoding="utf-8"))
    assert list(file) == list(WORDINGS)
    assert {tuple(languages) for languages in file.values()} == {("en", "fr", "de", "es", "ar")}
