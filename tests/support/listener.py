"""Orca, the screen reader, with a voice that hands over what it is given to say: run by tests/heard/session.rs.

It is the Orca that Debian installs, with its own settings in a folder of its own. Its own program is not used, since that ends any other
Orca of the same user; and a voice in the place of speech-dispatcher's gives what is said as text, at once.

Over a socket, the test asks for these things, each in a line:

    loading  forgets the pages that are loaded; not answered
    loaded URL
             answered when the browser has told of that page
    keys N   answered when Orca has handled that many releases of keys since the last `said`
    marked   answered when the test's mark has come from the browser
    said     answered by the list of what was said since the last time, once nothing more can come of what happened so far

`marked` and `said` are the browser's word that it has told all: the test marks an element that Orca does not speak of as invalid, and takes that
back. Events arrive in the order in which they were sent. When Orca has handled all before those, and its queue of messages is empty, and
it is not reading on, then it has said all.
"""

import json
import os
import socket
import sys

from orca import event_manager, input_event, orca, orca_platform, orca_state, settings, speech, speechserver
from orca.scripts.web import script_utilities as web
import pyatspi
from gi.repository import Atspi, GLib

# Not what is pressed, nor what a page is like as a whole, which both depend on when they are asked for.
SETTINGS = {
    "enableBraille": False,
    "enableEchoByWord": False,
    "enableKeyEcho": False,
    "pageSummaryOnLoad": False,
    "sayAllOnLoad": False,
    # Said every ten seconds. The bar itself is heard where it is read.
    "speakProgressBarUpdates": False,
}
# How often it looks whether all is said, in milliseconds.
PATIENCE = 10

test = socket.socket(socket.AF_UNIX)
test.connect(os.environ["HEARD"])


def answer(what):
    test.sendall((json.dumps(what, ensure_ascii=False) + "\n").encode())


class Voice(speechserver.SpeechServer):
    """Says at once what it is given, and keeps it."""

    def __init__(self):
        super().__init__()
        self.said = []
        self.reading = None

    def getInfo(self):
        return ["heard", "heard"]

    def getVoiceFamilies(self):
        return []

    def say(self, text, acss):
        language = ((acss or {}).get("family") or {}).get("lang")
        self.said.append([text, language or ""])

    def speak(self, text=None, acss=None, interrupt=True):
        if text and text.strip():
            self.say(text, acss)

    def speakCharacter(self, character, acss=None):
        self.say(character, acss)

    def stop(self):
        self.reading = None

    def sayAll(self, utteranceIterator, progressCallback):
        """Reads on, as speech-dispatcher does: it asks for the next text when one is said."""
        reading = self.reading = object()

        def next_text():
            if self.reading is not reading:
                return False
            try:
                context, acss = next(utteranceIterator)
            except StopIteration:
                self.reading = None
                return False
            except Exception as error:
                # Orca ends there, too; the transcript then says why.
                self.reading = None
                self.say(f"({error})", acss=None)
                return False
            self.say(context.utterance, acss)
            context.currentOffset = context.endOffset
            context.currentEndOffset = None
            GLib.idle_add(told, context.copy())
            return False

        def told(context):
            if self.reading is reading:
                # First, since it goes on whatever Orca makes of the word.
                GLib.idle_add(next_text)
                progressCallback(context, speechserver.SayAllContext.COMPLETED)
            return False

        GLib.idle_add(next_text)


voice = Voice()
speech.init = lambda: setattr(speech, "_speechserver", voice)
manager = event_manager.getManager()


class Progress:
    """What has happened since the last `said`."""

    def __init__(self):
        self.releases = 0
        # Commands that Orca has taken a key for, and has not run yet.
        self.commands = 0
        # 1 for the mark, 2 once it is taken back.
        self.marks = 0
        # What is asked for: a number of releases, the mark, or everything that is said.
        self.keys = self.page = None
        self.mark = self.all = False

    def loaded(self, event):
        # Firefox calls it `DocURL`, Chromium `URI`.
        attributes = Atspi.Document.get_document_attributes(event.source)
        pages.add(attributes.get("DocURL") or attributes.get("URI"))
        self.look()

    def marked(self, event):
        """The browser's word. Chromium tells of a mark that is taken back as of one that is set."""
        # A field may be invalid by itself, and be gone by now.
        states = event.source.getState()
        if states.contains(pyatspi.STATE_VISIBLE) and not states.contains(pyatspi.STATE_FOCUSABLE):
            self.marks += 1
            self.look()

    def key(self, event):
        if event.type == pyatspi.KEY_RELEASED_EVENT:
            self.releases += 1
            self.look()

    def quiet(self, marks):
        """Whether so many marks have come, and Orca has said all that there was to say before them."""
        if self.marks < marks or voice.reading:
            return False
        release()
        if not manager._eventQueue.empty() or manager._gidleId:
            return False
        live = getattr(orca_state.activeScript, "liveRegionManager", None)
        return not (live and len(live.msg_queue))

    def look(self):
        if self.keys is not None and self.releases >= self.keys and not self.commands:
            self.keys = None
            answer("keys")
        if self.page and self.page in pages:
            self.page = None
            answer("loaded")
        if self.mark and self.quiet(1):
            self.mark = False
            answer("marked")
        if self.all and self.quiet(2):
            said, voice.said = voice.said, []
            self.__init__()
            answer(said)
        return True


# The pages that have been loaded since the last `loading`.
pages = set()
progress = Progress()
Key = input_event.KeyboardEvent
own_key, own_process, own_consume = event_manager.EventManager._processKeyboardEvent, Key._process, Key._consume


def process_key(self, event):
    handled = own_key(self, event)
    progress.key(event)
    return handled


def process(self):
    consumed, reason = own_process(self)
    if reason == "Will be consumed":
        progress.commands += 1
    return consumed, reason


def consume(self):
    try:
        return own_consume(self)
    finally:
        progress.commands -= 1


event_manager.EventManager._processKeyboardEvent, Key._process, Key._consume = process_key, process, consume

# Orca keeps what it has found out about an object under its hash, which is its address, also once the object is gone; and takes it for what it
# knows of another object that comes to the same address later. Which do, differs from run to run, and so does the order of sets. So the
# objects of a page are kept and numbered. The numbers are beyond those of roles: Orca looks objects up in a table of roles, which must not
# find one under the same hash.
own_hash, numbers = Atspi.Accessible.__hash__, {}


def number(self):
    return numbers.setdefault(own_hash(self), (self, (1 << 32) + len(numbers)))[1]


Atspi.Accessible.__hash__ = number


# Orca looks at what an event is about when it comes to the event, which may be before or after the next change of the page, and leaves some
# events out when many are waiting. So it gets them once the page has come to rest, and all of them.
own_enqueue, held = event_manager.EventManager._enqueue, []


def enqueue(self, event):
    if isinstance(event, (input_event.KeyboardEvent, input_event.BrailleEvent)):
        own_enqueue(self, event)
    else:
        held.append(event)


def release():
    events, held[:] = held[:], []
    for event in events:
        own_enqueue(manager, event)


event_manager.EventManager._enqueue = enqueue
event_manager.EventManager._inFlood = event_manager.EventManager._inDeluge = lambda self: False


# Whether something is in the window when Orca comes to it depends on how far the browser has scrolled. To a reader who listens at the speed
# of a voice, what is read is in the window.
own_visible = web.Utilities.isShowingAndVisible


def visible(self, thing):
    return own_visible(self, thing) or (self.inDocumentContent(thing) and thing.getState().contains(pyatspi.STATE_VISIBLE))


web.Utilities.isShowingAndVisible = visible

lines = b""


def asked(source, condition):
    global lines
    received = test.recv(4096)
    if not received:
        os._exit(0)
    lines += received
    while b"\n" in lines:
        line, lines = lines.split(b"\n", 1)
        word, _, what = line.decode().partition(" ")
        if word == "keys":
            progress.keys = int(what)
        elif word == "loading":
            pages.clear()
        elif word == "loaded":
            progress.page = what
        elif word == "marked":
            progress.mark = True
        else:
            progress.all = True
    progress.look()
    return True


GLib.io_add_watch(test.fileno(), GLib.IO_IN | GLib.IO_HUP, asked)
GLib.timeout_add(PATIENCE, progress.look)
pyatspi.Registry.registerEventListener(progress.loaded, "document:load-complete")
pyatspi.Registry.registerEventListener(progress.marked, "object:state-changed:invalid-entry")

settings.timeoutTime = 0
# A key that is pressed twice in a row is pressed twice, however slow the machine.
settings.doubleClickTimeout = 1000
# As soon as Orca waits for events.
GLib.idle_add(lambda: answer(orca_platform.version))
orca.getSettingsManager().activate(os.environ["ORCA"], SETTINGS)
sys.exit(orca.main())
