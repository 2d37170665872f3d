#!/usr/bin/env python3
"""Which names does a country have in a language?

    python3 packs/sources/countries.py PACKAGE_FOLDER [TAG…]

Writes the `[countries]` table of packs/languages/<tag>/names.toml (of every language folder unless told otherwise) from the territory names of
the unpacked package `cldr-localenames-full` and from country-aliases.toml, which is kept by hand.
Everything else in the file stays as it is; running it twice changes nothing.
"""
import json, pathlib, re, sys, tomllib, unicodedata

SOURCES = pathlib.Path(__file__).resolve().parent
LANGUAGES = SOURCES.parent / "languages"
# Two letters in the locale data, but no country of ISO 3166-1: groups of countries, pseudo-locales, parts with a reserved code.
NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
# "and" as the language prints it, where the locale data prints "&".
AND = {"en": "and", "vi": "và"}
# Languages that are printed without their accents often enough; elsewhere the letter without its accent is another letter, or is printed in another way.
ACCENTS_FALL = {"en", "fr", "es", "nl"}
# Forms the locale data makes for menus, which nobody prints in a sentence.
FOR_MENUS = re.compile(
    r"\bSAR China$|^Đặc khu Hành chính|^Sonderverwaltungsregion |\bSAR van China$|^R\.A\.S\. |^RAE de |\bÖİB$|\(منطقة إدارية خاصة\)$|^منطقة ماكاو"
    r"|\((DRC|RDC|Republic|Republik|Demokratische Republik|Republiek|República)\)$|^CG |^Aotearoa\b.")
# Words French elides; the reader cuts them off, so a list prints a blank behind them ("Côte d' Ivoire").
ELIDED = re.compile(r"\b([dl]')(?=\w)")
# Names and countries German makes no genitive of: feminine and plural ones.
NO_ENDING = ("s", "x", "z", "ß", "insel", "inseln", "küste", "stadt", "ei", "Guayana")
NO_GENITIVE = {"AE", "BQ", "FK", "KM", "KY", "MF", "MV", "NL", "PF", "PH", "PM", "PS", "SB", "SC", "SK", "TF", "TR", "UM", "US", "UA", "VG", "VI"}


def printed_forms(name, tag):
    """Returns the names inside one name of the locale data: "Myanmar (Burma)" is two."""
    if FOR_MENUS.search(name):
        return []
    name = name.replace(" - ", "-").replace("’", "'")
    if tag == "ar" and "-" in name:
        return name.split("-")[1:] if name.startswith("جزر") else [name]
    bracketed = re.fullmatch(r"(.*\S) \(([^)]*)\)(.*)", name)
    if bracketed:
        before, inside, after = bracketed.groups()
        return [before + after, inside + after]
    forms = [name.replace(" & ", f" {AND[tag]} ")] if tag in AND else [name]
    if name.startswith("St. "):
        forms.append("Saint " + forms[0][4:])
    return forms


def with_spellings(name, tag):
    """Returns the name, and what the press makes of it: blanks for hyphens ("Timor Leste"), and no accents where they may fall ("Turkiye")."""
    name = ELIDED.sub(r"\1 ", name) if tag == "fr" else name
    spellings = [name, name.replace("-", " ")]
    if tag in ACCENTS_FALL:
        spellings += [plain(spelling) for spelling in spellings]
    return spellings


def genitives(code, names, tag):
    """Returns the German genitives of a country's names in the locale data: "Iraks"."""
    if tag != "de" or code in NO_GENITIVE:
        return []
    return [name + "s" for name in names if " " not in name and not name.isupper() and not name.endswith(NO_ENDING)]


def plain(name):
    """Returns the name without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))


def country_names(package, tag):
    """Returns code → names, the locale data's usual name first."""
    with open(package / "main" / tag / "territories.json", encoding="utf-8") as file:
        territories = json.load(file)["main"][tag]["localeDisplayNames"]["territories"]
    with open(SOURCES / "country-aliases.toml", "rb") as file:
        config = tomllib.load(file)
    aliases, left_out = config[tag], {plain(name) for name in config["leave_out"].get(tag, [])}
    names = {}
    for key in sorted(territories, key=lambda key: (key[:2], key[2:])):
        code = key[:2]
        if re.fullmatch(r"[A-Z]{2}(-alt-(short|variant))?", key) and code not in NOT_COUNTRIES:
            names.setdefault(code, []).extend(printed_forms(territories[key], tag))
    for code in names:
        names[code] = [name for name in names[code] if plain(name) not in left_out]
        names[code] += genitives(code, names[code], tag) + aliases.get(code, [])
    for code, forms in names.items():
        first = {}
        for form in (spelling for form in forms for spelling in with_spellings(form, tag)):
            first.setdefault(form.casefold(), form)
        names[code] = list(first.values())
    return names


def table(names):
    """Returns the table as TOML, one country a line."""
    lines = ["[countries]"]
    lines += [f"{code} = {json.dumps(forms, ensure_ascii=False)}" for code, forms in sorted(names.items()) if forms]
    return "\n".join(lines) + "\n\n"


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    package = pathlib.Path(sys.argv[1])
    for tag in sys.argv[2:] or sorted(path.parent.name for path in LANGUAGES.glob("*/names.toml")):
        path = LANGUAGES / tag / "names.toml"
        text = path.read_text(encoding="utf-8")
        names = country_names(package, tag)
        found = re.search(r"^\[countries\]\n.*?(?=^(#.*\n)*\[)", text, re.MULTILINE | re.DOTALL)
        if not found:
            sys.exit(f"{path}: found no [countries] table followed by another table")
        path.write_text(text[:found.start()] + table(names) + text[found.end():], encoding="utf-8")
        print(f"{tag}: {len(names)} countries, {sum(map(len, names.values()))} names")


if __name__ == "__main__":
    main()
