"""The control words of RTF 1.9.1 that say something about the text, and what they stand for."""

from __future__ import annotations

SKIPPED = frozenset(
    {"colortbl", "pict", "themedata", "colorschememapping", "datastore", "xmlnstbl", "listtable", "listoverridetable",
     "revtbl", "rsidtbl", "generator", "fldinst", "nonshppict", "template", "atnid", "atnauthor", "annotation", "sp",
     "mmathPr", "private", "userprops", "docvar", "filetbl", "author", "operator", "creatim", "revtim", "printim",
     "company", "subject", "keywords", "comment", "doccomm", "category", "manager", "hlinkbase", "xe", "tc", "objdata",
     "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "falt", "panose", "fontemb"}
)  # fmt: skip
"""Destinations whose text is not the document's."""
KEPT_IF_STARRED = frozenset({"shpinst"})
"""Destinations marked as ignorable that hold text all the same: text boxes."""
CHARACTERS = {
    "tab": " ", "line": " ", "lbr": " ", "softline": " ", "emspace": " ", "enspace": " ", "qmspace": " ", "emdash": "—",
    "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "nestcell": " ",
    "nestrow": " ", "chftn": "", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
SYMBOLS = {"~": " ", "_": "-", "-": "", ":": "", "|": "", "\\": "\\", "{": "{", "}": "}"}
CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""Encodings by a font's character set; 0, 1, 2 and others are the document's own."""
