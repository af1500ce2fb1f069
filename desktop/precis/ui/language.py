"""The language of the window: English in the source, others from Qt's translation files.

`tr` and `trn` look a text up where it is shown; `mark` names one in a table of a module, to be looked up later. What
was not translated is English. Numbers inside texts are written by `amounts`, in the same language.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

CONTEXT = "precis"
"""The one context of all texts in the translation files; `note` tells apart what is one text in English only."""


class Language(StrEnum):
    """What the person chose."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"


_TRANSLATED = {QLocale.Language.German: Language.GERMAN}
_QT_NAMES = {Language.ENGLISH: QLocale.Language.English, Language.GERMAN: QLocale.Language.German}
_HOME = {Language.ENGLISH: QLocale.Country.UnitedKingdom, Language.GERMAN: QLocale.Country.Germany}


def tr(text: str, /, note: str = "", **values: object) -> str:
    """Return `text` in the window's language, with `values` put in for its `{names}`."""
    found = QCoreApplication.translate(CONTEXT, text, note or None)
    return found.format(**values) if values else found


def trn(one: str, many: str, count: int, /, note: str = "", **values: object) -> str:
    """Return the form of a text that `count` asks for in the window's language; `{n}` in it is the count.

    English has two forms, which are both here; other languages have as many as Qt's rules say for them.
    """
    found = QCoreApplication.translate(CONTEXT, many, note or None, count)
    if count == 1 and found == many:
        found = one
    return found.format(n=locale().toString(count), **values)


def mark(text: str, note: str = "") -> str:
    """Return `text` as it is, and name it for translation: tables of a module are made before a language is known."""
    return text


def locale() -> QLocale:
    """Return how numbers and dates are written; where the system does not say, as in the United Kingdom."""
    found = QLocale()
    return found if found.language() is not QLocale.Language.C else _locale_of(Language.ENGLISH)


def quoted(text: str) -> str:
    """Return `text` between the quotation marks of the window's language."""
    return locale().quoteString(text)


def spoken() -> str:
    """Return the language that the window speaks now, as ISO 639-1."""
    return _TRANSLATED.get(locale().language(), Language.ENGLISH).value


def resolved(choice: Language) -> Language:
    """Return the language that `choice` comes to on this system."""
    if choice is Language.SYSTEM:
        return _TRANSLATED.get(QLocale.system().language(), Language.ENGLISH)
    return choice


def install(app: QCoreApplication, choice: Language) -> list[QTranslator]:
    """Have `app` speak the language from now on; return the translators in use. English needs none, and loads nothing.

    What is shown already stays as it is: `switching` shows it anew.
    """
    language = resolved(choice)
    QLocale.setDefault(_locale_of(language))
    if language is Language.ENGLISH:
        return []
    from precis.app.resources import resources_folder

    ours = str(resources_folder() / "translations")
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    found: list[QTranslator] = []
    for name, folder in (("qtbase", qt), ("precis", ours)):
        translator = QTranslator(app)
        if translator.load(f"{name}_{language}", folder):
            app.installTranslator(translator)
            found.append(translator)
    return found


def speak(app: QCoreApplication, choice: Language) -> None:
    """Have `app` speak another language than before."""
    from precis.ui import sentences

    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    sentences.forget()
    install(app, choice)


def _locale_of(language: Language) -> QLocale:
    """Return the system's way of writing numbers and dates, if that is of this language; else the language's own."""
    system = QLocale.system()
    return system if system.language() is _QT_NAMES[language] else QLocale(_QT_NAMES[language], _HOME[language])
