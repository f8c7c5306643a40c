"""What a browser tells screen readers of a page over AT-SPI: run by tests/heard/exposed.rs, which gets a list of objects in the order of the
tree, as JSON: for each its role, its level if it is a heading, its name and its text, with the texts of what is in it.

Exits with 1 if no document is loaded from the address in the first argument.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi

# Where an object is embedded in a text.
EMBEDDED = "\N{OBJECT REPLACEMENT CHARACTER}"


def children(thing):
    found = [thing.get_child_at_index(at) for at in range(thing.get_child_count())]
    return [child for child in found if child is not None]


def address(thing):
    """Firefox calls it `DocURL`, Chromium `URI`, WebKitGTK `URI`."""
    attributes = Atspi.Document.get_document_attributes(thing) or {}
    return attributes.get("DocURL") or attributes.get("URI") or ""


def document(thing):
    """The document of the address, among what is in an object."""
    if thing.get_role() == Atspi.Role.DOCUMENT_WEB and address(thing) == sys.argv[1]:
        return thing
    return next(filter(None, map(document, children(thing))), None)


told = []


def tell(thing):
    """Tells of an object and of all that is in it, and returns its text."""
    name = thing.get_name() or ""
    one = {"role": thing.get_role_name(), "name": name, "text": "", "level": (thing.get_attributes() or {}).get("level", "")}
    told.append(one)
    within = [tell(child) for child in children(thing)]
    own = ""
    if "Text" in thing.get_interfaces():
        own = Atspi.Text.get_text(thing, 0, Atspi.Text.get_character_count(thing))
    for text in within if EMBEDDED in own else []:
        own = own.replace(EMBEDDED, text, 1)
    one["text"] = own.strip() or "".join(within) or name
    return one["text"]


Atspi.set_timeout(20000, 20000)
page = document(Atspi.get_desktop(0))
if not page:
    sys.exit(f"no document {sys.argv[1]} on the bus of accessibility")
tell(page)
json.dump(told, sys.stdout, ensure_ascii=False)
